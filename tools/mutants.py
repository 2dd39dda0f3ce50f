"""Change the code in one place at a time and see whether the tests notice: ``nox -s mutants``.

    python tools/mutants.py [--each 60] [--seed 1] [--jobs 2] [--out FILE] [FOLDER…]

From every folder some places are drawn, from every place one of the changes that cosmic-ray
knows, and each is tried by the tests of that folder that reach it, the quick ones first. What
no test notices is shown: it wants a test, or is no change at all and stands in ``same.toml``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from math import sqrt
from multiprocessing import Pipe, get_context
from pathlib import Path

from mutations import ROOT, Mutant, drawn
from noticing import KILLED, LIVES, LOADED, anew, by_time, serve
from reached import Reach

TESTS = ROOT / "tests"
FOLDERS = ("rules", "source", "recognition", "standard", "collect", "memory", "gate")
BESIDE = {
    "rules": ("cli/test_fix.py",),
    "source": ("boxes/test_legacy.py", "doctree", "gate/test_limits.py"),
    "recognition": ("verdict", "rules/test_rules.py"),
    "standard": ("verdict", "advice"),
    "collect": ("recognition/test_recognise.py", "gate/test_limits.py", "doctree"),
    "memory": ("cli/test_shards.py",),
    "gate": ("memory/test_repeated.py",),
}
"""Tests of a folder's code that stand in another one."""
FIRST = ("babel", "sphinx.application", "sphinx.builders.html", "yaml")
"""What tests import and nobody changes, imported once; hypothesis wants to come with pytest."""
EXPLAINED = "explained"
QUICK = 0.05
"""Seconds of a test that is tried whatever it reaches."""


def main() -> None:
    """Draw changes, try them and tell what was not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=FOLDERS, metavar="FOLDER")
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="a file for one line of JSON a change")
    options = parser.parse_args()
    for name in FIRST:
        __import__(name)
    for folder in options.folders:
        chosen = drawn(folder, options.each, options.seed)
        summarise(folder, shown(became(folder, chosen, options.jobs), options.out))


def became(folder: str, mutants: list[Mutant], jobs: int) -> Iterator[tuple[Mutant, str]]:
    """Yield what becomes of each change, those last that change what is loaded."""
    wanted = [each for each in mutants if not each.explained()]
    yield from ((each, EXPLAINED) for each in mutants if each.explained())
    tests = [str(TESTS / each) for each in (folder, *BESIDE.get(folder, ()))]
    ours, theirs = Pipe(duplex=False)
    if os.fork() == 0:
        ours.close()
        serve(tests, wanted, jobs, theirs)
        os._exit(0)
    theirs.close()
    reach, failed = ours.recv()
    if failed:
        sys.exit(f"fails without any change: {', '.join(failed)}")
    later = []
    while (said := ours.recv()) is not None:
        number, outcome = said
        later += [wanted[number]] if outcome == LOADED else []
        yield from ((wanted[number], outcome) for _ in range(outcome != LOADED))
    os.wait()
    with ProcessPoolExecutor(jobs, get_context("fork")) as workers:
        names = [tests_of(each, reach) for each in later]
        yield from zip(later, workers.map(anew, later, names), strict=True)


def tests_of(mutant: Mutant, reach: dict[str, Reach]) -> list[str]:
    """Return the tests that reach anything of a module, and all quick ones.

    What is computed when a module is loaded is seen by tests that run none of its lines.
    """
    path = str(mutant.path)
    found = [
        name
        for name, each in reach.items()
        if each.starts or each.seconds < QUICK or any(line[0] == path for line in each.lines)
    ]
    return by_time(reach, found or reach, mutant)


def shown(outcomes: Iterable[tuple[Mutant, str]], out: Path | None) -> Iterator[str]:
    """Yield what became of each change; show what was not noticed, note each in a file."""
    for mutant, outcome in outcomes:
        if outcome == LIVES:
            print(mutant.told(), end="\n\n", flush=True)
        if out:
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(mutant) | {"outcome": outcome}) + "\n")
        yield outcome


def summarise(folder: str, outcomes: Iterable[str]) -> None:
    """Tell how many changes of a folder were noticed, with the interval of their share."""
    count = Counter(outcomes)
    whole = count[KILLED] + count[LIVES]
    low, high = interval(count[KILLED], whole)
    share = f"{count[KILLED] / whole:.0%} ({low:.0%} to {high:.0%})"
    print(f"{folder}: {count[KILLED]} of {whole} noticed, {share}; "
          f"{count[EXPLAINED]} make no difference\n", flush=True)  # fmt: skip


def interval(part: int, whole: int) -> tuple[float, float]:
    """Return within what the share of all lies, with 95 % certainty (Wilson)."""
    z, share = 1.96, part / whole
    middle = share + z * z / (2 * whole)
    around = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    below = 1 + z * z / whole
    return (middle - around) / below, (middle + around) / below


if __name__ == "__main__":
    main()
