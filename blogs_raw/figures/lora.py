"""Draw the figures of the article on LoRA and the gradient.

The training curves come from the article's own code, so that text and picture cannot disagree.
Run, with NumPy and SciPy: python blogs_raw/figures/lora.py
"""

from __future__ import annotations

import contextlib
import io
import math
import pathlib
import re

from linechart import INK, Chart, write

ARTICLE = "梯度视角下的lora简介分析猜测及推广.md"


def article_code() -> dict:
    """Names defined by the code of the article."""
    text = pathlib.Path(__file__).parents[1].joinpath(ARTICLE).read_text(encoding="utf-8")
    names: dict = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in re.findall(r"^```\{testcode\} lora\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            exec(block, names)  # noqa: S102
    return names


def ways() -> Chart:
    """Residuals of five ways of training, on a logarithmic scale."""
    names = article_code()
    chart = Chart(
        "二次损失上的残差（秩 4，奇异值 1/i）", "步数", "相对残差（对数刻度）", (0, 80), (-2, 0.05),
        [(k, str(k)) for k in range(0, 81, 10)], [(math.log10(v), str(v)) for v in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)],
        legend=(90, 236),
    )
    for name, label in {
        "A frozen": "冻结 A", "both": "两者都训练", "both, from singular vectors": "从奇异向量初始化",
        "both, scaled gradients": "预条件", "A frozen, new every step": "每步更换投影",
    }.items():
        way = names["ways"].get(name, {"train_a": False})
        eta = names["tuned"].get(name, 0.9)
        runs = [names["residuals"](seed, 0.1, eta, 81, **way) for seed in range(10)]
        chart.line([(t, math.log10(v)) for t, v in enumerate(names["np"].median(runs, axis=0)) if v > 0.01], label)
    floor = math.log10(names["best"])
    chart.curve([(0, floor), (80, floor)], INK, "3 4", 1.2)
    chart.note(79, floor - 0.115, "秩 4 的下限 0.126", anchor="end")
    return chart


def share(ratio: float, n: float) -> float:
    """Share of the main direction in A after a displacement, in units of s‖A₀‖², for c₁ = N/n."""
    q = ratio * n
    k = 0.5 + math.sqrt(0.25 + q * q)
    return k / n / (1 - 1 / n + k / n)


def turn() -> Chart:
    """The share over the displacement, exact for two widths, and the approximation."""
    chart = Chart(
        "A 转向主方向：份额与位移", "d / (s‖A₀‖²)（对数刻度）", "主方向的能量份额 χ", (-3, 2), (0, 1),
        [(k, f"{10.0**k:g}") for k in range(-3, 3)], [(v / 5, f"{v / 5:.1f}") for v in range(6)], legend=(90, 64),
    )
    grid = [-3 + 0.05 * k for k in range(101)]
    chart.line([(x, share(10**x, 64)) for x in grid], "n = 64，精确")
    chart.line([(x, share(10**x, 4096)) for x in grid], "n = 4096，精确")
    chart.line([(x, 10**x / (1 + 10**x)) for x in grid], "近似 d / (d + sN)")
    return chart


if __name__ == "__main__":
    write(turn(), "lora-turn.svg")
    write(ways(), "lora-ways.svg")
