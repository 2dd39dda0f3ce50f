"""Train the toy layers of the second and third MoE articles, and store what came out beside this file.

Every run of a strength has its control in the same seeds at strength 0; each is repeated with other seeds,
and a part of it with three times the steps. Needs NumPy; takes about a quarter of an hour on one idle core.

Run: python blogs_raw/figures/moe_experiment.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import moe2
import moe3
import numpy as np

HERE = Path(__file__).parent
ALPHAS = (0, 0.1, 0.3, 0.5, 0.7, 1, 10, 30)
SOFTMAX = (("none", 0), ("loss", 1), ("loss", 10), ("sign", 0.001), ("sign", 0.01), ("rms", 0.01))
SIGMOID = (("none", 0), ("loss", 1), ("sign", 0.001), ("sign", 0.003), ("rms", 0.001), ("proportional", 0.1))
PLAN = (
    (1500, 16, "softmax", SOFTMAX),
    (1500, 16, "sigmoid", SIGMOID),
    (1500, 16, "separate", (("none", 0), ("sign", 0.001), ("sign", 0.003))),
    (4500, 5, "softmax", (("none", 0), ("loss", 1), ("sign", 0.001), ("sign", 0.01))),
    (4500, 5, "sigmoid", (("loss", 1), ("sign", 0.001))),
)


def second() -> list[dict]:
    """The toy layer of the second article: error, overload, experts in use for each seed."""
    rows = []
    for steps, seeds, alphas in ((1500, 8, ALPHAS), (4500, 5, (0.3, 1, 10))):
        for skew in (0, 1):
            for alpha in alphas:
                found = [moe2.train(alpha, skew, seed, steps=steps) for seed in range(seeds)]
                rows.append({"steps": steps, "skew": skew, "alpha": alpha, "runs": rounded(found)})
                print(rows[-1], flush=True)
    return rows


def third() -> list[dict]:
    """The toy layer of the third article: error, overload, mean gate for each seed."""
    rows = []
    for steps, seeds, gate, runs in PLAN:
        for rule, strength in runs:
            found = [moe3.train(rule, strength, gate, seed, steps=steps) for seed in range(seeds)]
            what = {"steps": steps, "gate": gate, "rule": rule, "strength": strength}
            rows.append({**what, "runs": rounded(found)})
            print(rows[-1], flush=True)
    return rows


def settled(scores: np.ndarray, bias: np.ndarray, step: float = 0.02, turns: int = 2000) -> np.ndarray:
    """The biases at the lowest potential of these scores, by signs of a shrinking step."""
    n = scores.shape[1]
    for t in range(turns):
        load = np.bincount(np.argmax(scores + bias, axis=1), minlength=n) / len(scores)
        bias = bias - step / (1 + t / 20) * np.sign(load - 1 / n)
    return bias - bias.mean()


def reversal(
    gamma: float, seed: int, jump: int = 0, half: int = 1500, n: int = 8, d: int = 16, tokens: int = 256, rate: float = 0.1
):
    """Reverse the frequencies halfway; return the steps to recover, the way of the biases in steps, the overload later.

    The layer is that of the third article with the sigmoid gate and the sign rule. JUMP batches after the change
    the biases are set at once to what those batches ask for; never, if it is zero.
    """
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(8, d))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    maps = rng.normal(size=(8, d, d)) / np.sqrt(d)
    share = np.arange(1, 9.0) ** -1
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    router, bias = 0.1 * rng.normal(size=(n, d)), np.zeros(n)
    mean = recovered = before = None
    trail, recent, late = [], [], []
    for t in range(2 * half):
        now = share if t < half else share[::-1]
        domain = rng.choice(8, size=tokens, p=now / now.sum())
        x = 2 * centres[domain] + 0.5 * rng.normal(size=(tokens, d))
        y = np.einsum("tij,tj->ti", maps[domain], x)
        s = 1 / (1 + np.exp(-x @ router.T))
        pick = np.argmax(s + bias, axis=1)
        gate, chosen = s[range(tokens), pick], np.eye(n)[pick]
        out = np.einsum("tij,tj->ti", experts[pick], x)
        residual = gate[:, None] * out - y
        router -= rate * ((np.sum(residual * out, axis=1)[:, None] * chosen) * s * (1 - s)).T @ x / tokens
        for i in range(n):
            mine = pick == i
            experts[i] -= rate * (gate[:, None] * residual)[mine].T @ x[mine] / tokens
        bias = bias - gamma * np.sign(chosen.mean(axis=0) - 1 / n)
        bias -= bias.mean()
        if t == half - 1:
            before = bias.copy()
        if t >= half:
            recent.append(s)
            if len(recent) == jump:
                bias = settled(np.concatenate(recent), bias)
            mean = chosen.mean(axis=0) if mean is None else 0.9 * mean + 0.1 * chosen.mean(axis=0)
            if t > half + 20 and recovered is None and n * mean.max() - 1 < 0.2:
                recovered = t - half
            if t >= 2 * half - 300:
                trail.append(bias)
                late.append(chosen.mean(axis=0))
    return recovered, np.abs(np.mean(trail, axis=0) - before).max() / gamma, n * np.mean(late, axis=0).max() - 1


def drift(gamma: float, seed: int, steps: int = 1500, n: int = 8, d: int = 16, tokens: int = 256, rate: float = 0.1):
    """Where the potential goes while scores and biases move, all over the step and the number of steps.

    Return the mean deviation of the load, what the biases bring down, what the potential lost in all, what
    steps give back, what the drift of the scores puts in, and the mean of its largest change of a score.
    The layer is that of the third article with the sigmoid gate and the sign rule; loads are those of 4096 inputs.
    """
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(8, d))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    maps, share = rng.normal(size=(8, d, d)) / np.sqrt(d), 1 / np.arange(1, 9.0)
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    router, bias = 0.1 * rng.normal(size=(n, d)), np.zeros(n)

    def inputs(rng, size):
        domain = rng.choice(8, size=size, p=share / share.sum())
        return domain, 2 * centres[domain] + 0.5 * rng.normal(size=(size, d))

    def potential(s, b):
        return (s + b).max(axis=1).mean() - b.mean()

    probe = inputs(np.random.default_rng(99 + seed), 4096)[1]
    s = 1 / (1 + np.exp(-probe @ router.T))
    first, found = potential(s, bias), []
    for _ in range(steps):
        domain, x = inputs(rng, tokens)
        gates = 1 / (1 + np.exp(-x @ router.T))
        pick = np.argmax(gates + bias, axis=1)
        gate, chosen = gates[range(tokens), pick][:, None], np.eye(n)[pick]
        out = np.einsum("tij,tj->ti", experts[pick], x)
        residual = gate * out - np.einsum("tij,tj->ti", maps[domain], x)
        load = np.bincount(np.argmax(s + bias, axis=1), minlength=n) / len(s)
        new = bias - gamma * np.sign(chosen.mean(axis=0) - 1 / n)
        w = np.sort(s + bias, axis=1)
        back = np.maximum(2 * gamma - (w[:, -1] - w[:, -2]), 0).mean() / gamma
        fall = -(load - 1 / n) @ (new - bias) / gamma
        router = router - rate * (np.sum(residual * out, axis=1)[:, None] * chosen * gates * (1 - gates)).T @ x / tokens
        for i in range(n):
            mine = pick == i
            experts[i] -= rate * (gate * residual)[mine].T @ x[mine] / tokens
        now = 1 / (1 + np.exp(-probe @ router.T))
        put_in = (potential(now, new) - potential(s, new)) / gamma
        found.append((np.abs(load - 1 / n).sum(), fall, back, put_in, np.abs(now - s).max() / gamma))
        s, bias = now, new
    deviation, fall, back, put_in, largest = np.mean(found, axis=0)
    return deviation, fall, (first - potential(s, bias)) / (gamma * steps), back, put_in, largest


def rounded(runs) -> list[list[float]]:
    """Numbers that JSON can hold, to four digits."""
    return [[round(float(v), 4) for v in run] for run in runs]


def store(name: str, rows: list[dict]) -> None:
    """Write a row a line."""
    text = ",\n".join(map(json.dumps, rows))
    (HERE / name).write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["2", "3", "reversal", "drift"]
    if "2" in wanted:
        store("moe2_experiment.json", second())
    if "3" in wanted:
        store("moe3_experiment.json", third())
    if "reversal" in wanted:
        found = [
            {"gamma": g, "jump": jump, "runs": rounded(reversal(g, seed, jump) for seed in range(4))}
            for jump in (0, 4, 8, 16)
            for g in (0.001, 0.003)
        ]
        store("moe3_reversal.json", found)
    if "drift" in wanted:
        found = [{"gamma": g, "runs": rounded(drift(g, seed) for seed in range(4))} for g in (0.001, 0.003)]
        store("moe3_drift.json", found)
