"""Find marks of Markdown that the page shows: stars, colons, dollars without effect.

The doctree tells what is text; the line of the file tells whether its author escaped it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes

from sphinx_rigor.collect.fences import Fences
from sphinx_rigor.collect.files import Files
from sphinx_rigor.doctree.labels import source_breaks
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Fault
from sphinx_rigor.source import OTHER, Syntax, literal_stars

BLOCKS: Any = (nodes.paragraph, nodes.title, nodes.rubric, nodes.term, nodes.caption)
COLONS = re.compile(r"^[ \t]*[:：]{3,}.*|:{3,}[ \t]?\{[\w:.+-]+\}.*", re.MULTILINE)
BARE = re.compile(r"[\s:：]*")
STARS = re.compile(r"\*\*[^\W_]{0,8}")
DOLLARS = re.compile(r"\$\$")
PAIRED = re.compile(r"(?<![^\n])\$\$(?=[^$]*[^\s$][^$]*\$\$)")
"""Dollars that begin a line and are closed, where they are no syntax."""
MARK = re.compile(r"\*\*|:::|：：|\$\$")
REACH = 12
LONGEST = 1000
"""How many lines a mark is looked for on where its block has no line of its own, and in the
cells of a table, which have that of the table."""
SHOWN = 48
"""How much of a line a finding repeats."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that the page shows: how it is written, from which line on, what to say of it."""

    rule: str
    written: str
    line: int
    detail: str
    reach: int = 2


def literal_marks(document: nodes.document, files: Files, fences: Fences) -> Iterator[Fault]:
    """Yield a fault for each mark that was to do something and is shown instead.

    Lines of code, other markup among it, are no Markdown. Colons without a word behind
    them close what others open; they count where none does. That a syntax of formulas is off
    is told once.
    """
    bare: list[Fault] = []
    begun = told = False
    for name, mark in marks_of(document, files, fences.syntax):
        line = written_at(files.lines(name), mark)
        if line and not fences.is_code(name, line):
            fault = Fault(mark.rule, line, mark.detail, name)
            if mark.rule == "literal-dollars":
                yield from () if told else (fault,)
                told = True
            elif mark.rule == "literal-fence" and BARE.fullmatch(mark.written):
                bare.append(fault)
            else:
                begun = begun or mark.rule == "literal-fence"
                yield fault
    yield from () if begun else bare[:1]


def marks_of(
    document: nodes.document, files: Files, syntax: Syntax
) -> Iterator[tuple[str, Mark]]:
    """Yield the marks that the text of a document shows, each with the file it is in."""
    line, current = 1, ""
    for node in find_nodes(document, BLOCKS):
        name = files.name(str(node.source or ""), current)
        if name not in files.passages:
            continue
        line, current = node.line or (line if name == current else 1), name
        if has_mark(node):
            cell = isinstance(node.parent, nodes.entry)
            for mark in marks_in(flat_text(node), syntax):
                reach = LONGEST if cell else mark.reach if node.line else REACH
                yield name, replace(mark, line=line + mark.line, reach=reach)


def has_mark(node: nodes.Element) -> bool:
    """Tell whether a paragraph's text holds any such mark."""
    return any(isinstance(child, nodes.Text) and MARK.search(child) for child in node.children)


def flat_text(node: nodes.Element) -> str:
    """Return a paragraph's text with one character, and its line breaks, for all else."""
    return "".join(
        str(child) if isinstance(child, nodes.Text) else OTHER + "\n" * source_breaks(child)
        for child in node.children
    )


def marks_in(text: str, syntax: Syntax) -> Iterator[Mark]:
    """Yield the marks in a paragraph's text, each with the number of lines above it."""
    for stars in literal_stars(text):
        words = STARS.search(stars.written)
        written = stars.written if stars.works else stars.written[:SHOWN]
        detail = f"{written} → {stars.works}" if stars.works else written
        above = text.count("\n", 0, stars.start)
        yield Mark("literal-stars", words[0] if words else "**", above, plain(detail))
    for match in COLONS.finditer(text):
        written = match[0].strip()[:SHOWN]
        why = "here" if syntax.colon else "off"
        above = text.count("\n", 0, match.end())
        yield Mark("literal-fence", written, above, plain(f"{why} {written}"))
    if dollars := (DOLLARS if syntax.dollars else PAIRED).search(text):
        rule = "unclosed-dollars" if syntax.dollars else "literal-dollars"
        yield Mark(rule, "$$", text.count("\n", 0, dollars.start()), "$$")


def plain(detail: str) -> str:
    """Return what a finding repeats, dots for what is no text."""
    return detail.replace(OTHER, "…")


def written_at(lines: Sequence[str], mark: Mark) -> int:
    """Return the line where a mark stands unescaped; 0 where none does."""
    wanted = re.compile(rf"(?<!\\){re.escape(mark.written.partition(OTHER)[0])}")
    for number in range(mark.line, min(mark.line + mark.reach, len(lines) + 1)):
        if wanted.search(lines[number - 1]):
            return number
    return 0
