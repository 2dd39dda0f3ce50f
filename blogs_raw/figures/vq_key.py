"""Attention with quantised keys: how large the error is, and how long it takes.

Each row of errors has a control (codes drawn from the keys instead of learned) and eight
seeds. The times are those of one thread of one machine. Needs NumPy; takes a few minutes.

Run: python blogs_raw/figures/vq_key.py
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def lloyd(keys, size, rng, rounds=20, metric=None):
    """Codes that are centroids, nearest in a metric given by a matrix; and who belongs to which."""
    turn = np.eye(keys.shape[1]) if metric is None else metric
    seen = keys @ turn
    book = seen[rng.permutation(len(keys))[:size]]
    for _ in range(rounds):
        near = np.argmin(np.sum(book**2, axis=1) - 2 * seen @ book.T, axis=1)
        count = np.bincount(near, minlength=size)
        total = np.zeros_like(book)
        np.add.at(total, near, seen)
        book = np.where(count[:, None] > 0, total / np.maximum(count, 1)[:, None], book)
    total, count = np.zeros((size, keys.shape[1])), np.bincount(near, minlength=size)
    np.add.at(total, near, keys)
    return total / np.maximum(count, 1)[:, None], near


def attend(queries, keys, values):
    """Softmax attention, every query to every key."""
    score = queries @ keys.T
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    return weight @ values / weight.sum(axis=1, keepdims=True)


def corrected(queries, book, near, keys, values):
    """Grouped attention with the first-order term of the error of the keys."""
    size = len(book)
    count, total = np.bincount(near, minlength=size), np.zeros((size, values.shape[1]))
    np.add.at(total, near, values)
    cross = np.zeros((size, values.shape[1], keys.shape[1]))
    np.add.at(cross, near, values[:, :, None] * (keys - book[near])[:, None])
    score = queries @ book.T
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    top = weight @ total + np.einsum("ts,svd,td->tv", weight, cross, queries, optimize=True)
    return top / (weight @ count)[:, None]


def errors(dim, size, smooth, norm, seed, length=2048, asked=256, decay=0.0):
    """Relative errors: codes drawn, learned, learned and corrected, learned in the queries' metric."""
    rng = np.random.default_rng(seed)
    keys = rng.normal(size=(length, dim))
    scale = np.arange(1, dim + 1.0) ** -decay
    queries = rng.normal(size=(asked, dim)) * scale
    queries *= norm / np.sqrt(np.sum(scale**2))
    values = np.tanh(keys @ rng.normal(size=(dim, 8)) / np.sqrt(dim)) if smooth else rng.normal(size=(length, 8))
    right = attend(queries, keys, values)
    base = np.mean((right - values.mean(axis=0)) ** 2)
    drawn = keys[rng.permutation(length)[:size]]
    near = np.argmin(np.sum(drawn**2, axis=1) - 2 * keys @ drawn.T, axis=1)
    book, mine = lloyd(keys, size, rng)
    aware, theirs = lloyd(keys, size, rng, metric=np.diag(scale))
    outs = [attend(queries, drawn[near], values), attend(queries, book[mine], values),
            corrected(queries, book, mine, keys, values), attend(queries, aware[theirs], values)]  # fmt: skip
    kept = [np.mean(np.sum((keys - k) ** 2, axis=1)) / dim for k in (drawn[near], book[mine])]
    return [float(np.mean((o - right) ** 2) / base) for o in outs] + [float(k) for k in kept]


def quadratic(queries, keys, values, block=512):
    """Causal attention, in blocks of queries to save memory."""
    out = np.empty_like(values)
    for start in range(0, len(keys), block):
        end = start + block
        score = queries[start:end] @ keys[:end].T
        score[np.arange(end)[None] > np.arange(start, end)[:, None]] = -np.inf
        weight = np.exp(score - score.max(axis=1, keepdims=True))
        out[start:end] = weight @ values[:end] / weight.sum(axis=1, keepdims=True)
    return out


def linear(queries, near, book, values, block=512):
    """The same for quantised keys: this block and the one before exactly, all earlier by code."""
    size, out = len(book), np.empty_like(values)
    count, mean = np.zeros(size), np.zeros((size, values.shape[1]))
    for start in range(0, len(values), block):
        end, left = start + block, max(start - block, 0)
        codes = queries[start:end] @ book.T
        score = codes[:, near[left:end]]
        score[np.arange(left, end)[None] > np.arange(start, end)[:, None]] = -np.inf
        with np.errstate(divide="ignore"):
            codes = codes + np.log(count)
        top = np.maximum(score.max(axis=1), codes.max(axis=1))[:, None]
        score, codes = np.exp(score - top), np.exp(codes - top)
        out[start:end] = (score @ values[left:end] + codes @ mean) / (score.sum(axis=1) + codes.sum(axis=1))[:, None]
        if start:
            gone = near[left:start]
            added, total = np.bincount(gone, minlength=size), np.zeros_like(mean)
            np.add.at(total, gone, values[left:start])
            count = count + added
            mean += (total - added[:, None] * mean) / np.maximum(count, 1)[:, None]
    return out


def clock(length, size=512, block=512, dim=64):
    """Seconds of both, the smallest of three; and how far they differ."""
    rng = np.random.default_rng(length)
    book = rng.normal(size=(size, dim))
    near = rng.integers(0, size, size=length)
    queries, values = rng.normal(size=(length, dim)) / 8, rng.normal(size=(length, dim))
    best, outs = [], []
    for call in (lambda: quadratic(queries, book[near], values, block), lambda: linear(queries, near, book, values, block)):
        times = []
        for _ in range(3):
            start = time.perf_counter()
            out = call()
            times.append(time.perf_counter() - start)
        best.append(min(times))
        outs.append(out)
    return {"length": length, "quadratic": round(best[0], 3), "linear": round(best[1], 3), "differ": float(np.abs(outs[0] - outs[1]).max())}


def main() -> None:
    rows = []
    cases = [(d, s, f, n, 0.0) for d in (4, 16, 64) for s in (16, 64, 256) for f in (False, True) for n in (1, 2)]
    cases += [(64, s, False, 2, 1.0) for s in (16, 64, 256)]
    for dim, size, smooth, norm, decay in cases:
        found = np.array([errors(dim, size, smooth, norm, seed, decay=decay) for seed in range(8)])
        rows.append({"dim": dim, "size": size, "smooth": smooth, "norm": norm, "decay": decay,
                     "each": found.round(5).tolist()})  # fmt: skip
        print(dim, size, smooth, norm, decay, found.mean(axis=0).round(4).tolist(), flush=True)
    times = [clock(2**k) for k in range(10, 16)]
    print(*times, sep="\n")
    text = ",\n".join(map(json.dumps, rows + times))
    (HERE / "vq_key.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
