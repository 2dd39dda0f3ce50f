"""Measure how builds grow with the number of articles, beside plain Sphinx.

Usage: python bench/scale.py [--sizes 100 1000] [--builders rigor html] [--jobs 1 2]

Makes sites of so many articles (`synthetic.py`) and builds them with the extension and, from
the same files, without it: `-b rigor` beside `-b dummy`, html beside html; cold with each
number of processes, then with one process unchanged and after an edit of one article. Prints
seconds of processor and of wall time, the ratio to plain Sphinx of the same kind of run, MB at
the peak of the largest process and of the caches; at last by which power of the number
of articles each kind of run grows (1 is linear). Ten thousand articles take hours with html:
name the builder `rigor` alone.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path

from builds import Cost, run
from synthetic import FOLDER, Shape, lay_out

PLAIN = {"rigor": "dummy", "html": "html"}
"""What plain Sphinx builds beside each of our builders."""


@dataclass(frozen=True)
class Row:
    """One measured run: of how many articles, which build and kind of run, and its cost."""

    articles: int
    build: str
    kind: str
    cost: Cost
    caches: float


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def edit(project: Path) -> None:
    """Add a line to the article in the middle."""
    names = sorted((project / FOLDER).glob("*.md"))
    with names[len(names) // 2].open("a", encoding="utf-8") as text:
        text.write("\n又一行。\n")


def kinds(project: Path, jobs: list[int]) -> Iterator[tuple[str, int]]:
    """Yield each kind of run with its number of processes, once all is ready for it."""
    for number in jobs:
        shutil.rmtree(project / "_build", ignore_errors=True)
        yield f"cold, -j {number}", number
    yield "unchanged", 1
    edit(project)
    yield "one edit", 1


def measured(size: int, builder: str, jobs: list[int]) -> Iterator[tuple[Row, Row]]:
    """Yield what each kind of run costs, ours and plain, in turn on one machine."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours", Path(folder) / "plain"
        lay_out(ours, Shape(size))
        lay_out(plain, Shape(size), plain=True)
        for (kind, number), _ in zip(kinds(ours, jobs), kinds(plain, jobs), strict=True):
            yield (
                row(ours, size, builder, kind, number),
                row(plain, size, PLAIN[builder], kind, number, " plain"),
            )


def row(project: Path, size: int, builder: str, kind: str, jobs: int, way: str = "") -> Row:
    """Build once and say what it cost."""
    cost = run(project, builder, "-j", str(jobs))
    caches = megabytes(project / "_build" / builder / ".doctrees")
    return Row(size, builder + way, kind, cost, caches)


def told(found: Row, plain: Row) -> str:
    """Return a line of the table."""
    cost = found.cost
    return (
        f"| {found.articles} | {found.build} | {found.kind} | {cost.processor:.1f} "
        f"| {cost.processor / plain.cost.processor:.2f} | {cost.seconds:.1f} "
        f"| {cost.peak:.0f} | {found.caches:.0f} |"
    )


def power_of(small: Cost, large: Cost, times: float) -> float:
    """Return by which power time grows where there is so many times as much."""
    return log(large.processor / small.processor) / log(times)


def powers(rows: list[Row]) -> Iterator[str]:
    """Yield by which power of the articles the time of each kind of run grows."""
    for build, kind in dict.fromkeys((each.build, each.kind) for each in rows):
        alike = [each for each in rows if (each.build, each.kind) == (build, kind)]
        for small, large in pairwise(alike):
            power = power_of(small.cost, large.cost, large.articles / small.articles)
            yield f"| {build} | {kind} | {small.articles}–{large.articles} | {power:.2f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--builders", nargs="+", choices=PLAIN, default=list(PLAIN))
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    print(
        "| articles | build | run | processor, s | of plain | wall, s | peak, MB | caches, MB |"
    )
    print("|---|---|---|---|---|---|---|---|")
    rows: list[Row] = []
    for size in sorted(options.sizes):
        for builder in options.builders:
            for ours, plain in measured(size, builder, options.jobs):
                rows += [ours, plain]
                print(told(ours, plain), told(plain, plain), sep="\n", flush=True)
    print("\n| build | run | articles | power |\n|---|---|---|---|")
    print(*powers(rows), sep="\n")


if __name__ == "__main__":
    main()
