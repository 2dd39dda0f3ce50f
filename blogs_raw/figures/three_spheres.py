"""Draw the figures of the article on the intersection of three spheres.

Run: python blogs_raw/figures/three_spheres.py
"""

from __future__ import annotations

import math
import pathlib

from linechart import COLOURS, FONT, GROUND, INK, Chart, write

BLUE, RED, GREEN = COLOURS[:3]


def text(x: float, y: float, words: str, size: int = 15, colour: str = INK) -> str:
    """Words at a place."""
    return f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' fill='{colour}'>{words}</text>"


def segment(x0: float, y0: float, x1: float, y1: float, colour: str, dash: str = "", wide: float = 2) -> str:
    """A straight line."""
    return (
        f"<line x1='{x0:.1f}' y1='{y0:.1f}' x2='{x1:.1f}' y2='{y1:.1f}' stroke='{colour}'"
        f" stroke-width='{wide}' stroke-dasharray='{dash}'/>"
    )


def disc(x: float, y: float, colour: str = INK) -> str:
    """A point."""
    return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4.5' fill='{colour}'/>"


def plan() -> list[str]:
    """Seen along the normal: three circles and the three radical lines through the foot."""
    unit, left, top = 36.0, 195.0, 250.0

    def at(x: float, y: float) -> tuple[float, float]:
        return left + unit * x, top - unit * y

    rows = [text(24, 34, "沿法线看：三条根轴交于垂足", 16)]
    centres = [((0, 0), 6, BLUE, "p₁"), ((4, 0), 14, RED, "p₂"), ((1, 3), 8, GREEN, "p₃")]
    for (x, y), square, colour, name in centres:
        cx, cy = at(x, y)
        rows.append(
            f"<circle cx='{cx:.1f}' cy='{cy:.1f}' r='{unit * math.sqrt(square):.1f}' fill='{colour}'"
            f" fill-opacity='0.07' stroke='{colour}' stroke-width='2'/>"
        )
        down = 22 if name == "p₂" else -5  # a radical line passes through the second centre
        rows += [disc(cx, cy, colour), text(cx - 28, cy + down, name, 16, colour)]
    lines = [((1, -2.2), (1, 4.4)), ((-2.2, 6.2 / 3), (4.6, -0.2)), ((-1.6, -1.6), (3.4, 3.4))]
    for (x0, y0), (x1, y1) in lines:
        rows.append(segment(*at(x0, y0), *at(x1, y1), INK, "6 4", 1.5))
    fx, fy = at(1, 1)
    return [*rows, disc(fx, fy), text(fx + 18, fy + 1, "垂足")]


def side() -> list[str]:
    """Seen from the side: the right triangle of centre, foot and the two solutions."""
    unit, left, top = 66.0, 545.0, 215.0
    foot = left + unit * math.sqrt(2)
    up, down = top - 2 * unit, top + 2 * unit
    return [
        text(500, 34, "从侧面看：两个解关于平面对称", 16),
        segment(500, top, 770, top, INK), text(640, top + 22, "三个球心所在的平面", 14),
        segment(left, top, foot, up, BLUE), segment(left, top, foot, down, BLUE),
        segment(foot, up, foot, down, INK, "6 4"),
        segment(left, top, foot, top, RED, "", 3.5),
        disc(left, top, BLUE), disc(foot, top), disc(foot, up), disc(foot, down),
        text(left - 28, top - 10, "p₁", 16, BLUE), text(left + 2, (top + up) / 2, "r₁", 16, BLUE),
        text(left + 34, top - 8, "|u₀|", 15, RED), text(foot + 8, (top + up) / 2, "h", 17),
        text(foot + 12, up + 5, "x₊"), text(foot + 12, down + 5, "x₋"),
    ]


def picture() -> str:
    """Both views in one picture."""
    return "\n".join([
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 800 420' role='img' {FONT}>",
        "<title>三个球的交点：俯视与侧视</title>",
        f"<rect width='800' height='420' rx='8' fill='{GROUND}'/>",
        *plan(), *side(), "</svg>", "",
    ])


def dilution() -> Chart:
    """Dilution of precision above the centre of an equilateral triangle of stations."""
    chart = Chart(
        "等边三角形布站：误差放大倍数随高度的变化", "高度与外接圆半径之比 t = h/R", "放大倍数", (0, 3), (0, 6),
        [(0.5 * k, f"{0.5 * k:g}") for k in range(7)], [(v, str(v)) for v in range(7)], legend=(400, 62),
    )
    grid = [0.01 * k for k in range(2, 301)]
    chart.line([(t, math.sqrt((5 + 4 * t * t + 1 / t**2) / 3)) for t in grid], "位置 PDOP")
    chart.line([(t, math.sqrt(4 / 3 * (1 + t * t))) for t in grid], "水平 HDOP")
    chart.line([(t, math.sqrt((1 + t * t) / 3) / t) for t in grid], "竖直 VDOP")
    best = math.sqrt(0.5)
    chart.dot(best, math.sqrt(3), INK, 5)
    chart.note(best - 0.1, 2.5, "最小值 √3，在 t = 1/√2")
    return chart


if __name__ == "__main__":
    pathlib.Path(__file__).with_name("three_spheres_views.svg").write_text(picture(), encoding="utf-8")
    write(dilution(), "three_spheres_dilution.svg")
