"""Train codebooks with and without a linear layer, and store what came out beside this file.

The source is a normal law in three dimensions; 512 codes follow the gradient of the mean squared error.
The step of each method, start and budget is the best of a list on a seed of its own.
Needs NumPy; takes some minutes on one core.

Run: python blogs_raw/figures/simvq_experiment.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
D, BATCH = 3, 64
STARTS = ("data", "tiny", "far", "jump")
SMALL = (0.0003, 0.003, 0.03, 0.3)
RATES = {"plain": (0.5, 1.0, 2.0, 8.0, 32.0), "linear": SMALL, "affine": SMALL, "both": SMALL}


def start_of(rng, start, N):
    """Return the codes at the START as their spread about a place, and the place."""
    if start == "tiny":
        return rng.uniform(-1 / N, 1 / N, (N, D)), np.zeros(D)
    place = {"data": [0, 0, 0], "far": [3, 0, 0], "jump": [4, 4, 4]}[start]
    return rng.normal(size=(N, D)), np.array(place, dtype=float)


def train(method, start, seed, rate, N=512, per_code=20):
    """Train by stochastic gradients; return the share of codes in use, the perplexity and the error.

    `plain` moves the codes; `linear` the matrix W of codes E W; `affine` W and a shift; `both` E, W and a shift.
    Under the start `jump` the codes fit the source until it jumps to the origin, before the first step.
    """
    rng = np.random.default_rng(seed)
    E, shift = start_of(rng, start, N)
    W = np.eye(D)
    if method in ("plain", "linear"):
        E, shift = E + shift, np.zeros(D)
    if start == "tiny" and method != "plain":
        E, W = E * N, W / N
    for _ in range(per_code * N):
        z = rng.normal(size=(BATCH, D))
        codes = E @ W + shift
        near = np.argmin(np.sum(codes**2, axis=1) - 2 * z @ codes.T, axis=1)
        G = np.zeros((N, D))
        np.add.at(G, near, (2 / BATCH) * (codes[near] - z))
        if method == "plain":
            E = E - np.minimum(rate, 0.5 * BATCH / np.maximum(np.bincount(near, minlength=N), 1))[:, None] * G
            continue
        step = E.T @ G
        if method == "both":
            E = E - rate * N / D * G @ W.T
        W = W - rate * step
        if method != "linear":
            shift = shift - rate * G.sum(axis=0)
    z = np.random.default_rng(10_000).normal(size=(20000, D))
    codes = E @ W + shift
    near = np.argmin(np.sum(codes**2, axis=1) - 2 * z @ codes.T, axis=1)
    share = np.bincount(near, minlength=N) / len(z)
    used = share[share > 0]
    error = np.mean(np.sum((z - codes[near]) ** 2, axis=1))
    return [len(used) / N, float(np.exp(-np.sum(used * np.log(used)))), float(np.nan_to_num(error, nan=np.inf))]


def main() -> None:
    """Run every method from every start with three budgets, and write the numbers."""
    rows = []
    for start in STARTS:
        for method, rates in RATES.items():
            for per_code in (2, 20):
                tried = [(train(method, start, 99, rate, per_code=per_code)[2], rate) for rate in rates]
                rate = min(tried)[1]
                runs = [[round(v, 5) for v in train(method, start, seed, rate, per_code=per_code)] for seed in range(5)]
                rows.append({"start": start, "method": method, "rate": rate, "per_code": per_code, "runs": runs})
                print(start, method, rate, per_code, np.mean(runs, axis=0).round(4), [round(t[0], 3) for t in tried], flush=True)
    (HERE / "simvq_experiment.json").write_text(json.dumps(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
