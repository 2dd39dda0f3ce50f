"""Train code books of vectors on a normal source, and store what came out beside this file.

Every run has a control: the same budget from another start. Budgets are steps a code, so
that large code books are not starved; each is repeated with other seeds. Needs NumPy;
takes about half an hour.

Run: python blogs_raw/figures/fsq_experiment.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
BATCH, RATE, DIM = 64, 0.2, 3


def start_of(start: str, size: int, rng: np.random.Generator) -> np.ndarray:
    """The code book to begin with."""
    if start == "data":
        return rng.normal(size=(size, DIM))
    if start == "tiny":
        return rng.uniform(-1 / size, 1 / size, (size, DIM))
    return 3 + 0.3 * rng.normal(size=(size, DIM))


def train(start: str, size: int, steps: int, seed: int, moves: int = -1, far: float = 4.0, decay: int = 0):
    """Steps on batches; with ``moves`` the mean of the source comes from ``far`` within that many steps.

    With ``decay`` the rate falls off over that many steps, down to 0.01.
    """
    rng = np.random.default_rng(seed)
    book = start_of(start, size, rng)
    if moves >= 0:
        book[:, 0] += far
    for step in range(steps):
        z = rng.normal(size=(BATCH, DIM))
        if moves > step:
            z[:, 0] += far * (1 - step / moves)
        near = np.argmin(np.sum(book**2, axis=1) - 2 * z @ book.T, axis=1)
        count, total = np.bincount(near, minlength=size), np.zeros((size, DIM))
        np.add.at(total, near, z)
        used = count > 0
        rate = max(RATE / (1 + step / decay), 0.01) if decay else RATE
        book[used] += rate * (total[used] / count[used, None] - book[used])
    return measure(book)


def measure(book: np.ndarray, count: int = 20000) -> tuple[float, float, float]:
    """Share of codes in use, their number by entropy, mean square error, on new samples."""
    z = np.random.default_rng(10_000).normal(size=(count, DIM))
    inner = np.sum(book**2, axis=1) - 2 * z @ book.T
    near = np.argmin(inner, axis=1)
    mass = np.bincount(near, minlength=len(book)) / count
    mass = mass[mass > 0]
    error = np.mean(np.sum(z**2, axis=1) + inner[np.arange(count), near])
    return len(mass) / len(book), float(2 ** -np.sum(mass * np.log2(mass))), float(error)


def row(**what):
    """Mean and standard deviation over the seeds."""
    seeds = what.pop("seeds")
    found = np.array([train(seed=seed, **what) for seed in range(seeds)])
    data = {**what, "seeds": seeds, "mean": found.mean(axis=0).round(4).tolist(),
            "sd": found.std(axis=0, ddof=1).round(4).tolist()}  # fmt: skip
    print(data, flush=True)
    return data


def main() -> None:
    rows = [row(start=s, size=512, steps=n * 512, seeds=5) for n in (2, 6, 20, 60) for s in ("data", "tiny", "far")]
    rows += [row(start="data", size=512, steps=20 * 512, seeds=5, moves=m) for m in (0, 500, 2000, 5000)]
    rows += [row(start=s, size=512, steps=60 * 512, seeds=5, decay=2000) for s in ("data", "tiny")]
    rows += [row(start="data", size=512, steps=60 * 512, seeds=5, moves=m) for m in (0, 5000)]
    rows += [row(start="data", size=512, steps=200 * 512, seeds=3, moves=0)]
    rows += [row(start="far", size=512, steps=200 * 512, seeds=3)]
    sides = (3, 4, 5, 6, 7, 8, 10)
    rows += [row(start=s, size=n**3, steps=20 * n**3, seeds=3) for n in sides for s in ("data", "tiny", "far")]
    rows += [row(start="tiny", size=n**3, steps=1000, seeds=3) for n in sides]
    text = ",\n".join(map(json.dumps, rows))
    (HERE / "fsq_experiment.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
