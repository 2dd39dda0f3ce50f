"""The changes that can be made to the code, one at a time, without those that are none."""

from __future__ import annotations

import difflib
import random
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
CODE = ROOT / "ext" / "sphinx_rigor"
SAME = Path(__file__).with_name("same.toml")
"""Lines that may be changed so without any difference, each with the reason."""
NOT_ASKED = {
    "core/VariableReplacer",  # they want to be told of variables
    "core/VariableInserter",
    "core/ReplaceComparisonOperator_Is_Eq",  # of None and the like: the same
    "core/ReplaceComparisonOperator_IsNot_NotEq",
    "core/ReplaceComparisonOperator_Eq_Is",  # of short texts and numbers: the same
    "core/ReplaceComparisonOperator_NotEq_IsNot",
}
FOR_SPEED = ("@cache", "@lru_cache", "@functools.", "@overload", "@runtime_checkable")
"""Decorators that may go: what is decorated answers as before."""


@dataclass(frozen=True)
class Mutant:
    """One change: the n-th place that an operator of cosmic-ray finds in a file."""

    folder: str
    module: str
    operator: str
    number: int
    place: tuple[int, int]

    @property
    def path(self) -> Path:
        """Return the file that is changed."""
        return CODE / self.folder / self.module

    @property
    def name(self) -> str:
        """Return the name of the module."""
        parts = self.path.relative_to(CODE.parent).with_suffix("").parts
        return ".".join(parts).removesuffix(".__init__")

    def code(self) -> tuple[str, str]:
        """Return the text of the module before and after the change."""
        before = self.path.read_text("utf-8")
        with suppress(AttributeError, SyntaxError):  # of exceptions with dots, or no Python
            after = mutate_code(before, get_operator(self.operator)(), self.number)
            compile(after, str(self.path), "exec")
            return before, after
        return before, before

    def told(self) -> str:
        """Return the change as a difference."""
        before, after = (text.splitlines() for text in self.code())
        lines = difflib.unified_diff(before, after, lineterm="", n=1)
        title = f"{self.folder}/{self.module}:{self.place[0]} {self.operator}"
        return "\n".join([title, *list(lines)[3:]])

    def explained(self) -> bool:
        """Tell whether the list of changes without a difference has this one."""
        line = self.path.read_text("utf-8").splitlines()[self.place[0] - 1].strip()
        return any(
            each["line"] == line and self.operator.startswith(tuple(each["by"]))
            for each in same().get(f"{self.folder}/{self.module}", ())
        )


@cache
def same() -> dict[str, Any]:
    """Return the lines that may be changed without any difference, by module."""
    return tomllib.loads(SAME.read_text("utf-8"))


def places(folder: str, path: Path) -> Iterator[Mutant]:
    """Yield all changes of a file but those of annotations, which nobody runs."""
    nodes = list(ast_nodes(get_ast(path.read_text("utf-8"))))
    module = str(path.relative_to(CODE / folder))
    for name in (each for each in operator_names() if each not in NOT_ASKED):
        number, operator = -1, get_operator(name)()
        for node in nodes:
            for start, _end in operator.mutation_positions(node):
                number += 1
                if not (is_annotation(node) or is_for_speed(node)):
                    yield Mutant(folder, module, name, number, start)


def is_annotation(node: Any) -> bool:
    """Tell whether a node is part of an annotation, of a decorator or of what types need."""
    if is_for_types(node):
        return True
    while parent := getattr(node, "parent", None):
        if parent.type in {"decorator", "tfpdef"}:
            return True
        if parent.type == "annassign" and node is parent.children[1]:
            return True
        if parent.type in {"param", "funcdef"} and node is parent.annotation:
            return True
        node = parent
        if is_for_types(node):
            return True
    return False


def is_for_types(node: Any) -> bool:
    """Tell whether a node is only there for who checks types."""
    return node.type == "if_stmt" and "TYPE_CHECKING" in node.children[1].get_code()


def is_for_speed(node: Any) -> bool:
    """Tell whether a node keeps answers, or says what holds anyway.

    Handlers of an event leave gaps between them: a step of one keeps their order.
    """
    text = node.get_code().strip()
    if node.type == "decorator":
        return text.startswith(FOR_SPEED)
    parent = getattr(node, "parent", None)
    said = parent.get_code().strip() if parent is not None else ""
    return said == "strict=True" or said.startswith("priority=")


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
