"""Train the toy layer of the fifth MoE article, and store what came out beside this file.

Tokens come from eight domains with frequencies as 1/r; each domain has its own linear map, and all share one
of strength `common`. Eight experts, two of them active: all routed, or one shared and one of seven routed;
the loads are evened by biases or left alone. Needs NumPy; some minutes on one core.

Run: python blogs_raw/figures/moe5_experiment.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
PLAN = ((1500, 16, (0, 1, 3), (True, False)), (4500, 6, (0, 1, 3), (True,)))


def train(shared, even, common, seed, steps=1500, n=8, d=16, tokens=256, rate=0.1, gamma=0.001):
    """Train with SHARED shared experts out of N, two active; return error, overload and shared part of the output."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(8, d))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    maps = (rng.normal(size=(8, d, d)) + common * rng.normal(size=(d, d))) / np.sqrt(d * (1 + common**2))
    share = np.arange(1, 9.0) ** -1
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    routed, k = n - shared, 2 - shared
    router, bias = 0.1 * rng.normal(size=(routed, d)), np.zeros(routed)

    def batch(rng, size):
        domain = rng.choice(8, size=size, p=share / share.sum())
        x = 2 * centres[domain] + 0.5 * rng.normal(size=(size, d))
        s = 1 / (1 + np.exp(-x @ router.T))
        chosen = np.zeros_like(s)
        np.put_along_axis(chosen, np.argsort(-(s + bias), axis=1)[:, :k], 1, axis=1)
        gate = np.hstack([np.ones((size, shared)), s * chosen])
        out = np.einsum("ioj,tj->tio", experts, x)
        return x, np.einsum("tij,tj->ti", maps[domain], x), s, chosen, gate, out

    for _ in range(steps):
        x, y, s, chosen, gate, out = batch(rng, tokens)
        residual = np.einsum("ti,tio->to", gate, out) - y
        pull = np.einsum("to,tio->ti", residual, out)[:, shared:] * chosen
        router -= rate * (pull * s * (1 - s)).T @ x / tokens
        for i in range(n):
            mine = gate[:, i] > 0
            experts[i] -= rate * (gate[mine, i, None] * residual[mine]).T @ x[mine] / tokens
        if even:
            bias = bias - gamma * np.sign(chosen.mean(axis=0) - k / routed)
    x, y, s, chosen, gate, out = batch(np.random.default_rng(10_000 + seed), 4096)
    total, common_part = np.einsum("ti,tio->to", gate, out), out[:, :shared].sum(axis=1)
    load = chosen.mean(axis=0) / k
    return [np.sum((total - y) ** 2) / np.sum(y**2), routed * load.max() - 1, np.sum(common_part**2) / np.sum(total**2)]


def main() -> None:
    """Run the plan and write the numbers."""
    rows = []
    for steps, seeds, commons, evens in PLAN:
        for common in commons:
            for even in evens:
                for shared in (0, 1):
                    runs = [train(shared, even, common, seed, steps) for seed in range(seeds)]
                    what = {"steps": steps, "common": common, "even": even, "shared": shared}
                    rows.append({**what, "runs": [[round(float(v), 5) for v in run] for run in runs]})
                    print(*what.values(), np.mean(runs, axis=0).round(3), flush=True)
    (HERE / "moe5_experiment.json").write_text(json.dumps(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
