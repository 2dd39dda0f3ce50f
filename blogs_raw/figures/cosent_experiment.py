"""Run the training experiment of the first article on CoSENT in full, and store every seed.

The code is the article's own. Four questions: all losses at the article's budget; the
same at 4 and 16 times as many steps; labels that are wrong, at all three budgets; whether one c does for every λ. Needs NumPy and SciPy; takes
about ten minutes.

Run: python blogs_raw/figures/cosent_experiment.py
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

HERE = Path(__file__).parent
ARTICLE = "cosent一比sentence-bert更有效的句向量方案.md"
BUDGET = ["classification", "regression", "regression, zero and scale free", "CoSENT 2", "CoSENT 20"]
LABELS = ["regression", "linear correlation", "RankNet 20", "CoSENT 2", "CoSENT 20", "CoSENT 20, saturated"]


SCAN = (1, 1.5, 2, 3, 4, 5, 7)


def scan(names: dict) -> dict:
    """CoSENT at several λ, against standardised scores, at four levels of noise."""
    names["losses"] |= {f"CoSENT {lam}": tempered(names, lam) for lam in SCAN}
    chosen = [f"CoSENT {lam}" for lam in SCAN] + ["CoSENT, standardised 1"]
    return {f"scan, noise {noise}": rows(names["experiment"](noise, range(5), chosen)) for noise in (0.0, 0.2, 0.4, 0.6)}


def tempered(names: dict, lam: float):  # noqa: ANN201
    """CoSENT at an inverse temperature."""
    return names["by_scores"](lambda s, y: names["cosent_grad"](s, y, lam))


def article_code() -> dict:
    """Names defined by the code of the article, without the experiment it runs itself."""
    text = (HERE.parent / ARTICLE).read_text(encoding="utf-8")
    names: dict = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in re.findall(r"^```\{testcode\} cosent\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            exec(block.split("clean, noisy = experiment")[0], names)  # noqa: S102
    return names


def rows(result: dict) -> dict:
    """The numbers of every seed, ready to store."""
    return {name: [[round(float(x), 4) for x in pair] for pair in pairs] for name, pairs in result.items()}


def main() -> None:
    """Run all and store it."""
    names = article_code()
    run = names["experiment"]
    out = {}
    for noise in (0.0, 0.6):
        out[f"noise {noise}"] = rows(run(noise, range(10)))
        for steps in (1000, 4000):
            out[f"noise {noise}, {steps} steps"] = rows(run(noise, range(4), BUDGET, steps))
    for flipped in (0.0, 0.05, 0.2):
        out[f"labels {flipped}"] = rows(run(0.0, range(12), LABELS, flipped=flipped))
    for steps in (1000, 4000):
        for flipped in (0.0, 0.2):
            out[f"labels {flipped}, {steps} steps"] = rows(run(0.0, range(12), LABELS, steps, flipped))
    out |= scan(names)
    HERE.joinpath("cosent_experiment.json").write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
