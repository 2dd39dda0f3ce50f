"""Draw the figures of the article on the maximum of n normal numbers.

Run: python blogs_raw/figures/normal_maximum.py
"""

from __future__ import annotations

import math
from statistics import NormalDist

from linechart import COLOURS, Chart, write

NORMAL = NormalDist()
GUMBEL_05, GUMBEL_95 = -math.log(-math.log(0.05)), -math.log(-math.log(0.95))


def level(s: float) -> float:
    """H(s): the level exceeded with probability exp(-s)."""
    return -NORMAL.inv_cdf(math.exp(-s))


def mean(n: float) -> float:
    """Expected maximum of n numbers, by the midpoint rule over the exponential scale."""
    centre, step, total, weight = math.log(n), 0.01, 0.0, 0.0
    for i in range(int(min(centre, 8) / step) + 2500):
        y = centre - min(centre, 8) + (i + 0.5) * step
        density = n * math.exp(-y + (n - 1) * math.log1p(-math.exp(-y))) * step
        total, weight = total + density * level(y), weight + density
    return total / weight


def growth() -> Chart:
    """Mean, quantile, and the approximations, over n."""
    chart = Chart(
        "n 个标准正态数的最大值随 n 的增长", "n（对数刻度）", "取值", (1, 9), (1, 7),
        [(k, f"1e{k}") for k in range(1, 10)], [(v, str(v)) for v in range(1, 8)],
    )
    grid = [1 + 0.1 * k for k in range(81)]
    logs = {g: g * math.log(10) for g in grid}
    chart.line([(g, math.sqrt(2 * s)) for g, s in logs.items()], "一级近似 √(2 log n)")
    chart.line([(g, mean(10**g)) for g in grid], "期望 E M_n（数值积分）")
    chart.line([(g, level(s)) for g, s in logs.items()], "分位数 b_n")
    chart.line(
        [(g, math.sqrt(2 * s) - math.log(4 * math.pi * s) / (2 * math.sqrt(2 * s))) for g, s in logs.items()],
        "两项近似（含 log log n）",
    )
    return chart


def ruler() -> Chart:
    """The concave map from the exponential to the normal scale, with two windows."""
    chart = Chart(
        "指数尺度上宽度不变的窗口，在正态尺度上越来越窄", "指数尺度 s（超过概率为 exp(-s)）", "正态尺度 H(s)",
        (0, 18), (-1, 6), [(v, str(v)) for v in range(0, 19, 2)], [(v, str(v)) for v in range(-1, 7)],
    )
    for colour, exponent in ((COLOURS[1], 2), (COLOURS[2], 6)):
        s = exponent * math.log(10)
        low, high = s + GUMBEL_05, s + GUMBEL_95
        chart.band(low, high, colour)
        chart.band(level(low), level(high), colour, vertical=False)
        chart.dot(s, level(s), colour, 5)
        chart.note(s, -0.75, f"n = 1e{exponent}", "middle")
        width = level(high) - level(low)
        chart.note(0.3, level(low) + width / 2 - 0.08, f"宽 {width:.2f}")
    chart.curve([(0.18 + 0.06 * k, level(0.18 + 0.06 * k)) for k in range(297)], COLOURS[0], stroke=3)
    return chart


if __name__ == "__main__":
    write(growth(), "normal_maximum_growth.svg")
    write(ruler(), "normal_maximum_ruler.svg")
