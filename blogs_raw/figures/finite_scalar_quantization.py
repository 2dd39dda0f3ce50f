"""Draw the figures of the article on finite scalar quantization. Needs NumPy and SciPy.

Run: python blogs_raw/figures/finite_scalar_quantization.py
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
from linechart import COLOURS, Chart, write
from scipy.stats import norm


def bound(z: float, levels: int) -> float:
    """The bounded value before rounding; f(0) = 0 for odd and for even numbers of levels."""
    half, offset = (levels - 1) / 2, 0.0 if levels % 2 else 0.5
    return half * math.tanh(z + math.atanh(offset / half)) - offset


def staircase() -> Chart:
    """Bounding function and rounded value, for an odd and an even number of levels."""
    chart = Chart(
        "限幅与取整：奇数级对称，偶数级多一个负值", "编码器输出 z", "限幅后的值与取整后的值", (-3, 3), (-2.6, 2.6),
        [(v, str(v)) for v in range(-3, 4)], [(v, str(v)) for v in range(-2, 3)], legend=(90, 62),
    )
    grid = [-3 + 0.005 * k for k in range(1201)]
    chart.line([(z, bound(z, 5)) for z in grid], "L = 5，限幅")
    chart.line([(z, bound(z, 4)) for z in grid], "L = 4，限幅")
    for levels, colour in ((5, COLOURS[0]), (4, COLOURS[1])):
        shift = 0.03 if levels == 5 else -0.03
        chart.curve([(z, math.floor(bound(z, levels) + 0.5) + shift) for z in grid], colour, stroke=1.2)
    return chart


def scalar(levels: int, scale: float) -> float:
    """Mean square error of one coordinate of N(0, 1), encoder z = scale * x, best decoder."""
    half, offset = (levels - 1) / 2, 0.0 if levels % 2 else 0.5
    edges = np.arange(-(levels // 2) + 0.5, levels - levels // 2 - 1)
    cuts = (np.arctanh((edges + offset) / half) - math.atanh(offset / half)) / scale
    ends = np.concatenate([[-np.inf], cuts, [np.inf]])
    mass = np.diff(norm.cdf(ends))
    return float(1 - np.sum(np.diff(norm.pdf(ends)) ** 2 / mass))


def usage() -> Chart:
    """Error against the size of the code book: FSQ, and VQ from several starts and budgets."""
    chart = Chart(
        "三维标准正态源：误差随码本大小的变化", "码本大小的对数 log2 N", "均方误差的对数 log10 D", (4.5, 10.2), (-1.5, 0.7),
        [(k, str(k)) for k in range(5, 11)], [(v, f"{v:g}") for v in (-1.5, -1, -0.5, 0)], legend=(400, 60),
    )
    sides = (3, 4, 5, 6, 7, 8, 10)
    best = [(3 * math.log2(n), math.log10(3 * min(scalar(n, s) for s in np.arange(0.3, 1.5, 0.01)))) for n in sides]
    chart.line(best, "FSQ（三维各 L 级）")
    rows = json.loads((Path(__file__).parent / "fsq_experiment.json").read_text(encoding="utf-8"))
    for start, per_code, name in (
        ("data", 20, "VQ，以数据初始化，每码 20 步"),
        ("tiny", 20, "VQ，挤在原点，每码 20 步"),
        ("tiny", 0, "VQ，挤在原点，一律 1000 步"),
        ("far", 20, "VQ，偏离数据，每码 20 步"),
    ):
        kept = [r for r in rows if r["start"] == start and r["seeds"] == 3]
        kept = [r for r in kept if r["steps"] == (per_code * r["size"] or 1000)]
        chart.line([(math.log2(r["size"]), math.log10(r["mean"][2])) for r in kept], name)
    return chart


if __name__ == "__main__":
    write(staircase(), "fsq_levels.svg")
    write(usage(), "fsq_usage.svg")
