"""One Gauss-Newton step after weighted differences, on random layouts, against the Cramér-Rao bound.

Stations and target are uniform in a cube; the noise is a fiftieth of the least distance.
Stores the ratio of every layout beside this file. Needs NumPy; takes half a minute.

Run: python blogs_raw/figures/three_spheres_layouts.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

DRAWS, LAYOUTS = 2000, 300


def weighted(stations, measured):
    """The weighted linear solution; it does not depend on the station of reference."""
    sides, near, far = stations[1:] - stations[0], measured[:, :1], measured[:, 1:]
    right = (near**2 - far**2 + np.sum(sides**2, axis=1)) / 2
    weight = np.linalg.inv(near[:, :, None] ** 2 + np.eye(len(sides)) * far[:, :, None] ** 2)
    normal = sides.T @ weight
    return stations[0] + np.linalg.solve(normal @ sides, normal @ right[:, :, None])[:, :, 0]


def step(stations, measured, x):
    """One step of Gauss-Newton."""
    apart = x[:, None] - stations
    now = np.linalg.norm(apart, axis=2)
    slopes = apart / now[:, :, None]
    turned = slopes.transpose(0, 2, 1)
    return x + np.linalg.solve(turned @ slopes, turned @ (measured - now)[:, :, None])[:, :, 0]


def ratios(count, seed):
    """PDOP, and the error after one and after five steps over the bound."""
    rng = np.random.default_rng(seed)
    stations, target = rng.uniform(-1, 1, (count, 3)), rng.uniform(-1, 1, 3)
    true = np.linalg.norm(target - stations, axis=1)
    noise = true.min() / 50
    slopes = (target - stations) / true[:, None]
    pdop = np.sqrt(np.trace(np.linalg.inv(slopes.T @ slopes)))
    measured = true + noise * rng.normal(size=(DRAWS, count))
    x, out = weighted(stations, measured), [pdop]
    for k in range(1, 6):
        x = step(stations, measured, x)
        if k in (1, 5):
            out.append(np.sqrt(np.mean(np.sum((x - target) ** 2, axis=1))) / (noise * pdop))
    return [round(float(v), 4) for v in out]


if __name__ == "__main__":
    found = {count: [ratios(count, seed) for seed in range(LAYOUTS)] for count in (4, 5, 6, 8)}
    Path(__file__).with_suffix(".json").write_text(json.dumps(found) + "\n", encoding="utf-8")
    for count, rows in found.items():
        pdop, one, five = np.array(rows).T
        calm = one[pdop <= 3]
        print(count, np.median(one).round(3), np.mean(one <= 1.02).round(3), np.quantile(one, 0.99).round(2),
              np.quantile(five, 0.99).round(2), np.quantile(calm, 0.95).round(2))
