"""Measure the command ``rigor check`` and the share of the rules, in one run.

Usage: python bench/check.py ARTICLES_DIR [--rounds N]

Copies the articles into a temporary project, checks it once cold, then edits one article
before each of N checks. Prints the median seconds of a warm check beside those of
``sphinx-build --version`` (the floor any command that loads Sphinx has), of a check after
every file got a new time, as in a fresh checkout with kept caches, and of plain Sphinx's
``-b dummy``, and what recognition and rules take over all facts beside the cold check.
Seconds are of processor time: other work on the machine hardly changes them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from builds import CONF, INDEX, OURS, PLAIN

RULES = """\
import gc, time
from pathlib import Path
from sphinx_rigor.verdict import examine
from sphinx_rigor.cli._site import read_site
from sphinx_rigor.rules import evaluate
from sphinx_rigor.standard import load_standard
from sphinx_rigor.memory.domain import rigor_domain
_site, app, _said = read_site(Path())
# with all their values: they are unpickled when they are looked at
facts = [each.but(labels=each.labels) for each in rigor_domain(app.env).facts.values()]
standard = load_standard(app.config.rigor_standard, Path())
gc.collect()
start = time.process_time()
evaluate([examine(each, standard) for each in facts], standard, str)
print(time.process_time() - start)
"""


def seconds(project: Path, *command: str) -> float:
    """Run a command in a process of its own and return its processor time."""
    before = os.times()
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


def make_project(folder: Path, articles: Path, extensions: str = OURS) -> Path:
    """Lay out a project of these articles."""
    shutil.copytree(articles, folder / "blogs_raw")
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "conf.py").write_text(CONF.format(extensions=extensions), encoding="utf-8")
    return folder


def edit(project: Path, number: int) -> None:
    """Change the article in the middle of the alphabet."""
    names = sorted((project / "blogs_raw").glob("*.md"))
    with names[len(names) // 2].open("a", encoding="utf-8") as text:
        text.write(f"\n第 {number} 次改动。\n")


def renew(project: Path) -> None:
    """Give every source file a new time."""
    for path in (*project.glob("*.*"), *(project / "blogs_raw").rglob("*")):
        path.touch()


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
        renew(project)
        fresh = seconds(project, *rigor)
        plain = make_project(Path(folder) / "plain", options.articles, PLAIN)
        dummy = seconds(plain, python, "-m", "sphinx", "-Q", "-b", "dummy", ".", "_build")
        done = subprocess.run(
            [python, "-c", RULES], cwd=project, capture_output=True, text=True, check=True
        )
    rules = float(done.stdout)
    print("| what | seconds | against |\n|---|---|---|")
    print(f"| sphinx-build --version | {median(floor):.2f} | |")
    over = median(warm) - median(floor)
    print(f"| rigor check, one edit | {median(warm):.2f} | {over:+.2f} s |")
    print(f"| sphinx-build -b dummy, plain, cold | {dummy:.1f} | |")
    print(f"| rigor check, cold | {cold:.1f} | {cold / dummy:.2f} of plain |")
    print(f"| rigor check, fresh checkout | {fresh:.2f} | {fresh / cold:.2f} of cold |")
    print(f"| recognition and rules | {rules:.2f} | {rules / cold:.1%} of cold |")


if __name__ == "__main__":
    main()
