"""Train the toy layers of the second and third MoE articles, and store what came out beside this file.

Every run of a strength has its control in the same seeds at strength 0; each is repeated with other seeds,
and a part of it with three times the steps. Needs NumPy; takes about ten minutes on one idle core.

Run: python blogs_raw/figures/moe_experiment.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import moe2
import moe3

HERE = Path(__file__).parent
ALPHAS = (0, 0.1, 0.3, 0.5, 0.7, 1, 10, 30)
SOFTMAX = (("none", 0), ("loss", 1), ("loss", 10), ("sign", 0.001), ("sign", 0.01), ("rms", 0.01))
SIGMOID = (("none", 0), ("loss", 1), ("sign", 0.001), ("sign", 0.003), ("rms", 0.001), ("proportional", 0.1))
PLAN = (
    (1500, 16, "softmax", SOFTMAX),
    (1500, 16, "sigmoid", SIGMOID),
    (1500, 16, "separate", (("none", 0), ("sign", 0.001), ("sign", 0.003))),
    (4500, 6, "softmax", (("none", 0), ("loss", 1), ("sign", 0.001), ("sign", 0.01))),
)


def second() -> list[dict]:
    """The toy layer of the second article: error, overload, experts in use for each seed."""
    rows = []
    for steps, seeds, alphas in ((1500, 8, ALPHAS), (4500, 6, (0, 0.3, 1, 10))):
        for skew in (0, 1):
            for alpha in alphas:
                found = [moe2.train(alpha, skew, seed, steps=steps) for seed in range(seeds)]
                rows.append({"steps": steps, "skew": skew, "alpha": alpha, "runs": rounded(found)})
                print(rows[-1], flush=True)
    return rows


def third() -> list[dict]:
    """The toy layer of the third article: error, overload, mean gate for each seed."""
    rows = []
    for steps, seeds, gate, runs in PLAN:
        for rule, strength in runs:
            found = [moe3.train(rule, strength, gate, seed, steps=steps) for seed in range(seeds)]
            what = {"steps": steps, "gate": gate, "rule": rule, "strength": strength}
            rows.append({**what, "runs": rounded(found)})
            print(rows[-1], flush=True)
    return rows


def rounded(runs) -> list[list[float]]:
    """Numbers that JSON can hold, to four digits."""
    return [[round(float(v), 4) for v in run] for run in runs]


def store(name: str, rows: list[dict]) -> None:
    """Write a row a line."""
    text = ",\n".join(map(json.dumps, rows))
    (HERE / name).write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["2", "3"]
    if "2" in wanted:
        store("moe2_experiment.json", second())
    if "3" in wanted:
        store("moe3_experiment.json", third())
