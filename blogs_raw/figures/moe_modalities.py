"""Two modalities through the toy layers of the MoE articles: what was tried of their third directions.

`norms`: a dense layer trained on two modalities of different scale, cut into experts after training (first article).
`loads`: the auxiliary loss counted over all tokens, over each modality, or between the two (second article).
`prices`: one bias for each expert, or one for each modality (third article).
Every way is run with the same seeds. Needs NumPy; takes about ten minutes.

Run: python blogs_raw/figures/moe_modalities.py [norms] [loads] [prices]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
MIXES = (0.0, 0.1, 0.3, 1.0)
RULES = ("one", "two", "scaled")


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the softmax of each row."""
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


def world(seed: int, d: int = 16):
    """Four domains of either modality, each with a centre and a linear map; a generator, and batches of them."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(8, d))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    maps = rng.normal(size=(8, d, d)) / np.sqrt(d)

    def batch(size, share, scale=1.0):
        second = rng.random(size) >= share
        domain = rng.integers(0, 4, size=size) + 4 * second
        x = (2 * centres[domain] + 0.5 * rng.normal(size=(size, d))) * np.where(second, scale, 1)[:, None]
        return x, np.einsum("tij,tj->ti", maps[domain], x), second

    return rng, batch


def overload(pick: np.ndarray, n: int = 8) -> float:
    """The share of the busiest expert over the mean, less one."""
    return float(n * np.bincount(pick, minlength=n).max() / len(pick) - 1)


def loads(mix, share, seed, n=8, d=16, tokens=256, steps=1500, rate=0.1, alpha=1.0):
    """Train with the loss at 1 - MIX on all tokens and MIX on each modality; SHARE is that of the first.

    Return the error, the overload, that of either modality alone, that at one part to four,
    and the covariance of loads between the modalities.
    """
    rng, batch = world(seed, d)
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    router = 0.1 * rng.normal(size=(n, d))
    for _ in range(steps):
        x, y, second = batch(tokens, share)
        p = softmax(x @ router.T)
        pick = p.argmax(axis=1)
        chosen, gate = np.eye(n)[pick], p[range(tokens), pick]
        out = np.einsum("tij,tj->ti", experts[pick], x)
        residual = gate[:, None] * out - y
        dz = (np.sum(residual * out, axis=1) * gate)[:, None] * (chosen - p)
        each = np.stack([chosen[~second].mean(axis=0), chosen[second].mean(axis=0)])
        load = (1 - mix) * chosen.mean(axis=0) + mix * each[second.astype(int)]
        dz += alpha * n * p * (load - np.sum(p * load, axis=1, keepdims=True))
        router -= rate * dz.T @ x / tokens
        for i in range(n):
            mine = pick == i
            experts[i] -= rate * (gate[:, None] * residual)[mine].T @ x[mine] / tokens
    x, y, second = batch(16384, share)
    p = softmax(x @ router.T)
    pick = p.argmax(axis=1)
    out = p.max(axis=1)[:, None] * np.einsum("tij,tj->ti", experts[pick], x)
    each = np.stack([np.bincount(pick[second == g], minlength=n) / np.sum(second == g) for g in (0, 1)])
    within = n * share * (1 - share) * np.sum((each[0] - each[1]) ** 2)
    other = batch(16384, 0.2)[0]
    return (
        np.sum((out - y) ** 2) / np.sum(y**2), overload(pick), overload(pick[~second]), overload(pick[second]),
        overload(np.argmax(other @ router.T, axis=1)), within,
    )


def prices(rule, scale, seed, n=8, d=16, tokens=256, steps=1500, rate=0.1, gamma=0.001):
    """Train by sigmoid gates and signs; inputs of the second modality are SCALE times as large.

    Return the error of either modality, the overload, that of either modality alone, that at one part to four,
    the same after 50, 200 and 1000 further steps of the biases alone, and the steps until it is below 0.1.
    """
    rng, batch = world(seed, d)
    experts = 0.1 * rng.normal(size=(n, d, d)) / np.sqrt(d)
    router, bias, spread = 0.1 * rng.normal(size=(n, d)), np.zeros((2, n)), np.ones(2)

    def route(x, second):
        s, own = 1 / (1 + np.exp(-x @ router.T)), second.astype(int)
        shift = bias[own] * (spread[own] / spread.mean())[:, None] if rule == "scaled" else bias[own]
        return s, np.argmax(s + shift, axis=1)

    def step(pick, second):
        chosen = np.eye(n)[pick]
        parts = [chosen[second == g].mean(axis=0) if rule == "two" else chosen.mean(axis=0) for g in (0, 1)]
        moved = bias - gamma * np.sign(np.stack(parts) - 1 / n)
        return moved - moved.mean(axis=1, keepdims=True)

    for _ in range(steps):
        x, y, second = batch(tokens, 0.5, scale)
        s, pick = route(x, second)
        gate, chosen = s[range(tokens), pick], np.eye(n)[pick]
        out = np.einsum("tij,tj->ti", experts[pick], x)
        size = np.where(second, scale, 1)[:, None]
        residual = (gate[:, None] * out - y) / size**2  # either modality weighs the same
        router -= rate * ((np.sum(residual * out, axis=1)[:, None] * chosen) * s * (1 - s)).T @ x / tokens
        for i in range(n):
            mine = pick == i
            experts[i] -= rate * (gate[:, None] * residual)[mine].T @ x[mine] / tokens
        spread = np.array([0.99 * spread[g] + 0.01 * s[second == g].std() for g in (0, 1)])
        bias = step(pick, second)

    x, y, second = batch(16384, 0.5, scale)
    s, pick = route(x, second)
    out = s[range(len(x)), pick][:, None] * np.einsum("tij,tj->ti", experts[pick], x)
    lost, whole = np.sum((out - y) ** 2, axis=1), np.sum(y**2, axis=1)
    errors = [lost[second == g].sum() / whole[second == g].sum() for g in (0, 1)]
    x, _, other = batch(16384, 0.2, scale)
    trail = [overload(route(x, other)[1])]
    for _ in range(1000):
        now, _, mode = batch(tokens, 0.2, scale)
        bias = step(route(now, mode)[1], mode)
        trail.append(overload(route(x, other)[1]))
    below = next((i for i, v in enumerate(trail) if v < 0.1), 9999)
    return *errors, overload(pick), overload(pick[~second]), overload(pick[second]), *(trail[i] for i in (0, 50, 200, 1000)), below


def dense(seed: int, decay: float, scale: float = 3.0, d: int = 32, m: int = 256, steps: int = 3000):
    """Train a layer of ReLU units on two modalities by Adam; return it, and inputs of either for trial."""
    rng, batch = world(seed, d)
    params = [rng.normal(size=(m, d)) / np.sqrt(d), rng.normal(size=(m, d)) / np.sqrt(m)]
    first, square = ([np.zeros_like(p) for p in params] for _ in range(2))
    for t in range(1, steps + 1):
        x, y, second = batch(256, 0.5, scale)
        size = np.where(second, scale, 1)[:, None]
        hidden = np.maximum(x @ params[0].T, 0)
        residual = (hidden @ params[1] - y) / size**2 / len(x)
        back = (residual @ params[1].T) * (hidden > 0)
        for k, g in enumerate((back.T @ x, hidden.T @ residual)):
            first[k] = 0.9 * first[k] + 0.1 * g
            square[k] = 0.999 * square[k] + 0.001 * g * g
            params[k] = (1 - 0.003 * decay) * params[k] - 0.003 * first[k] / (1 - 0.9**t) / (np.sqrt(square[k] / (1 - 0.999**t)) + 1e-8)
    x, y, second = batch(4000, 0.5, scale)
    return params, x, y, second


def groups(hidden: np.ndarray, n: int, rng: np.random.Generator, dealt: bool) -> np.ndarray:
    """Units of each expert: dealt at random, or those that are active on the same inputs."""
    order = rng.permutation(hidden.shape[1])
    if dealt:
        return order.reshape(n, -1)
    active = (hidden > 0).astype(float)
    active = (active - active.mean(axis=0)) / np.maximum(active.std(axis=0), 1e-9)
    near, free, found = active.T @ active / len(active), set(order.tolist()), []
    while free:
        seed = next(iter(sorted(free)))
        rest = sorted(free, key=lambda j: -near[seed, j])[: hidden.shape[1] // n]
        found.append(rest)
        free -= set(rest)
    return np.array(found)


def lost(v: np.ndarray, keep: np.ndarray) -> float:
    """The relative error over all tokens when only the experts in KEEP are added."""
    return float(np.sum(np.einsum("tnd,tn->td", v, ~keep) ** 2) / np.sum(v.sum(axis=1) ** 2))


def norms(dealt: bool, decay: float, seed: int, n: int = 16, k: int = 4):
    """Cut the trained layer; return errors by rule and modality, and how the modalities differ."""
    (a, b), x, y, second = dense(seed, decay)
    hidden = np.maximum(x @ a.T, 0)
    loss = [np.sum((hidden @ b - y)[second == g] ** 2) / np.sum(y[second == g] ** 2) for g in (0, 1)]
    parts = groups(hidden[:2000], n, np.random.default_rng(seed), dealt)
    x, second, hidden = x[2000:], second[2000:], hidden[2000:]
    v = np.stack([hidden[:, part] @ b[part] for part in parts], axis=1)
    energy = np.sum(v * v, axis=2)
    mean = np.array([energy[second == g].mean() for g in (0, 1)])
    rules = {"fixed": energy, "threshold": energy, "normalised": energy / mean[second.astype(int)][:, None]}
    out = [*loss, mean[1] / mean[0]]
    for name, value in rules.items():
        if name == "fixed":
            keep = value >= np.sort(value, axis=1)[:, [-k]]
        else:
            keep = value >= np.sort(value.ravel())[-k * len(value)]
        out += [keep[second == g].sum(axis=1).mean() for g in (0, 1)]
        out += [lost(v[second == g], keep[second == g]) for g in (0, 1)]
        out.append(lost(v, keep))
    ranked = np.sort(energy, axis=1)[:, ::-1]
    curves = [np.cumsum(ranked[second == g], axis=1).sum(axis=0) / energy[second == g].sum() for g in (0, 1)]
    out += [curves[0][k - 1], curves[1][k - 1]]
    unit = v / np.maximum(np.sqrt(energy), 1e-12)[:, :, None]
    common = [v[second == g].mean(axis=(0, 1)) for g in (0, 1)]
    size = [np.sum(c**2) / e for c, e in zip(common, mean, strict=True)]
    out += [*size, common[0] @ common[1] / np.prod([np.linalg.norm(c) for c in common])]
    ways = [unit[second == g].mean(axis=0) for g in (0, 1)]
    ways = [w / np.maximum(np.linalg.norm(w, axis=1, keepdims=True), 1e-12) for w in ways]
    apart = ~np.eye(n, dtype=bool)
    inside = np.mean([np.abs(w @ w.T)[apart].mean() for w in ways])
    return [*out, inside, np.abs(ways[0] @ ways[1].T)[apart].mean(), np.mean(np.diag(ways[0] @ ways[1].T))]


def rounded(runs) -> list[list[float]]:
    """Numbers that JSON can hold, to four digits."""
    return [[round(float(v), 4) for v in run] for run in runs]


def store(name: str, rows: list[dict]) -> None:
    """Write a row a line."""
    text = ",\n".join(map(json.dumps, rows))
    HERE.joinpath(name).write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["norms", "loads", "prices"]
    if "norms" in wanted:
        ways = [(dealt, decay) for decay in (0.3, 0.0) for dealt in (False, True)]
        found = [{"dealt": dealt, "decay": decay, "runs": rounded(norms(dealt, decay, k) for k in range(10))} for dealt, decay in ways]
        store("moe1_modalities.json", found)
    if "loads" in wanted:
        plan = [(1500, 16, share, mix) for share in (0.5, 0.8) for mix in MIXES] + [(4500, 5, 0.5, mix) for mix in (0.0, 1.0)]
        found = [
            {"steps": steps, "share": share, "mix": mix, "runs": rounded(loads(mix, share, k, steps=steps) for k in range(seeds))}
            for steps, seeds, share, mix in plan
        ]
        store("moe2_modalities.json", found)
    if "prices" in wanted:
        found = [{"rule": rule, "scale": scale, "runs": rounded(prices(rule, scale, k) for k in range(16))} for scale in (1, 2) for rule in RULES]
        store("moe3_modalities.json", found)
