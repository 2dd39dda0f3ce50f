"""Train the toy layer of the fourth MoE article, and store what came out beside this file.

Tokens are sums of one to four parts, or always of two; an expert has rank one and can learn one part.
Rules rank by the sigmoid of a router, or by the length of what an expert would add; they take the top two
or what exceeds a threshold, at the same mean number. Needs NumPy; some minutes on one core.

Run: python blogs_raw/figures/moe4_experiment.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
MIXES = {"mixed": (0.4, 0.3, 0.2, 0.1), "even": (0, 1, 0, 0)}
GAMMA = {"router": 0.003, "value": 0.01}
PLAN = ((0, 16), (1500, 16), (4500, 8))


def tokens_of(rng, size, mix, centres, values):
    """Return inputs, targets and the number of parts of SIZE tokens."""
    parts = rng.choice(4, size=size, p=np.array(mix) / sum(mix)) + 1
    order = np.argsort(rng.random((size, 8)), axis=1)
    amplitude = np.where(np.argsort(order, axis=1) < parts[:, None], rng.uniform(1, 3, size=(size, 8)), 0)
    x = amplitude @ centres + 0.3 * rng.normal(size=(size, centres.shape[1]))
    return x, amplitude @ values, parts


def train(score, rule, mix, seed, steps=1500, n=8, d=16, tokens=256, rate=0.3, k=2):
    """Train and return error, mean number, overload, and the mean numbers for one to four parts.

    Without steps the experts are the true ones, open throughout, and the biases alone are sought.
    """
    rng = np.random.default_rng(seed)
    centres = np.linalg.qr(rng.normal(size=(d, 8)))[0].T
    values = rng.normal(size=(8, d)) / np.sqrt(d)
    read, write = 0.5 * rng.normal(size=(2, n, d)) / np.sqrt(d)
    router, bias = 0.1 * rng.normal(size=(n, d)), np.zeros(n)
    if rule == "threshold":
        bias = bias - (0.5 if score == "router" else 0.05)
    if not steps:
        read, write = centres, values

    def route(x):
        gate = 1 / (1 + np.exp(-x @ router.T)) if steps else np.ones((len(x), n))
        code = x @ read.T
        rank = gate if score == "router" else np.abs(gate * code) * np.linalg.norm(write, axis=1)
        chosen = (rank + bias > 0).astype(float)
        if rule == "fixed":
            chosen = np.zeros_like(gate)
            np.put_along_axis(chosen, np.argsort(-(rank + bias), axis=1)[:, :k], 1, axis=1)
        return gate, code, chosen

    for _ in range(steps or 1500):
        x, y, _ = tokens_of(rng, tokens, mix, centres, values)
        s, code, chosen = route(x)
        gate = s * chosen
        back = ((gate * code) @ write - y) @ write.T
        moves = (
            (back * code * gate * (1 - s)).T @ x,
            (back * gate).T @ x,
            (gate * code).T @ ((gate * code) @ write - y),
        )
        for weights, move in zip((router, read, write) if steps else (), moves, strict=False):
            weights -= rate * move / tokens
        bias = bias - GAMMA[score] * np.sign(chosen.mean(axis=0) - k / n)
    x, y, parts = tokens_of(np.random.default_rng(10_000 + seed), 8192, mix, centres, values)
    s, code, chosen = route(x)
    out = (s * chosen * code) @ write
    count, load = chosen.sum(axis=1), chosen.mean(axis=0)
    by_part = [float(count[parts == p].mean()) if np.any(parts == p) else 0.0 for p in (1, 2, 3, 4)]
    return [np.sum((out - y) ** 2) / np.sum(y**2), count.mean(), load.max() / load.mean() - 1, *by_part]


def main() -> None:
    """Run the plan and write the numbers."""
    rows = []
    for steps, seeds in PLAN:
        for name, mix in MIXES.items():
            for score in ("router", "value") if steps else ("value",):
                for rule in ("fixed", "threshold"):
                    runs = [train(score, rule, mix, seed, steps) for seed in range(seeds)]
                    what = {"steps": steps, "mix": name, "score": score, "rule": rule}
                    rows.append({**what, "runs": [[round(float(v), 5) for v in run] for run in runs]})
                    print(*what.values(), np.mean(runs, axis=0).round(3), flush=True)
    (HERE / "moe4_experiment.json").write_text(json.dumps(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
