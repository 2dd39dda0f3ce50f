"""Let a controller find the coefficient of the toy layer of the second MoE article; store every seed.

The coefficient is an integral of the unevenness over its target, plus a share of the unevenness itself.
Fixed coefficients with the same seeds are the control. Needs NumPy; takes about five minutes.

Run: python blogs_raw/figures/moe2_controller.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
WAYS = (("fixed", 0.3), ("fixed", 0.5), ("fixed", 0.7), ("fixed", 1), ("target", 0.1), ("target", 0.3))
PLAN = (
    (1500, 1, 16, WAYS),
    (1500, 0, 16, (("fixed", 1), ("target", 0.1), ("target", 0.3))),
    (4500, 1, 8, (("fixed", 0.1), ("fixed", 0.3), ("fixed", 1), ("target", 0.1), ("target", 0.3))),
)


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the softmax of each row."""
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


def train(way, value, skew, seed, n=8, d=16, tokens=256, steps=1500, rate=0.1, gain=0.01):
    """Train the layer of `moe2.train`; return error, overload, experts in use, the last coefficient.

    WAY "fixed" takes VALUE for the coefficient, "target" takes it for the wanted square of the variation.
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

    integral, coefficients = 0.0, []
    for _ in range(steps):
        x, y = batch(tokens)
        p = softmax(x @ router.T)
        pick = p.argmax(axis=1)
        chosen, gate = np.eye(n)[pick], p[range(tokens), pick]
        load = chosen.mean(axis=0)
        uneven = n * np.sum((load - 1 / n) ** 2) - (n - 1) / tokens  # without the noise of the batch
        if way == "target":
            integral = max(0.0, integral + gain * (uneven - value))
        alpha = value if way == "fixed" else max(0.0, integral + uneven)
        coefficients.append(alpha)
        out = np.einsum("tij,tj->ti", experts[pick], x)
        residual = gate[:, None] * out - y
        dz = (np.sum(residual * out, axis=1) * gate)[:, None] * (chosen - p)
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
    error = np.sum((out - y) ** 2) / np.sum(y**2)
    return error, n * load.max() - 1, np.sum(load > 0.01), np.mean(coefficients[-300:])


def main() -> None:
    """Run all and store a row a line."""
    rows = []
    for steps, skew, seeds, ways in PLAN:
        for way, value in ways:
            runs = [[round(float(v), 4) for v in train(way, value, skew, k, steps=steps)] for k in range(seeds)]
            rows.append(json.dumps({"steps": steps, "skew": skew, "way": way, "value": value, "runs": runs}))
    HERE.joinpath("moe2_controller.json").write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
