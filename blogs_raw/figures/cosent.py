"""Draw the figures of the first article on CoSENT.

The curves come from the article's own code, so that text and picture cannot disagree.
Run, with NumPy and SciPy: python blogs_raw/figures/cosent.py
"""

from __future__ import annotations

import contextlib
import io
import math
import pathlib
import re

from linechart import COLOURS, FONT, GROUND, INK, Chart, write

ARTICLE = "cosent一比sentence-bert更有效的句向量方案.md"
LAMBDAS = (0.5, 1, 2, 3, 5, 7, 10, 14, 20, 30)


def article_code() -> dict:
    """Names defined by the code of the article."""
    text = pathlib.Path(__file__).parents[1].joinpath(ARTICLE).read_text(encoding="utf-8")
    names: dict = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in re.findall(r"^```\{testcode\} cosent\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            exec(block.split("clean, noisy = experiment")[0], names)  # noqa: S102
    return names


def curve(names: dict, loss, noise: float, steps: int = 250) -> list[tuple[float, float]]:
    """Mean Spearman coefficients over λ."""
    names["losses"] = {str(lam): loss(lam) for lam in LAMBDAS}
    seeds = names["experiment"](noise, steps=steps)
    return [(math.log2(lam), float(seeds[str(lam)][:, 0].mean())) for lam in LAMBDAS]


def temperature() -> Chart:
    """Spearman coefficient over the inverse temperature, with and without noise."""
    names = article_code()
    chart = Chart(
        "逆温度对次序的影响（三次平均）", "λ，或标准化之后的标准差 c（对数刻度）", "Spearman 系数", (-1, 5), (0.3, 1.0),
        [(math.log2(v), str(v)) for v in (0.5, 1, 2, 5, 10, 20, 30)],
        [(v / 10, f"{v / 10:.1f}") for v in range(3, 11)], legend=(90, 236),
    )

    def plain(lam):
        return names["by_scores"](lambda s, y: names["cosent_grad"](s, y, lam))

    chart.line(curve(names, plain, 0.0), "无噪声")
    chart.line(curve(names, plain, 0.0, 4000), "无噪声，4000 步")
    chart.line(curve(names, plain, 0.6), "噪声 0.6")
    chart.line(curve(names, names["standardised"], 0.0), "无噪声，得分标准化")
    chart.line(curve(names, names["standardised"], 0.6), "噪声 0.6，得分标准化")
    return chart


def arrow(x0: float, y0: float, x1: float, y1: float, colour: str) -> str:
    """An arrow between two points of the picture."""
    length = math.hypot(x1 - x0, y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    head = [(x1, y1), (x1 - 10 * ux - 4 * uy, y1 - 10 * uy + 4 * ux), (x1 - 10 * ux + 4 * uy, y1 - 10 * uy - 4 * ux)]
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in head)
    return (
        f"<line x1='{x0:.1f}' y1='{y0:.1f}' x2='{x1 - 6 * ux:.1f}' y2='{y1 - 6 * uy:.1f}' stroke='{colour}' stroke-width='2.6'/>"
        f"<polygon points='{points}' fill='{colour}'/>"
    )


def words(x: float, y: float, text: str, size: int = 14, anchor: str = "start", weight: int = 400) -> str:
    """Words with their base line at y."""
    return f"<text x='{x}' y='{y}' font-size='{size}' fill='{INK}' text-anchor='{anchor}' font-weight='{weight}'>{text}</text>"


def mismatch() -> str:
    """The positive and the negative pair of the counterexample; the left panel is enlarged."""
    blue, red, green = COLOURS[0], COLOURS[1], COLOURS[2]
    left, base, unit = 60, 190, 1100
    rows = [
        words(40, 34, "正样本对（放大十倍）", 15, weight=600),
        arrow(left, base, left + 0.1 * unit, base, blue), words(left + 0.1 * unit + 8, base + 6, "u = (0.1, 0)"),
        arrow(left, base, left, base - 0.1 * unit, red), words(left + 8, base - 0.1 * unit + 2, "v = (0, 0.1)"),
        f"<line x1='{left + 0.1 * unit}' y1='{base}' x2='{left}' y2='{base - 0.1 * unit}' stroke='{green}' stroke-width='1.8' stroke-dasharray='5 4'/>",
        words(left + 130, base - 62, "差的一范数 0.2：判为正"), words(left + 130, base - 38, "余弦 0：排在后面"),
    ]
    left, unit = 400, 100
    rows += [
        words(380, 34, "负样本对", 15, weight=600),
        arrow(left, 150, left + 3 * unit, 150, blue), words(left + 3 * unit - 8, 140, "u = (3, 0)", anchor="end"),
        arrow(left, 172, left + unit, 172, red), words(left + 4, 194, "v = (1, 0)"),
        f"<line x1='{left + unit}' y1='172' x2='{left + 3 * unit}' y2='172' stroke='{green}' stroke-width='1.8' stroke-dasharray='5 4'/>",
        words(left + 2 * unit, 194, "差的一范数 2：判为负"), words(left + 2 * unit, 218, "余弦 1：排在前面"),
    ]
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 780 240' role='img' {FONT}>"
    ground = f"<rect width='780' height='240' rx='8' fill='{GROUND}'/>"
    return "\n".join([head, "<title>分类全对而余弦全反的反例</title>", ground, *rows, "</svg>", ""])


if __name__ == "__main__":
    pathlib.Path(__file__).with_name("cosent-mismatch.svg").write_text(mismatch(), encoding="utf-8")
    write(temperature(), "cosent-lambda.svg")
