"""Draw the figures of the article on finite scalar quantization. Needs NumPy and SciPy.

Run: python blogs_raw/figures/finite_scalar_quantization.py
"""

from __future__ import annotations

import math

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


def trained(size: int, start: str) -> float:
    """Mean square error of a code book of vectors after 1000 steps on batches of 64 points."""
    rng = np.random.default_rng(0)
    book = {
        "data": rng.normal(size=(size, 3)),
        "tiny": rng.uniform(-1 / size, 1 / size, (size, 3)),
        "far": 3 + 0.3 * rng.normal(size=(size, 3)),
    }[start]
    for _ in range(1000):
        z = rng.normal(size=(64, 3))
        near = np.argmin(np.sum(book**2, axis=1) - 2 * z @ book.T, axis=1)
        count, total = np.bincount(near, minlength=size), np.zeros((size, 3))
        np.add.at(total, near, z)
        used = count > 0
        book[used] += 0.2 * (total[used] / count[used, None] - book[used])
    z = rng.normal(size=(20000, 3))
    return float(np.mean(np.sum(z**2, axis=1) + np.min(np.sum(book**2, axis=1) - 2 * z @ book.T, axis=1)))


def usage() -> Chart:
    """Error against the size of the code book: FSQ, and VQ from three starting points."""
    chart = Chart(
        "三维标准正态源：误差随码本大小的变化", "码本大小的对数 log2 N", "均方误差的对数 log10 D", (4.5, 11), (-1.5, 0.7),
        [(k, str(k)) for k in range(5, 12)], [(v, f"{v:g}") for v in (-1.5, -1, -0.5, 0)], legend=(420, 60),
    )
    sides = (3, 4, 5, 6, 7, 8, 10, 12)
    best = [(3 * math.log2(n), math.log10(3 * min(scalar(n, s) for s in np.arange(0.3, 1.5, 0.01)))) for n in sides]
    chart.line(best, "FSQ（三维各 L 级）")
    for start, name in (("data", "VQ，以数据初始化"), ("tiny", "VQ，挤在原点初始化"), ("far", "VQ，偏离数据初始化")):
        chart.line([(3 * math.log2(n), math.log10(trained(n**3, start))) for n in sides], name)
    return chart


if __name__ == "__main__":
    write(staircase(), "fsq_levels.svg")
    write(usage(), "fsq_usage.svg")
