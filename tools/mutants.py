"""Change the code in one place at a time and see whether the tests notice: ``nox -s mutants``.

    python tools/mutants.py [--each 50] [--seed 1] [--jobs 2] [--out FILE] [FOLDER…]

From every folder some places are drawn, from every place one of the changes that cosmic-ray
knows, and each changed copy is tried by the tests of that folder, those first that name the
module. What no test notices is shown: it wants a test, or is no change at all.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import groupby, repeat
from math import sqrt
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
CODE, TESTS = ROOT / "ext" / "sphinx_rigor", ROOT / "tests"
FOLDERS = ("rules", "source", "recognition", "standard", "collect", "memory", "gate")
BESIDE = {
    "rules": ("cli/test_fix.py",),
    "source": ("boxes/test_legacy.py", "gate/test_limits.py"),
    "memory": ("cli/test_shards.py",),
    "gate": ("memory/test_repeated.py",),
}
"""Tests of a folder's code that stand in another one."""
FIRST = ("pytest", "babel", "sphinx.application", "sphinx.builders.html", "yaml")
"""What tests import and nobody changes, imported once; hypothesis wants to come with pytest."""
SECONDS = 120
"""Of computing for a copy; what needs more goes round for ever, which counts as noticed."""
DOOR = "__init__.py"
KILLED, LIVES, NONE = "killed", "lives", "no change"


@dataclass(frozen=True)
class Mutant:
    """One change: the n-th place that an operator of cosmic-ray finds in a file."""

    folder: str
    module: str
    operator: str
    number: int
    place: tuple[int, int]

    def code(self) -> tuple[str, str]:
        """Return the text of the module before and after the change."""
        before = (CODE / self.folder / self.module).read_text("utf-8")
        with suppress(AttributeError):  # it cannot replace exceptions that have dots
            return before, mutate_code(before, get_operator(self.operator)(), self.number)
        return before, before


def places(folder: str, path: Path) -> Iterator[Mutant]:
    """Yield all changes of a file but those of annotations, which nobody runs."""
    nodes = list(ast_nodes(get_ast(path.read_text("utf-8"))))
    for name in operator_names():
        if name in {"core/VariableReplacer", "core/VariableInserter"}:
            continue  # they want to be told of variables
        number, operator = -1, get_operator(name)()
        for node in nodes:
            for start, _end in operator.mutation_positions(node):
                number += 1
                if not is_annotation(node):
                    yield Mutant(
                        folder, str(path.relative_to(CODE / folder)), name, number, start
                    )


def is_annotation(node: Any) -> bool:
    """Tell whether a node is part of an annotation, of a decorator or of what types need."""
    if node.type == "if_stmt" and "TYPE_CHECKING" in node.children[1].get_code():
        return True
    while parent := getattr(node, "parent", None):
        if parent.type in {"decorator", "tfpdef"}:
            return True
        if parent.type == "annassign" and node is parent.children[1]:
            return True
        if parent.type in {"param", "funcdef"} and node is parent.annotation:
            return True
        node = parent
        if node.type == "if_stmt" and "TYPE_CHECKING" in node.children[1].get_code():
            return True
    return False


def drawn(folder: str, each: int, seed: int) -> list[Mutant]:
    """Return so many changes of a folder: places first, then one change of each."""
    paths = sorted((CODE / folder).rglob("*.py"))
    every = [one for path in paths for one in places(folder, path)]
    where = [list(found) for _, found in groupby(sorted(every, key=spot), spot)]
    chance = random.Random(f"{seed} {folder}")
    chosen = chance.sample(where, min(each, len(where)))
    return [chance.choice(found) for found in chosen]


def spot(mutant: Mutant) -> tuple[str, tuple[int, int]]:
    """Return where a change is made."""
    return mutant.module, mutant.place


def nearest_first(folder: str, module: str, files: int | None = None) -> list[str]:
    """Return the files of tests of a folder, those first that say most of a module."""
    name = Path(module).stem.strip("_")
    words = {name, name.replace("_", "-"), *names_in(CODE / folder / module)}
    texts = {
        path: path.read_text("utf-8") for path in sorted((TESTS / folder).glob("test_*.py"))
    }
    said = {path: -sum(text.count(each) for each in words) for path, text in texts.items()}
    return [str(path) for path in sorted(texts, key=lambda path: (said[path], path))][:files]


def names_in(path: Path) -> set[str]:
    """Return the names of the functions and classes of a module that are not short."""
    lines = path.read_text("utf-8").splitlines()
    words = (
        line.split()[1].partition("(")[0] for line in lines if line[:4] in {"def ", "clas"}
    )
    return {each.strip(":") for each in words if len(each) > 7}


def tried(mutant: Mutant, files: int | None) -> str:
    """Return what became of a change."""
    before, after = mutant.code()
    tests = nearest_first(mutant.folder, mutant.module, files)
    return NONE if before == after else outcome(mutant.folder, mutant.module, after, tests)


def outcome(where: str, module: str, text: str, tests: list[str]) -> str:
    """Return what the tests make of a copy of the code with another text of a module."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder) / "ext" / "sphinx_rigor"
        shutil.copytree(CODE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / where / module).write_text(text, encoding="utf-8")
        pid = os.fork()
        if pid == 0:
            run_tests(tests, Path(folder))
        status = os.waitpid(pid, 0)[1]
    return KILLED if status else LIVES


def run_tests(tests: list[str], folder: Path) -> None:
    """Try the tests with a copy of the code, in this process, which ends with them."""
    import pytest  # noqa: PLC0415 - it stands with what is imported FIRST

    status = 1
    try:
        for number in (1, 2):
            os.dup2(os.open(folder / "said", os.O_WRONLY | os.O_CREAT), number)
        signal.alarm(20 * SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        os.environ["TMPDIR"] = str(folder)
        sys.dont_write_bytecode, tempfile.tempdir = True, None
        paths = f"pythonpath={folder / 'ext'} {TESTS}"
        quiet = ("-x", "-q", "-n0", "--dist=no", "-p", "no:randomly", "-p", "no:cacheprovider")
        status = int(pytest.main([*quiet, "--rootdir", str(ROOT), "-o", paths, *tests]))
    finally:
        sys.stdout.flush()
        os._exit(status)


def interval(part: int, whole: int) -> tuple[float, float]:
    """Return within what the share of all lies, with 95 % certainty (Wilson)."""
    z, share = 1.96, part / whole
    middle = share + z * z / (2 * whole)
    around = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    below = 1 + z * z / whole
    return (middle - around) / below, (middle + around) / below


def told(mutant: Mutant) -> str:
    """Return a change as a difference."""
    before, after = (text.splitlines() for text in mutant.code())
    lines = difflib.unified_diff(before, after, lineterm="", n=1)
    return "\n".join([f"{mutant.folder}/{mutant.module}:{mutant.place[0]} {mutant.operator}",
                      *list(lines)[3:]])  # fmt: skip


def main() -> None:
    """Draw changes, try them and tell what was not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=FOLDERS, metavar="FOLDER")
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--files", type=int, help="try so many files of tests, the nearest")
    parser.add_argument("--out", type=Path, help="a file for one line of JSON a change")
    options = parser.parse_args()
    for name in FIRST:
        __import__(name)
    with ProcessPoolExecutor(options.jobs, get_context("fork")) as workers:
        for folder in options.folders:
            first, tests = (CODE / folder / DOOR).read_text("utf-8"), [str(TESTS / folder)]
            if workers.submit(outcome, folder, DOOR, first, tests).result() != LIVES:
                sys.exit(f"tests/{folder} fails without any change")
            chosen = drawn(folder, options.each, options.seed)
            became = zip(chosen, workers.map(tried, chosen, repeat(options.files)), strict=True)
            summarise(folder, shown(became, options.out))


def shown(outcomes: Iterable[tuple[Mutant, str]], out: Path | None) -> Iterator[str]:
    """Yield what became of each change; show what was not noticed, note each in a file."""
    for mutant, became in outcomes:
        if became == LIVES:
            print(told(mutant), end="\n\n", flush=True)
        if out:
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(mutant) | {"outcome": became}) + "\n")
        yield became


def summarise(folder: str, outcomes: Iterable[str]) -> None:
    """Tell how many changes of a folder were noticed, with the interval of their share."""
    count = Counter(outcomes)
    whole = count[KILLED] + count[LIVES]
    low, high = interval(count[KILLED], whole)
    share = f"{count[KILLED] / whole:.0%} ({low:.0%} to {high:.0%})"
    print(f"{folder}: {count[KILLED]} of {whole} noticed, {share}\n", flush=True)


if __name__ == "__main__":
    main()
