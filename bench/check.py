"""Measure the command ``rigor check`` and the share of the rules, in one run.

Usage: python bench/check.py ARTICLES_DIR [--rounds N]

Copies the articles into a temporary project, checks it once cold, then edits one article
before each of N checks. Prints the median seconds of a warm check beside those of
``sphinx-build --version`` (the floor any command that loads Sphinx has), and the seconds
that recognition and rules take over all facts beside those of the cold check.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from builds import CONF, INDEX, OURS

RULES = """\
import gc, time
from pathlib import Path
from sphinx_rigor.verdict import examine
from sphinx_rigor.cli._site import read_site
from sphinx_rigor.rules import evaluate
from sphinx_rigor.standard import load_standard
from sphinx_rigor.memory.domain import rigor_domain
_site, app, _said = read_site(Path())
facts = list(rigor_domain(app.env).facts.values())
standard = load_standard(app.config.rigor_standard, Path())
gc.collect()
start = time.perf_counter()
evaluate([examine(each, standard) for each in facts], standard, str)
print(time.perf_counter() - start)
"""


def seconds(project: Path, *command: str) -> float:
    """Run a command in a process of its own and return its wall time."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return time.perf_counter() - start


def make_project(folder: Path, articles: Path) -> Path:
    """Lay out a project of these articles."""
    shutil.copytree(articles, folder / "blogs_raw")
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "conf.py").write_text(CONF.format(extensions=OURS), encoding="utf-8")
    return folder


def edit(project: Path, number: int) -> None:
    """Change the article in the middle of the alphabet."""
    names = sorted((project / "blogs_raw").glob("*.md"))
    with names[len(names) // 2].open("a", encoding="utf-8") as text:
        text.write(f"\n第 {number} 次改动。\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    python = sys.executable
    rigor = (python, "-c", "from sphinx_rigor.cli import main; main()", "check")
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder) / "site", options.articles)
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        cold = seconds(project, *rigor)
        floor, warm = [], []
        for number in range(options.rounds):
            edit(project, number)
            floor.append(seconds(project, python, "-m", "sphinx", "--version"))
            warm.append(seconds(project, *rigor))
        done = subprocess.run(
            [python, "-c", RULES], cwd=project, capture_output=True, text=True, check=True
        )
    rules = float(done.stdout)
    print("| what | seconds | against |\n|---|---|---|")
    print(f"| sphinx-build --version | {median(floor):.2f} | |")
    share = median(warm) / (2 * median(floor) + 1)
    print(f"| rigor check, one edit | {median(warm):.2f} | {share:.2f} of 2x + 1 s |")
    print(f"| rigor check, cold | {cold:.1f} | |")
    print(f"| recognition and rules | {rules:.2f} | {rules / cold:.1%} of cold |")


if __name__ == "__main__":
    main()
