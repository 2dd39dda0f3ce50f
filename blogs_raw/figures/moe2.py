"""Draw the figures of the second MoE article: a trained toy layer, and the collapse of a model.

`moe_experiment.py` runs the toy layer and stores what came out, which is what is drawn here.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from moe_svg import BLUE, GREEN, INK, MUTED, ORANGE, RED, Card
from scipy.integrate import solve_ivp


def softmax(z):
    """Return the softmax of each row."""
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


def train(alpha, skew, seed, n=8, d=16, tokens=256, steps=1500, rate=0.1):
    """Train a layer of N linear experts, one for each token; return error, overload, experts in use.

    Inputs come from 8 domains of frequency 1/r**SKEW, each with a linear map of its own as target.
    """
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(8, d))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    maps = rng.normal(size=(8, d, d)) / np.sqrt(d)
    share = np.arange(1, 9.0) ** -skew
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    router = 0.1 * rng.normal(size=(n, d))

    def batch(size):
        domain = rng.choice(8, size=size, p=share / share.sum())
        x = 2 * centres[domain] + 0.5 * rng.normal(size=(size, d))
        return x, np.einsum("tij,tj->ti", maps[domain], x)

    for _ in range(steps):
        x, y = batch(tokens)
        p = softmax(x @ router.T)
        pick = p.argmax(axis=1)
        chosen = np.eye(n)[pick]
        gate = p[range(tokens), pick]
        out = np.einsum("tij,tj->ti", experts[pick], x)
        residual = gate[:, None] * out - y
        dz = (np.sum(residual * out, axis=1) * gate)[:, None] * (chosen - p)
        load = chosen.mean(axis=0)
        dz += alpha * n * p * (load - (p @ load)[:, None])
        router -= rate * dz.T @ x / tokens
        for i in range(n):
            mine = pick == i
            experts[i] -= rate * (gate[:, None] * residual)[mine].T @ x[mine] / tokens
    x, y = batch(8192)
    p = softmax(x @ router.T)
    pick = p.argmax(axis=1)
    out = p.max(axis=1)[:, None] * np.einsum("tij,tj->ti", experts[pick], x)
    load = np.bincount(pick, minlength=n) / len(x)
    return np.sum((out - y) ** 2) / np.sum(y**2), n * load.max() - 1, np.sum(load > 0.01)


def toy() -> None:
    """Error and overload of the toy layer against the coefficient, for even and skewed domains."""
    stored = json.loads((Path(__file__).parent / "moe2_experiment.json").read_text(encoding="utf-8"))
    card = Card(720, 320)
    alphas = [r["alpha"] for r in stored if (r["steps"], r["skew"]) == (1500, 0)]
    x_ticks = [(i, f"{a:g}") for i, a in enumerate(alphas)]
    frames = (
        (card.axes((60, 60, 270, 190), x_ticks, [(v / 10, f"{v / 10:g}") for v in range(5)],
                   "系数 α", "相对误差（越低越好）"), 0),
        (card.axes((420, 60, 270, 190), x_ticks, [(v, f"{v}") for v in range(5)],
                   "系数 α", "最大超载 MaxVio"), 1),
    )
    for skew, colour, dash, name in ((0, BLUE, "", "领域频率均匀"), (1, RED, "7 5", "领域频率为 1/r")):
        runs = [np.array(r["runs"]) for r in stored if (r["steps"], r["skew"]) == (1500, skew)]
        for place, column in frames:
            mean = [r[:, column].mean() for r in runs]
            error = [r[:, column].std(ddof=1) / len(r) ** 0.5 for r in runs]
            card.line([place(i, v) for i, v in enumerate(mean)], colour, 2.5, dash)
            for i, (v, e) in enumerate(zip(mean, error, strict=True)):
                card.dot(*place(i, v), colour)
                card.line([place(i, v - e), place(i, v + e)], colour, 1.2)
        x, y = 560, 80 if skew == 0 else 100
        card.line([(x - 40, y - 4), (x - 8, y - 4)], colour, 2.5, dash)
        card.text(x, y, name, colour, "start", 12)
    card.save("moe2-toy.svg")


def collapse_paths(ratio, n=4, a=1.0, b=1.0, c=0.1, end=600):
    """Return times and shares of the model with the coefficient RATIO times the critical one."""
    alpha = ratio * a * b / (c * n)

    def slope(_, state):
        z, skill = state[:n], state[n:]
        p = np.exp(z - z.max())
        p /= p.sum()
        dz = b * p * (skill - p @ skill) - alpha * n * p * (p - p @ p)
        return np.concatenate([dz, a * p - c * skill])

    z = np.array([0.3, 0.1, -0.1, -0.3])
    start = np.concatenate([z, np.full(n, a / (c * n))])
    times = np.linspace(0, end, 121)
    z = solve_ivp(slope, (0, end), start, t_eval=times, rtol=1e-8, atol=1e-10).y[:n]
    p = np.exp(z - z.max(axis=0))
    return times, p / p.sum(axis=0)


def collapse() -> None:
    """Shares of four experts over time, below and above the critical coefficient."""
    card = Card(720, 300)
    for left, title, ratio, end in ((60, "α = 0.8 α*：塌陷", 0.8, 300), (420, "α = 1.2 α*：均衡", 1.2, 12)):
        card.text(left + 135, 28, title)
        place = card.axes(
            (left, 60, 270, 180), [(t, f"{t}") for t in (0, end // 3, 2 * end // 3, end)],
            [(v / 4, f"{v / 4:g}") for v in range(5)], "时间", "份额 p",
        )
        times, shares = collapse_paths(ratio, end=end)
        for path, colour, dash in zip(shares, (BLUE, RED, GREEN, ORANGE), ("", "7 5", "2 5", "10 4 2 4"), strict=True):
            card.line([place(t, v) for t, v in zip(times, path, strict=True)], colour, 2.2, dash)
    card.save("moe2-collapse.svg")


if __name__ == "__main__":
    collapse()
    toy()
