"""Turn the formulas that a walk over a doctree met into facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_rigor.doctree.tree import text_of
from sphinx_rigor.math.check.checker import Checker, Source, links, names
from sphinx_rigor.math.document.config import site_macros, site_packages
from sphinx_rigor.math.document.equations import RANDOM
from sphinx_rigor.math.read.numbers import Equation
from sphinx_rigor.records import EquationLink, EquationName, Fault, Spot

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

REACH = 6
"""Lines below the node's own in which a formula's first line is looked for."""


@dataclass(frozen=True, slots=True)
class MathFacts:
    """What is wrong with the formulas of a document, what they are called and refer to."""

    faults: tuple[Fault, ...] = ()
    equations: tuple[EquationName, ...] = ()
    links: tuple[EquationLink, ...] = ()


def math_facts(
    env: BuildEnvironment,
    formulas: Iterable[tuple[nodes.Element, Spot]],
    lines: Callable[[str], Sequence[str]],
) -> MathFacts:
    """Return faults, names and references of formulas, each with where its node stands.

    ``lines`` returns the lines of a file.
    """
    if env.config.rigor_math == "off":
        return MathFacts()
    checker = Checker(site_macros(env.config), site_packages(env.config))
    sources = [source_of(node, at, lines(at.file)) for node, at in formulas]
    return MathFacts(
        faults=tuple(fault for each in sources for fault in checker.check(each)),
        equations=tuple(name for each in sources for name in names(each)),
        links=tuple(link for each in sources for link in links(each)),
    )


def source_of(node: nodes.Element, at: Spot, lines: Sequence[str]) -> Source:
    """Return a formula with the line that its own first line stands on."""
    text, label = text_of(node), str(node.get("label") or "")
    display = isinstance(node, nodes.math_block)
    known = "" if label and RANDOM.fullmatch(label) else label
    line = first_line(text, at.line, lines) if display else at.line
    equations: tuple[Equation | None, ...] = node.get("rigor_equations", ())
    counted = frozenset(name for each in equations if each for name in each.labels)
    return Source(text, at.below(line - at.line), display, known, counted)


def first_line(text: str, line: int, lines: Sequence[str]) -> int:
    """Return where a formula begins whose block begins on ``line``: at the dollars."""
    start = text.partition("\n")[0].strip()
    for number, each in enumerate(lines[line - 1 : line + REACH], line):
        if start and start in each:
            return number
    return line
