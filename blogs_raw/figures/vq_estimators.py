"""Train one small autoencoder with every way to send a gradient through the nearest code.

All ways share data, network, optimiser and seeds, so that runs can be compared in pairs. What
differs is how the gradient g at the quantised point is given to the encoder's output z and to
the code c, and whether codebook and commitment losses are added. Each way has four step
sizes; a longer run follows at its best. Needs NumPy; takes about half an hour.

Run: python blogs_raw/figures/vq_estimators.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
DATA, LATENT, HIDDEN, BATCH = 16, 4, 64, 128
AUX = {"ste", "rotation", "secant", "reflection", "rotation-centred", "rotation-unscaled", "rotation-shifted", "extrapolated"}  # with codebook and commitment losses
RATES = (1e-3, 3e-3, 1e-2, 3e-2)


def dot(a, b):
    """Inner products along the last axis, kept."""
    return np.sum(a * b, axis=-1, keepdims=True)


def unit(a):
    """Vectors of length one."""
    return a / np.maximum(np.sqrt(dot(a, a)), 1e-12)


def teacher(rng):
    """Fixed maps that make the data from normal numbers."""
    return rng.normal(size=(LATENT, 32)), rng.normal(size=(32, DATA)) / np.sqrt(32)


def forward(way, z, c, rng):
    """The point the decoder sees."""
    if way == "none":
        return z
    if way == "nsvq":
        return z + np.sqrt(dot(c - z, c - z)) * unit(rng.normal(size=z.shape))
    if way.startswith("diveq-"):
        e = c - z
        return z + np.sqrt(dot(e, e)) * unit(e + float(way[6:]) * rng.normal(size=z.shape))
    return c


def transport(z, c, g):
    """Rotate g back from c to z and scale it."""
    a, b = unit(z), unit(c)
    r = unit(a + b)
    scale = np.sqrt(dot(c, c) / np.maximum(dot(z, z), 1e-12))
    return scale * (g - 2 * r * dot(r, g) + 2 * a * dot(b, g))


def backward(way, z, c, q, g):
    """Gradients for the encoder's output and for the code, of one sample each."""
    e = c - z
    u = unit(e)
    if way == "none":
        return g, np.zeros_like(g)
    if way in ("diveq", "nsvq") or way.startswith("diveq-"):
        radial = dot(unit(q - z), g) * u
        return g - radial, radial
    if way == "mirror":
        return dot(u, g) * u, g - dot(u, g) * u
    if way == "half":
        return g / 2, g / 2
    if way == "full":
        return g - dot(u, g) * u, g
    if way == "average":
        pull = e * np.maximum(np.mean(dot(e, g), axis=1, keepdims=True), 0) / np.mean(dot(e, e), axis=1, keepdims=True)
        return g - pull, pull
    if way == "both":
        return g, g
    if way == "hard":
        return np.zeros_like(g), g
    if way == "rotation":
        return transport(z, c, g), np.zeros_like(g)
    if way == "rotation-unscaled":
        return transport(unit(z), unit(c), g), np.zeros_like(g)
    if way == "rotation-shifted":
        return transport(z + 8, c + 8, g), np.zeros_like(g)
    if way == "rotation-centred":
        centre = np.mean(z, axis=1, keepdims=True)
        return transport(z - centre, c - centre, g), np.zeros_like(g)
    if way == "secant":
        return g + z * dot(e, g) / np.maximum(dot(z, z), 1e-12), np.zeros_like(g)
    if way == "reflection":
        normal = unit(unit(z) - unit(c))
        scale = np.sqrt(dot(c, c) / np.maximum(dot(z, z), 1e-12))
        return scale * (g - 2 * normal * dot(normal, g)), np.zeros_like(g)
    return g, np.zeros_like(g)


def nearest(z, book):
    """Indices of the nearest codes, seed by seed."""
    return np.argmin(dot(book, book)[..., 0][:, None] - 2 * z @ book.transpose(0, 2, 1), axis=-1)


def train(way, rate, steps, seeds, size=128, start="data", beta=0.25, gain=1.0):
    """Train all seeds side by side, the reconstruction loss times ``gain``; error, codes by entropy, codes in use, distance, radial share."""
    makers = [np.random.default_rng(seed) for seed in seeds]
    maps = [teacher(rng) for rng in makers]
    inner, outer = np.stack([m[0] for m in maps]), np.stack([m[1] for m in maps])
    draw = lambda count: np.tanh(np.stack([rng.normal(size=(count, LATENT)) for rng in makers]) @ inner) @ outer
    shapes = ((DATA, HIDDEN), (HIDDEN, LATENT), (LATENT, HIDDEN), (HIDDEN, DATA))
    layers = [np.stack([rng.normal(size=s) / np.sqrt(s[0]) for rng in makers]) for s in shapes]
    biases = [np.zeros((len(makers), 1, s[1])) for s in shapes]
    encode = lambda x: np.tanh(x @ layers[0] + biases[0]) @ layers[1] + biases[1]
    book = encode(draw(size)) if start == "data" else np.stack([rng.uniform(-1 / size, 1 / size, (size, LATENT)) for rng in makers])
    which = np.arange(len(makers))[:, None]
    values = [*layers, *biases, book]
    first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    noise = np.random.default_rng(len(way))
    plain = way.split("=")[0]
    with_aux = plain in AUX
    for step in range(steps):
        x = draw(BATCH)
        h = np.tanh(x @ layers[0] + biases[0])
        z = h @ layers[1] + biases[1]
        near = nearest(z, book)
        c = book[which, near]
        q = forward(plain, z, c, noise)
        k = np.tanh(q @ layers[2] + biases[2])
        dy = 2 * gain * (k @ layers[3] + biases[3] - x) / DATA
        dk = (dy @ layers[3].transpose(0, 2, 1)) * (1 - k * k)
        g = dk @ layers[2].transpose(0, 2, 1)
        if plain == "extrapolated":
            seen = (((c - z) @ layers[2]) * (1 - k * k)) @ layers[3]
            g = g - 2 * gain / DATA * ((seen @ layers[3].transpose(0, 2, 1)) * (1 - k * k)) @ layers[2].transpose(0, 2, 1)
        dz, dc = backward(plain, z, c, q, g)
        if with_aux:
            dz, dc = dz + 2 * beta * (z - c) / LATENT, dc + 2 * (c - z) / LATENT
        dh = (dz @ layers[1].transpose(0, 2, 1)) * (1 - h * h)
        dbook = np.zeros_like(book)
        np.add.at(dbook, (which, near), dc)
        t = lambda a: a.transpose(0, 2, 1)
        total = lambda a: np.sum(a, axis=1, keepdims=True)
        slopes = [t(x) @ dh, t(h) @ dz, t(q) @ dk, t(k) @ dy, total(dh), total(dz), total(dk), total(dy), dbook]
        now = rate * (1 - step / steps)
        for value, slope, m, v in zip(values, slopes, first, second, strict=True):
            slope /= BATCH
            m += 0.1 * (slope - m)
            v += 0.001 * (slope * slope - v)
            value -= now * (m / (1 - 0.9 ** (step + 1))) / (np.sqrt(v / (1 - 0.999 ** (step + 1))) + 1e-9)
    x = draw(4096)
    z = encode(x)
    near = nearest(z, book)
    c = z if plain == "none" else book[which, near]
    k = np.tanh(c @ layers[2] + biases[2])
    dy = 2 * (k @ layers[3] + biases[3] - x) / DATA
    g = ((dy @ layers[3].transpose(0, 2, 1)) * (1 - k * k)) @ layers[2].transpose(0, 2, 1)
    error = np.sum((k @ layers[3] + biases[3] - x) ** 2, axis=(1, 2)) / np.sum((x - x.mean(axis=1, keepdims=True)) ** 2, axis=(1, 2))
    mass = np.stack([np.bincount(n, minlength=size) for n in near]) / near.shape[1]
    codes = np.exp(-np.sum(mass * np.log(np.maximum(mass, 1e-300)), axis=1))
    e, norm = c - z, np.sqrt(dot(z, z))
    away = np.sqrt(np.mean(dot(e, e), axis=(1, 2)))
    radial = np.mean(dot(unit(e), unit(g)) ** 2, axis=(1, 2))
    grow = np.mean(dot(e, g) > 0, axis=(1, 2))
    angle = np.mean(dot(unit(z), unit(c)) < 0, axis=(1, 2))
    relative = np.median(np.sqrt(dot(e, e)) / norm, axis=(1, 2))
    return np.stack([error, codes, np.mean(mass > 0, axis=1), away, radial, grow, relative, angle])


def row(way, rate, steps, **what):
    """One row of the table: a list by seed for each measure."""
    found = train(way, rate, steps, **what)
    names = ("error", "codes", "used", "distance", "radial", "grows", "relative", "obtuse")
    what["seeds"] = [int(s) for s in what["seeds"]]
    data = {"way": way, "rate": rate, "steps": steps, **what, **{n: np.round(f, 5).tolist() for n, f in zip(names, found, strict=True)}}
    print(way, rate, steps, what.get("start", ""), what.get("beta", ""), np.round(found.mean(axis=1), 4).tolist(), flush=True)
    return data


def more(part):
    """Other scales of the loss, more of the rotation trick, and the residual carried to z."""
    if part == "g":
        return [row("extrapolated", rate, 4000, seeds=range(6), beta=beta) for rate in (0.01, 0.03) for beta in (0.25, 1.0)]
    if part == "e":
        return [row(way, 0.01, 16000, seeds=range(6), gain=gain) for gain in (1 / 16, 4, 16, 64) for way in ("ste", "diveq", "average")]
    rows = [row("rotation", 0.1, 4000, seeds=range(6))]
    rows += [row("rotation-shifted", rate, 4000, seeds=range(6)) for rate in (0.01, 0.03)]
    rows += [row("rotation-unscaled", rate, 4000, seeds=range(6)) for rate in (0.01, 0.03)]
    rows += [row("rotation", 0.03, 4000, seeds=range(6), gain=gain) for gain in (1 / 4, 4, 16, 64)]
    return [*rows, row("ste", 0.01, 4000, seeds=range(6), gain=1 / 4)]


def main(part: str) -> None:
    """One part of the table, into its own file."""
    if part in {"e", "f", "g"}:
        store(part, more(part))
        return
    ways = {
        "a": ("ste", "diveq", "diveq-0.03", "nsvq", "none"),
        "b": ("rotation", "secant", "reflection", "rotation-centred", "ste-bare"),
        "c": ("full", "both", "hard", "mirror", "half"),
        "d": ("average",),
    }[part]
    rows = []
    for way in ways:
        tried = [row(way, rate, 4000, seeds=range(6)) for rate in RATES]
        best = min(tried, key=lambda r: np.mean(r["error"]))["rate"]
        rows += tried
        rows.append(row(way, best, 16000, seeds=range(6)))
        if way in ("ste", "diveq", "rotation", "diveq-0.03", "nsvq"):
            rows.append(row(way, best, 16000, seeds=range(6), start="tiny"))
        if way in ("ste", "rotation"):
            rows += [row(way, best, 16000, seeds=range(6), beta=beta) for beta in (0.0, 1.0)]
    store(part, rows)


def store(part: str, rows) -> None:
    """Write the rows beside this file."""
    text = ",\n".join(map(json.dumps, rows))
    (HERE / f"vq_estimators_{part}.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or "abcdefg":
        main(name)
