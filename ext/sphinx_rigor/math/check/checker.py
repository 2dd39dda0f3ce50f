r"""Check the formulas of one document: what is wrong in which, on which line.

The converter that renders them is the judge of what can be read; what it takes although it
is wrong, such as ``\\{1,2\\}`` for ``\{1,2\}``, is looked for in the source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sphinx_rigor.math.check.escapes import (
    bare_in_text,
    doubled_escape,
    ends_in_backslash,
    is_prose,
    late_rule,
)
from sphinx_rigor.math.check.faults import (
    INVALID,
    LONE_BACKSLASH,
    UNDEFINED,
    detail_of,
    rule_of,
)
from sphinx_rigor.math.check.structure import misplaced
from sphinx_rigor.math.check.vocabulary import Vocabulary
from sphinx_rigor.math.convert.compose import compose
from sphinx_rigor.math.convert.converter import Converter, RefusalError
from sphinx_rigor.math.convert.expand import PARAMETER
from sphinx_rigor.math.read.definitions import Macro, definitions, may_define
from sphinx_rigor.math.read.display import Display, read_display, read_row
from sphinx_rigor.math.read.tex import REFERENCE, is_balanced, left_open
from sphinx_rigor.records import EquationLink, EquationName, Fault, Spot

SHOWN = 40
"""Characters of a formula that a message shows."""


@dataclass(frozen=True)
class Source:
    """A formula as written: its LaTeX, where its first line stands, its form.

    ``label`` is the label that Sphinx knows it by, ``numbered`` has the labels of equations
    that got a number, None where nobody has counted.
    """

    text: str
    spot: Spot
    display: bool
    label: str = ""
    numbered: frozenset[str] | None = None

    def fault(self, rule: str, below: int, detail: str) -> Fault:
        """Return a fault so many lines below the first."""
        return Fault(rule, self.spot.line + below, detail, self.spot.file)

    def has_numbers(self, called: Collection[str]) -> bool:
        """Tell whether labels have their numbers, as far as that is known.

        What cannot be read has a finding of its own; its references need no other.
        """
        if self.numbered is None or self.numbered.issuperset(called):
            return True
        return not is_balanced(self.text)

    @cached_property
    def displays(self) -> tuple[Display, ...]:
        """The displays that it holds, if it is one."""
        return read_display(self.text) if self.display else ()


class Checker:
    """Checks one formula of a document after another, in their order."""

    def __init__(self, macros: Iterable[Macro] = (), asked: Iterable[str] = ()) -> None:
        """Begin a document with the macros of its site and the packages it asks for."""
        macros = tuple(macros)
        self.converter = Converter(macros)
        self.known = Vocabulary(macros, asked)
        self.sound: set[str] = set()

    def check(self, source: Source) -> list[Fault]:
        """Return the faults of one formula, the plainest first; most have one at most.

        Articles name the same few symbols again and again: a formula in running text that
        was sound is so until something is defined.
        """
        if not source.display and source.text in self.sound:
            return []
        found = list(self.faults(source))
        if may_define(source.text):
            self.sound.clear()
        elif not (source.display or found or "begin" in source.text):
            self.sound.add(source.text)
        return found

    def faults(self, source: Source) -> Iterator[Fault]:
        """Look at one formula and yield its faults."""
        self.known.note(source.text)
        offset = doubled_escape(source.text)
        if is_prose(source.text):
            yield source.fault("unpaired-dollar", 0, shortened(source.text))
        elif offset is not None:
            below = source.text.count("\n", 0, offset)
            shown = shortened(source.text[max(offset - 8, 0) :])
            yield source.fault("double-escape", below, shown)
            list(self.refusals(source))
        else:
            refused = list(self.refusals(source))
            found = [*mended(source), *self.lawless(source, refused)]
            yield from found[:1] or refused
        inline = not source.display and "\\tag" in source.text
        if inline and (row := read_row(source.text, numbered=False)).tags:
            yield source.fault("inline-tag", 0, row.tag or "")

    def lawless(self, source: Source, refused: list[Fault]) -> Iterator[Fault]:
        """Yield what MathJax and LaTeX refuse, unless the converter refuses it, too."""
        if any(fault.rule == INVALID for fault in refused):
            return
        text = source.text
        for place, name in self.known.undefined(text):
            yield source.fault(UNDEFINED, text.count("\n", 0, place), f"\\{name}")
        for place, reason in misplaced(text, self.known.defined):
            yield source.fault(INVALID, text.count("\n", 0, place), reason)
        yield from twice(source)

    def refusals(self, source: Source) -> Iterator[Fault]:
        """Convert a formula and yield what the converter does not take."""
        for line, latex in pieces(source):
            try:
                self.converter.read(unreferenced(latex), display=source.display)
            except RefusalError as refused:
                rule = rule_of(refused, self.known)
                below = line + line_of(refused, latex)
                yield source.fault(rule, below, detail_of(refused))


def twice(source: Source) -> Iterator[Fault]:
    """Yield rows with two tags or two labels."""
    if "\\tag" not in source.text and "\\label" not in source.text:
        return
    for display in read_display(source.text):
        if not display.name and "\\begin" in source.text:
            continue
        for row in display.rows:
            if row.tags > 1 or len(row.labels) > 1 + (source.label in row.labels):
                reason = "Two tags" if row.tags > 1 else "Two labels"
                yield source.fault(INVALID, display.line + row.line, reason)


def mended(source: Source) -> Iterator[Fault]:
    """Yield what is wrong in a formula although the page shows it as it was meant."""
    if bare := bare_in_text(without_parameters(source.text)):
        below = source.text.count("\n", 0, bare[0])
        yield source.fault("invalid-math", below, f'Bare "{bare[1]}"')
    if ends_in_backslash(source.text):
        below = source.text.rstrip("\n").count("\n")
        yield source.fault(INVALID, below, LONE_BACKSLASH)
    if (place := late_rule(source.text)) is not None:
        yield source.fault("invalid-math", source.text.count("\n", 0, place), "Late rule")


def without_parameters(text: str) -> str:
    """Return a formula, as long as before, whose definitions have no parameters."""
    for macro in definitions(text):
        body = PARAMETER.sub("  ", text[macro.start : macro.end])
        text = text[: macro.start] + body + text[macro.end :]
    return text


def line_of(refused: RefusalError, latex: str) -> int:
    """Return the faulty line: where something opens that is not closed, or where it stops."""
    unclosed = refused.reason.startswith(("Expected", "Unmatched"))
    start = left_open(latex) if unclosed else None
    return refused.line if start is None else latex.count("\n", 0, start)


def pieces(source: Source) -> Iterator[tuple[int, str]]:
    """Yield what the renderer hands to the converter, each with its first line's offset."""
    if not source.display:
        yield 0, read_row(source.text, numbered=False).source
        return
    for display in source.displays:
        yield display.line, compose(display, {})


def unreferenced(latex: str) -> str:
    """Return a formula with words in place of its references."""
    return REFERENCE.sub(r"\\text{0}", latex) if "ref" in latex else latex


def shortened(text: str) -> str:
    """Return the beginning of a text on one line."""
    folded = " ".join(text.split())
    return folded if len(folded) <= SHOWN else f"{folded[:SHOWN]}…"


def names(source: Source) -> Iterator[EquationName]:
    """Yield what the rows of a display formula are called by their author."""
    label = (source.label,) if source.label else ()
    rows = ((display, row) for display in source.displays for row in display.rows)
    for display, row in rows:
        if row.tag is not None or row.labels or label:
            below = display.line + row.line
            called = (*label, *row.labels)
            numbered = source.has_numbers(called)
            yield EquationName(*source.spot.below(below), row.tag or "", called, numbered)
        label = ()


def links(source: Source) -> Iterator[EquationLink]:
    r"""Yield what a formula refers to with ``\eqref`` or ``\ref``."""
    if "ref" not in source.text:
        return
    for match in REFERENCE.finditer(source.text):
        below = source.text.count("\n", 0, match.start())
        yield EquationLink(*source.spot.below(below), match[2].strip())
