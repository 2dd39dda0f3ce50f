"""Find the fences that swallow text, and what was to be a fence and is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sphinx_rigor.source.block_records import Blocks, Fence, Heading, Row
from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.blocks import find_blocks
from sphinx_rigor.source.nests import Nest, document_rows, nests_of

OPENER = re.compile(
    r" {0,3}(?:(?:[-*+]|\d{1,9}[.)]) +)?(`{3,}(?=[^`]*$)|~{3,}(?!~)|:{3,}(?!:))\s*\S"
)
GLUED = re.compile(r"\{([\w:.+-]+)\}\S|\{\s+([\w:.+-]+)\s*\}|\{([\w:.+-]+)\s+\}")
NAMED = re.compile(r"[{｛]?([\w:+-]+)[}｝]?(?:\s+(.*))?$")
LATE = re.compile(r"\s{0,3}:([\w-]+):(?:\s|$)")
DIRECTIVE_LINE = re.compile(r"(?:`{3,}|~{3,}|:{3,})\{([\w:.+-]+)\}")
HEADING_LINE = re.compile(r" {0,3}#{1,6} \S")
DIV_LINE = re.compile(r"\s*</?(?:div|details|summary)\b[^<]*>", re.IGNORECASE)
NEVER_MATH = (HEADING_LINE, OPENER, DIV_LINE)
"""Lines that nobody writes in a formula."""
CHAPTER = re.compile(r"#{2,6} \S")
LEGACY = frozenset({"rigor:div", "rigor:details"})
"""Directives that legacy divs are written as: their ends are paired already."""


class Trouble(NamedTuple):
    """A fault in a text; ``within`` are the directives around it."""

    rule: str
    line: int
    detail: str
    within: tuple[Nest, ...] = ()


class Enclosure(NamedTuple):
    """A heading inside a fence; ``shallow``: it should not be there, whatever it says."""

    nest: Nest
    heading: Heading
    shallow: bool
    within: tuple[Nest, ...] = ()


@dataclass(frozen=True, slots=True)
class Directives:
    """What is known of directives: which there are, and which options each takes."""

    known: Callable[[str], bool]
    takes: Callable[[str, str], bool]


@lru_cache(maxsize=4)
def read_fences(text: str, syntax: Syntax, above: int = 0, around: int = 0) -> Nest:
    """Return a whole text as if it stood in a fence.

    ``above`` lines stand above it, below a heading of the level ``around``. The last are kept:
    divs are found by what is read of the very text that faults are looked for in later.
    """
    rows = document_rows(text, above)
    blocks = find_blocks(rows, syntax)
    nests = tuple(nests_of(blocks, around, syntax))
    whole = Fence(0, rows[-1].number if rows else 0, "", "", closed=True, rows=rows)
    return Nest(whole, "", "", around, parsed=True, body=rows, blocks=blocks, nests=nests)


def find_troubles(
    outer: Nest, syntax: Syntax, directives: Directives, within: tuple[Nest, ...] = ()
) -> Iterator[Trouble]:
    """Yield the faults of what stands in a fence, and of what stands in that."""
    for rule, line, detail in in_blocks(outer.blocks, directives):
        yield Trouble(rule, line, detail, within)
    for nest in outer.nests:
        longer = rival(nest.fence, syntax) if nest.fence.closed else None
        if longer:
            detail = f"{nest.opener} → {longer.text.strip()}"
            yield Trouble("fence-too-short", nest.fence.line, detail, within)
        elif not nest.fence.closed and not is_consequence(nest, within, syntax):
            begun = culprit(outer.nests, nest)
            yield Trouble("unclosed-fence", begun.fence.line, begun.opener, within)
        for rule in in_opener(nest, directives):
            yield Trouble(rule, nest.fence.line, nest.opener, within)
        yield from find_troubles(nest, syntax, directives, (*within, nest))


def is_consequence(nest: Nest, within: tuple[Nest, ...], syntax: Syntax) -> bool:
    """Tell whether a fence is open only because the one around it is amiss.

    That one was closed by its line, or it is itself the line that was to close that one.
    """
    if not within:
        return False
    outer = within[-1].fence
    bare = not nest.fence.info.strip() and nest.fence.run[0] == outer.run[0]
    return (bare and not outer.closed) or rival(outer, syntax) is not None


def culprit(nests: tuple[Nest, ...], last: Nest) -> Nest:
    """Return the fence that was not closed where a bare one is open at the end.

    Of an odd number of bare fences one is missing; a heading of two or more ``#`` in what
    then counts as code tells where.
    """
    if last.fence.info.strip():
        return last
    for nest in nests[: nests.index(last)]:
        rows = () if nest.parsed else nest.fence.rows
        if nest.fence.run[0] == last.fence.run[0] and any(CHAPTER.match(r.text) for r in rows):
            return nest
    return last


def rival(fence: Fence, syntax: Syntax) -> Row | None:
    """Return the first line in a fence that opens one as long, if any does."""
    for row in fence.rows:
        match = OPENER.match(row.text) if fence.run in row.text else None
        if match and match[1][0] == fence.run[0]:
            same = len(match[1]) == len(fence.run)
            if same or not (syntax.exact and fence.run[0] == ":"):
                return row
    return None


def in_blocks(blocks: Blocks, directives: Directives) -> Iterator[tuple[str, int, str]]:
    """Yield what was to be a directive and is code, formulas that never end, what is lost."""
    if blocks.lost:
        yield "lost-text", blocks.lost.number, blocks.lost.text.strip()
    for row in blocks.indented:
        match = DIRECTIVE_LINE.match(row.text)
        if match and directives.known(match[1]):
            yield "indented-directive", row.number, row.text.strip()
    for rows in blocks.formulas:
        if rows[0].text.startswith("$$") and any(
            each.match(row.text) for row in rows[1:] for each in NEVER_MATH
        ):
            yield "unclosed-dollars", rows[0].number, rows[0].text.rstrip()


def in_opener(nest: Nest, directives: Directives) -> Iterator[str]:
    """Yield the faults of the line that opens a fence, and of the options below it."""
    info = nest.fence.info.strip()
    if nest.name:
        rows = nest.fence.rows
        first = next((row for row in rows if row.text.strip()), None)
        late = LATE.match(first.text) if first and first is not rows[0] else None
        if late and directives.takes(nest.name, late[1]):
            yield "late-options"
    elif match := GLUED.match(info):
        if directives.known(match[1] or match[2] or match[3]):
            yield "fence-without-space"
    elif nest.fence.run[0] == ":":
        match = NAMED.match(info)
        if match and (match[2] or directives.known(match[1])):
            yield "fence-without-braces"


def find_enclosed(
    outer: Nest, within: tuple[Nest, ...] = (), told: Collection[int] = ()
) -> Iterator[Enclosure]:
    """Yield the headings in fences, a wrong one with the outermost fence it is wrong in."""
    outermost = all(each.name in LEGACY for each in within)
    for nest in outer.nests:
        headings = () if nest.name in LEGACY else tuple(headings_in(nest))
        wrong = {each.line for each in headings if each.level <= nest.around}
        for each in headings:
            if each.line not in told and (outermost or each.line in wrong):
                yield Enclosure(nest, each, each.line in wrong, within)
        yield from find_enclosed(nest, (*within, nest), {*told, *wrong})


def headings_in(nest: Nest) -> Iterator[Heading]:
    """Yield the headings in a fence, at any depth, but for those that are titles of theirs."""
    first = next((row.number for row in nest.body if row.text.strip()), 0)
    for each in nest.blocks.headings:
        if not (nest.name and not nest.argument and each.line == first):
            yield each
    for inner in nest.nests:
        yield from headings_in(inner)
