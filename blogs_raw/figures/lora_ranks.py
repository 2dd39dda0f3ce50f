"""Share out the rank of LoRA among the layers of a small deep net, and store what came of it.

A net of six layers is to become another whose layers differ by amounts of different size and spectrum.
Ways to share: the same rank for all; by the singular values of the gradients before training; by those of
the change after a short trial of twice the rank; by those of the differences themselves, which nobody knows;
and what the trial gave, dealt to wrong layers, as a control.
Each way has the best of the same steps. Needs NumPy; takes about ten minutes.

Run: python blogs_raw/figures/lora_ranks.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

LAYERS, WIDTH, TOTAL, BATCH = 6, 48, 24, 128
STEPS, TRIAL, EVERY, ETAS = 1000, 100, 25, (0.35, 0.7, 1.4)


def problem(seed: int):
    """The net to start from, and the differences of the net that is wanted."""
    rng = np.random.default_rng(seed)
    start = 1.2 * rng.normal(size=(LAYERS, WIDTH, WIDTH)) / np.sqrt(WIDTH)
    apart = []
    for size, power in zip(rng.permutation([0.2, 0.4, 0.6, 0.8, 1.0, 1.2]), rng.permutation([0.5, 0.5, 1, 1, 2, 2]), strict=True):
        u, v = (np.linalg.qr(rng.normal(size=(WIDTH, WIDTH)))[0] for _ in range(2))
        apart.append(u * (size / np.arange(1, WIDTH + 1) ** power) @ v.T)
    return start, np.array(apart)


def states(weights, x):
    """Inputs of all layers, and the output."""
    out = [x]
    for w in weights:
        out.append(np.tanh(out[-1] @ w.T))
    return out


def gradients(weights, x, y):
    """The loss, and its gradient with respect to each matrix."""
    xs = states(weights, x)
    g, grads = (xs[-1] - y) / len(x), []
    for w, before, after in zip(weights[::-1], xs[-2::-1], xs[:0:-1], strict=True):
        z = (1 - after**2) * g
        grads.append(z.T @ before)
        g = z @ w
    return 0.5 * np.sum((xs[-1] - y) ** 2) / len(x), grads[::-1]


def share(spectra: np.ndarray, total: int) -> np.ndarray:
    """Ranks by the largest squares; all layers are of one shape, so a rank costs the same in each."""
    flat = np.argsort(-(spectra**2), axis=None)[:total]
    return np.bincount(flat // spectra.shape[1], minlength=len(spectra))


def tune(start, goal, ranks, eta, seed, steps=STEPS):
    """Train by SGD; the loss on fresh inputs every EVERY steps, relative to that before, and the change."""
    rng = np.random.default_rng(1000 + seed)
    test = rng.normal(size=(2048, WIDTH))
    wanted = states(start + goal, test)[-1]
    a = [np.sqrt(0.1 / max(r, 1) / WIDTH) * rng.normal(size=(r, WIDTH)) for r in ranks]
    b = [np.zeros((WIDTH, r)) for r in ranks]
    first, curve = gradients(list(start), test, wanted)[0], []
    for t in range(steps + 1):
        weights = [w + p @ q for w, p, q in zip(start, b, a, strict=True)]
        if t % EVERY == 0:
            curve.append(gradients(weights, test, wanted)[0] / first)
            if not curve[-1] < 10:
                return [*curve, *[np.inf] * ((steps - t) // EVERY)], None
        x = rng.normal(size=(BATCH, WIDTH))
        grads = gradients(weights, x, states(start + goal, x)[-1])[1]
        for k, g in enumerate(grads):
            b[k], a[k] = b[k] - eta * g @ a[k].T, a[k] - eta * b[k].T @ g
    return curve, [p @ q for p, q in zip(b, a, strict=True)]


def ways(seed: int):
    """Ranks of each layer by each way."""
    start, goal = problem(seed)
    x = np.random.default_rng(2000 + seed).normal(size=(8192, WIDTH))
    grads = gradients(list(start), x, states(start + goal, x)[-1])[1]
    spectra = np.array([np.linalg.svd(g)[1] for g in grads])
    truth = np.array([np.linalg.svd(g)[1] for g in goal])
    change = tune(start, goal, np.full(LAYERS, 2 * TOTAL // LAYERS), 0.35, seed, TRIAL)[1]
    seen = np.array([np.linalg.svd(c)[1] for c in change])
    dealt = np.random.default_rng(3000 + seed).permutation(share(seen, TOTAL))
    return start, goal, {
        "uniform": np.full(LAYERS, TOTAL // LAYERS),
        "gradient": share(spectra, TOTAL),
        "trial": share(seen, TOTAL),
        "difference": share(truth, TOTAL),
        "wrong layers": dealt,
        "gradient, half": share(spectra, TOTAL // 2),
        "trial, half": share(seen, TOTAL // 2),
        "uniform, half": np.full(LAYERS, TOTAL // LAYERS // 2),
    }


def main(seeds: int = 8) -> None:
    """Run all and store a row for each seed and way: ranks, the best step, the curve."""
    rows = []
    for seed in range(seeds):
        start, goal, shares = ways(seed)
        for way, ranks in shares.items():
            curves = {eta: tune(start, goal, ranks, eta, seed)[0] for eta in ETAS}
            eta = min(curves, key=lambda e: curves[e][-1])
            curve = [round(float(v), 5) for v in curves[eta]]
            rows.append(json.dumps({"seed": seed, "way": way, "ranks": ranks.tolist(), "eta": eta, "curve": curve}))
            print(seed, way, ranks, eta, curve[10], curve[20], curve[-1], flush=True)
    Path(__file__).with_name("lora_ranks.json").write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
