"""Tell which lines were written as ours and are not read as that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.enclosing import enclosed
from sphinx_rigor.source.fences import LEGACY, read_fences
from sphinx_rigor.source.lines import SPACES, split_lines
from sphinx_rigor.source.nests import Nest
from sphinx_rigor.source.pairing import MAX_DEPTH, Scan
from sphinx_rigor.source.rewriting import rewrite

COLONS = ":::"
"""What begins and ends fences, whatever else was begun in them."""
ENCLOSING = re.compile(r"[$`]|\\begin\{")
"""What formulas and code begin with."""
TAGGED = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*<")


class Misread(NamedTuple):
    """Lines written as ours that are not read as that."""

    raw: set[int]
    """Those that would be shown: in raw HTML or code, or fences that are none."""
    math: set[int]
    """Those that stand in formulas, whatever they look like."""

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.raw or self.math)


def misread(text: str, found: Scan, syntax: Syntax) -> Misread:
    """Return the lines that were written as ours, or left out, and would not be read so."""
    written = rewrite(text, found)
    before, after = split_lines(text), split_lines(written)
    pairs = enumerate(zip(before, after, strict=True), 1)
    changed = {number for number, (old, new) in pairs if old != new}
    ours = changed.difference(found.dropped)
    if not is_doubtful(after, changed, found):
        return Misread(set(), set())
    whole = read_fences(written, syntax, 0, 0)  # as the collector asks: it is read once
    formulas, others = set(in_formulas(whole)), set(verbatim(whole))
    fences = {
        (each.fence.line, each.fence.end)
        for each in nests_in(whole)
        if each.name in LEGACY and each.fence.closed
    }
    divs = {(each.line, each.end) for each in found.divs if each.depth < MAX_DEPTH}
    lost = {line for pair in divs - fences for line in pair if not formulas.intersection(pair)}
    shown = others | enclosed(after, found.singles, formulas | others)
    return Misread(lost | ours.intersection(shown), changed & formulas)


def is_doubtful(lines: Sequence[str], changed: Collection[int], found: Scan) -> bool:
    """Tell whether anything may be: by code, lists, colons, lines left out, other tags."""
    if any(ENCLOSING.search(each) for each in lines[: max(changed, default=0)]):
        return True
    indented = any(lines[number - 1][:1] in SPACES for number in changed)
    crossed = bool(changed) and any(each.lstrip(SPACES).startswith(COLONS) for each in lines)
    return indented or crossed or bool(found.dropped) or is_below_tag(lines, changed)


def is_below_tag(lines: Sequence[str], changed: Collection[int]) -> bool:
    """Tell whether a line that begins with a tag stands right above one of ours."""
    tagged = False
    for number, line in enumerate(lines, 1):
        if number in changed and tagged:
            return True
        if number not in changed:
            tagged = bool(line.strip(SPACES)) and (tagged or TAGGED.match(line) is not None)
    return False


def nests_in(nest: Nest) -> Iterator[Nest]:
    """Yield a fence and those in it."""
    yield nest
    for each in nest.nests:
        yield from nests_in(each)


def in_formulas(whole: Nest) -> Iterator[int]:
    """Yield the lines of the formulas that are blocks."""
    for nest in nests_in(whole):
        yield from (row.number for rows in nest.blocks.formulas for row in rows)


def verbatim(whole: Nest) -> Iterator[int]:
    """Yield the lines that are no Markdown: raw HTML and code."""
    for nest in nests_in(whole):
        yield from nest.blocks.raw
        yield from (row.number for row in nest.blocks.indented)
        yield from () if nest.parsed else (row.number for row in nest.fence.rows)
