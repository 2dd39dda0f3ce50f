"""Draw the figures of the third MoE article: a bias as a price, and how much it jitters.

The toy layer that the article trains is here too; `moe_experiment.py` runs it and stores what came out.
"""

from __future__ import annotations

import numpy as np
from moe_svg import BLUE, INK, MUTED, ORANGE, RED, Card


def load(scores, k):
    """Return the share of choices that each column gets when each row takes its K largest."""
    chosen = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    return np.bincount(chosen.ravel(), minlength=scores.shape[1]) / chosen.size


def plane() -> None:
    """Scores of two experts: the bias moves the border until it halves the points."""
    card = Card(720, 340)
    rng = np.random.default_rng(3)
    first = np.clip(rng.normal(0.6, 0.16, size=60), 0.03, 0.97)
    second = np.clip(rng.normal(0.42, 0.16, size=60), 0.03, 0.97)
    median = float(np.median(first - second))
    ticks = [(v / 4, f"{v / 4:g}") for v in range(5)]
    for left, title, shift in ((60, "无偏置", 0.0), (420, "偏置之差为分差的中位数", median)):
        card.text(left + 130, 26, title)
        place = card.axes((left, 56, 260, 230), ticks, ticks, "专家 1 的分数", "专家 2 的分数")
        wins = first - second > shift
        for x, y, win in zip(first, second, wins, strict=True):
            card.dot(*place(x, y), BLUE if win else ORANGE, 3.5)
        card.line([place(max(shift, 0), max(-shift, 0)), place(1, 1 - shift)], INK, 1.8, "7 5")
        card.text(left + 258, 46, f"专家 1：{wins.sum()} 个", BLUE, "end", 12)
        card.text(left + 10, 72, f"专家 2：{(~wins).sum()} 个", ORANGE, "start", 12)
    card.save("moe3-plane.svg")


def jitter_variance(step, tokens, n, k, steps=6000, seed=0):
    """Return the mean square of the biases under the sign rule, scores being uniform."""
    rng = np.random.default_rng(seed)
    bias, squares = np.zeros(n), []
    for i in range(steps):
        bias = bias - step * np.sign(load(rng.random((tokens, n)) + bias, k) - 1 / n)
        bias -= bias.mean()
        if i > steps // 4:
            squares.append(bias @ bias / n)
    return np.mean(squares)


def jitter() -> None:
    """Relative overload by the jitter of the biases against the step; theory and simulation."""
    card = Card(720, 330)
    tokens, n, k = 256, 16, 2
    sigma, kappa = np.sqrt((n - k) / (k * tokens)) / n, n / (k * (n - 1))
    steps = sigma / kappa * 2.0 ** np.arange(-5, 3)
    x_ticks = [(i, f"{2.0**i:g}" if i >= 0 else f"1/{2**-i}") for i in range(-5, 3)]
    place = card.axes(
        (70, 60, 600, 200), x_ticks, [(v / 10, f"{v / 10:g}") for v in range(5)],
        "步长 γ（以 σ/κ 为单位）", "负载的相对起伏（标准差除以均值）",
    )
    theory = n * kappa * np.sqrt((1 - 1 / n) * steps * sigma * np.sqrt(2 * np.pi) / (4 * kappa))
    measured = [n * kappa * np.sqrt(jitter_variance(step, tokens, n, k)) for step in steps]
    card.line([place(-5, n * sigma), place(2, n * sigma)], MUTED, 1.5, "2 5")
    card.text(76, place(0, n * sigma)[1] - 8, "一批词元自身的噪声 nσ", MUTED, "start", 12)
    card.line([place(i - 5, v) for i, v in enumerate(theory)], BLUE, 2.5)
    for i, v in enumerate(measured):
        card.dot(*place(i - 5, v), RED, 4.5)
    card.line([(110, 86), (150, 86)], BLUE, 2.5)
    card.text(160, 90, "近似公式", INK, "start", 12)
    card.dot(130, 108, RED, 4.5)
    card.text(160, 112, "模拟", INK, "start", 12)
    card.save("moe3-jitter.svg")


def train(rule, strength, gate_kind, seed, skew=1.0, n=8, d=16, tokens=256, steps=1500, rate=0.1):
    """Train the toy layer of the second article with RULE for balance; return error, overload and mean gate.

    The gate is `softmax`, `sigmoid`, or `separate`: ranked by the sigmoid, weighted by the softmax.
    """
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(8, d))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    maps = rng.normal(size=(8, d, d)) / np.sqrt(d)
    share = np.arange(1, 9.0) ** -skew
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    router, bias = 0.1 * rng.normal(size=(n, d)), np.zeros(n)

    def batch(size):
        domain = rng.choice(8, size=size, p=share / share.sum())
        x = 2 * centres[domain] + 0.5 * rng.normal(size=(size, d))
        return x, np.einsum("tij,tj->ti", maps[domain], x)

    def route(x):
        z = x @ router.T
        smooth = 1 / (1 + np.exp(-z))
        share = np.exp(z - z.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        s = smooth if gate_kind == "sigmoid" else share
        pick = np.argmax((share if gate_kind == "softmax" else smooth) + bias, axis=1)
        return s, pick, s[range(len(x)), pick]

    for _ in range(steps):
        x, y = batch(tokens)
        s, pick, gate = route(x)
        chosen = np.eye(n)[pick]
        out = np.einsum("tij,tj->ti", experts[pick], x)
        residual = gate[:, None] * out - y
        pull = np.sum(residual * out, axis=1)[:, None] * chosen
        excess = chosen.mean(axis=0) - 1 / n
        if rule == "loss":
            pull = pull + strength * n * excess
        if gate_kind == "sigmoid":
            dz = pull * s * (1 - s)
        else:
            dz = s * (pull - np.sum(pull * s, axis=1, keepdims=True))
        router -= rate * dz.T @ x / tokens
        for i in range(n):
            mine = pick == i
            experts[i] -= rate * (gate[:, None] * residual)[mine].T @ x[mine] / tokens
        if rule == "sign":
            bias = bias - strength * np.sign(excess)
        elif rule == "rms":
            bias = bias - strength * excess / max(np.sqrt(np.mean(excess**2)), 1e-12)
        elif rule == "proportional":
            bias = bias - strength * excess
    x, y = batch(8192)
    _, pick, gate = route(x)
    out = gate[:, None] * np.einsum("tij,tj->ti", experts[pick], x)
    load_of_each = np.bincount(pick, minlength=n) / len(x)
    return np.sum((out - y) ** 2) / np.sum(y**2), n * load_of_each.max() - 1, gate.mean()


if __name__ == "__main__":
    plane()
    jitter()
