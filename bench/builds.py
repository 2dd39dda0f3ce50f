"""Measure builds with and without the extension, side by side in one run.

Usage: python bench/builds.py ARTICLES_DIR [--html]

Copies the articles into a temporary project and runs ``sphinx-build`` cold, unchanged
and after an edit of one article: ``-b dummy`` without the extension, ``-b rigor`` with
it and, with ``--html``, ``-b html`` both ways. Prints wall time in seconds, the peak
memory of the process in MB and the ratio to plain Sphinx of the same kind of run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CONF = """\
extensions = [{extensions}]
language = "zh_CN"
html_theme = "alabaster"
myst_enable_extensions = ["amsmath", "dollarmath"]
"""
INDEX = "# Articles\n\n```{toctree}\n:glob:\n:titlesonly:\n\nblogs_raw/*\n```\n"
PLAIN, OURS = '"myst_parser"', '"myst_parser", "sphinx_rigor"'


@dataclass(frozen=True)
class Way:
    """One way to build: a name, a builder, the extensions."""

    name: str
    builder: str
    extensions: str
    plain: str


WAYS = [
    Way("dummy, plain", "dummy", PLAIN, "dummy, plain"),
    Way("rigor", "rigor", OURS, "dummy, plain"),
]
HTML = [
    Way("html, plain", "html", PLAIN, "html, plain"),
    Way("html, rigor", "html", OURS, "html, plain"),
]


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds of wall and of processor time, MB at the peak, exit status.

    Other work on the machine hardly changes processor time; the peak is that of the largest
    of the processes.
    """

    seconds: float
    processor: float
    peak: float
    status: int


def make_project(folder: Path, articles: Path, way: Way) -> Path:
    """Lay out a project that builds these articles this way."""
    project = folder / way.name.replace(", ", "-")
    shutil.copytree(articles, project / "blogs_raw")
    (project / "index.md").write_text(INDEX, encoding="utf-8")
    (project / "conf.py").write_text(CONF.format(extensions=way.extensions), encoding="utf-8")
    return project


def run(project: Path, builder: str, *options: str) -> Cost:
    """Build once in a process of its own and measure that process."""
    cost = spent(project, *sphinx(builder, *options))
    if cost.status not in {0, 1}:
        sys.exit(f"{builder} failed with exit status {cost.status} in {project}")
    return cost


def sphinx(builder: str, *options: str) -> list[str]:
    """Return the command that builds a project once."""
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", builder]
    return [*command, *options, ".", f"_build/{builder}"]


def spent(project: Path, *command: str) -> Cost:
    """Run a command in a folder and measure its processes."""
    start = time.perf_counter()
    pid = os.posix_spawn(
        "/usr/bin/env", ["env", "-C", str(project), *command], dict(os.environ)
    )
    _, status, usage = os.wait4(pid, 0)
    return Cost(
        time.perf_counter() - start,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        os.waitstatus_to_exitcode(status),
    )


def measure(folder: Path, articles: Path, way: Way) -> dict[str, Cost]:
    """Build cold, unchanged and after an edit of one article."""
    project = make_project(folder, articles, way)
    costs = {"cold": run(project, way.builder), "unchanged": run(project, way.builder)}
    edited = min((project / "blogs_raw").glob("*.md"))
    edited.write_text(edited.read_text(encoding="utf-8") + "\n一行。\n", encoding="utf-8")
    return costs | {"one edit": run(project, way.builder)}


def main() -> None:
    """Print a table of all ways."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--html", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(
            "| build | run | seconds | of plain | peak MB | exit |\n|---|---|---|---|---|---|"
        )
        results: dict[str, dict[str, Cost]] = {}
        for way in WAYS + HTML * options.html:
            results[way.name] = measure(Path(folder), options.articles, way)
            for name, cost in results[way.name].items():
                ratio = cost.seconds / results[way.plain][name].seconds
                print(
                    f"| {way.name} | {name} | {cost.seconds:.1f} | {ratio:.2f} "
                    f"| {cost.peak:.0f} | {cost.status} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
