"""Draw the figures of the first MoE article: the geometry of the choice, and its error."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from moe_svg import BLUE, GREEN, INK, MUTED, RED, Card


def geometry() -> None:
    """Right triangle of kept and dropped vectors; two vectors that cancel."""
    card = Card(720, 300)
    card.text(190, 28, "两两正交：留长的，丢短的")
    origin, corner, tip = (60, 240), (320, 240), (320, 120)
    card.line([origin, corner], BLUE, 3, arrow=True)
    card.line([corner, tip], RED, 3, arrow=True)
    card.line([origin, tip], INK, 2, arrow=True)
    card.line([(306, 240), (306, 226), (320, 226)], MUTED, 1)
    card.text(190, 264, "y_S：保留的 k 个之和", BLUE)
    card.text(330, 186, "误差", RED, "start")
    card.text(170, 170, "y", INK, "end")
    card.text(190, 286, "误差² = 舍弃者的模长平方和", MUTED, size=12)
    card.line([(395, 30), (395, 280)], "#d5d9dd", 1)
    card.text(555, 28, "相互抵消：长的不该留")
    card.line([(555, 170), (680, 170)], BLUE, 3, arrow=True)
    card.line([(555, 170), (430, 170)], RED, 3, arrow=True)
    card.line([(555, 170), (555, 110)], GREEN, 3, arrow=True)
    card.dot(555, 170, INK)
    card.text(660, 160, "v_1", BLUE)
    card.text(450, 160, "v_2", RED)
    card.text(566, 118, "v_3 = y", GREEN, "start")
    card.text(555, 214, "留 v_1：误差² = 101", BLUE)
    card.text(555, 238, "都不留：误差² = 1", MUTED)
    card.text(555, 262, "留 v_3：误差² = 0", GREEN)
    card.save("moe1-geometry.svg")


def curves(dealt, d=64, m=1024, n=16, inputs=200, seed=0):
    """Return the mean relative error for k = 0 … n by norm, at random, and at best.

    The layer is the same whether its hidden units are grouped as they are clustered, or DEALT at random.
    """
    rng = np.random.default_rng(seed)
    centre, own = rng.normal(size=(n, 1, d)), rng.normal(size=(n, m // n, d))
    a = (np.sqrt(0.9) * centre + np.sqrt(0.1) * own).reshape(m, d) / np.sqrt(d)
    b = rng.normal(size=(m, d)) / np.sqrt(m)
    order = np.random.default_rng(1000 + seed).permutation(m) if dealt else np.arange(m)
    drops = []
    for k in range(n + 1):
        drop = np.ones((len(list(combinations(range(n), k))), n))
        for row, kept in enumerate(combinations(range(n), k)):
            drop[row, list(kept)] = 0
        drops.append(drop)
    results = np.zeros((3, n + 1))
    for x in rng.normal(size=(inputs, d)):
        v = (np.maximum(a @ x, 0)[:, None] * b)[order].reshape(n, -1, d).sum(axis=1)
        gram = v @ v.T / np.sum(v.sum(axis=0) ** 2)
        ranking = np.argsort(-np.diag(gram))
        for k, drop in enumerate(drops):
            every = np.sum((drop @ gram) * drop, axis=1)
            weak = ranking[k:]
            results[:, k] += gram[np.ix_(weak, weak)].sum(), every.mean(), every.min()
    return results / inputs


def error() -> None:
    """Error against k for one layer in random and in clustered groups."""
    card = Card(720, 310)
    for left, title, dealt in ((60, "同一个层，随机发给各组", True), (420, "同一个层，按簇分组", False)):
        ticks = [(k, str(k)) for k in (0, 4, 8, 12, 16)]
        place = card.axes(
            (left, 60, 270, 190), ticks, [(v / 4, f"{v / 4:g}") for v in range(5)], "激活个数 k", "相对误差"
        )
        card.text(left + 135, 30, title)
        by_norm, random, best = curves(dealt)
        for values, colour, dash, width in (
            (random, MUTED, "2 5", 2), (by_norm, BLUE, "", 2.5), (best, RED, "7 5", 2),
        ):
            card.line([place(k, v) for k, v in enumerate(values)], colour, width, dash)
        for row, (name, colour, dash) in enumerate(
            (("随机", MUTED, "2 5"), ("按模长", BLUE, ""), ("最优", RED, "7 5"))
        ):
            y = 76 + 20 * row
            card.line([(left + 180, y - 4), (left + 212, y - 4)], colour, 2, dash)
            card.text(left + 220, y, name, colour, "start", 12)
    card.save("moe1-error.svg")


if __name__ == "__main__":
    geometry()
    error()
