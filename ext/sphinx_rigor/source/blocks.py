"""Find what blocks a Markdown text is made of, as far as they can swallow text.

Line by line, as the specification of CommonMark tells it: which quotes and list items
go on, then what begins. Fences, headings, indented code, formulas and raw HTML come
out; the rest is passed over. Tests compare the fences with those of the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_rigor.source.block_records import Blocks, Fence, Heading, Row
from sphinx_rigor.source.block_starts import (
    AMSMATH,
    BLANK,
    DOLLARS,
    FOOTNOTE,
    HEADING,
    ITEM,
    LONE,
    QUOTE,
    RULER,
    TERM,
    UNDERLINE,
    Syntax,
    cut,
    fence_start,
    formula_end,
    html_end,
    indent_at,
)
from sphinx_rigor.source.lines import SPACES

TAB = 4
DEEPEST = 20
"""Levels that markdown-it reads, ``maxNesting`` of CommonMark; a list takes two, a quote one.
What stands deeper is dropped, with all that follows the outermost list."""
QUOTED = -1
"""The width by which a quote stands among the widths of list items."""


@dataclass(slots=True)
class Open:
    """A fence that is open, with the columns its lines lose."""

    line: int
    run: str
    info: str
    indent: int
    rows: list[Row]


def find_blocks(rows: Sequence[Row], syntax: Syntax) -> Blocks:
    """Return the blocks of these lines."""
    scanner = BlockScanner(rows, syntax)
    scanner.run()
    return Blocks(
        tuple(scanner.fences),
        tuple(scanner.headings),
        tuple(scanner.indented),
        tuple(scanner.formulas),
        tuple(scanner.raw),
        scanner.lost,
    )


class BlockScanner:
    """Follows the blocks from line to line."""

    def __init__(self, rows: Sequence[Row], syntax: Syntax) -> None:
        self.rows = rows
        self.syntax = syntax
        self.index = 0
        self.containers: list[int] = []
        self.paragraph: list[Row] = []
        self.term = False
        self.hollow = False
        self.fence: Open | None = None
        self.html: re.Pattern[str] | None = None
        self.html_line = 0
        self.fences: list[Fence] = []
        self.headings: list[Heading] = []
        self.indented: list[Row] = []
        self.formulas: list[tuple[Row, ...]] = []
        self.raw: list[int] = []
        self.lost: Row | None = None
        self.endless: set[str] = set()
        """What begins formulas that end nowhere below; none of them is looked for again."""

    def run(self) -> None:
        """Take every line."""
        while self.index < len(self.rows):
            row = self.rows[self.index]
            self.index += 1
            if not self.is_plain(row):
                self.take(row)
        if self.fence:
            self.end_fence(self.rows[-1].number, closed=False)

    @property
    def endless_html(self) -> int | None:
        """The line of raw HTML that is open at the end, and that no blank line would end."""
        endless = self.html is not None and self.html.pattern != BLANK.pattern
        return self.html_line if endless else None

    def is_plain(self, row: Row) -> bool:
        """Pass over a line that nothing encloses and that begins with a letter, as most do."""
        if self.containers or self.fence or self.html or not row.text[:1].isalpha():
            return False
        if not self.paragraph:
            self.leave(0)
        self.paragraph.append(row)
        return True

    def take(self, row: Row) -> None:
        """Look at one line: what goes on, what ends, what begins."""
        text = row.text.expandtabs(TAB) if "\t" in row.text else row.text
        column, depth = self.descend(text)
        inside = depth == len(self.containers)
        if self.fence:
            if inside:
                self.go_on(self.fence, row, text, column)
                return
            self.end_fence(row.number - 1, closed=False)
        elif self.html and inside:
            self.raw.append(row.number)
            self.html = None if self.html.search(text[column:].strip(SPACES)) else self.html
            return
        self.html = None
        if text[column:].strip(SPACES):
            self.begin(row, text, column, depth)
        else:
            self.rest(depth)

    def descend(self, text: str) -> tuple[int, int]:
        """Return the column behind what encloses the line, and how much of it goes on."""
        column = depth = 0
        for width in self.containers:
            indent = indent_at(text, column)
            blank = column + indent >= len(text)
            if width == QUOTED:
                if blank or text[column + indent] != QUOTE:
                    break
                column += indent + 1
                column += text.startswith(" ", column)
            elif blank:
                column = min(column + width, len(text))
            elif indent >= width:
                column += width
            else:
                break
            depth += 1
        return column, depth

    def rest(self, depth: int) -> None:
        """Take a blank line; an item that began empty cannot begin below one."""
        del self.containers[depth:]
        if self.hollow and self.containers:
            self.containers.pop()
        self.term = self.term or bool(self.paragraph)
        self.paragraph, self.hollow = [], False

    def leave(self, depth: int) -> None:
        """End the paragraph and what does not go on: something else begins."""
        del self.containers[depth:]
        self.paragraph, self.term = [], False

    def go_on(self, fence: Open, row: Row, text: str, column: int) -> None:
        """Take a line of a fence, or the one that closes it."""
        indent = indent_at(text, column)
        rest = text[column + indent :].rstrip(SPACES)
        exact = fence.run[0] == ":" and self.syntax.exact
        if (
            indent < TAB
            and rest.startswith(fence.run)
            and not rest.strip(fence.run[0])
            and (len(rest) == len(fence.run) or not exact)
        ):
            self.end_fence(row.number, closed=True)
        else:
            lost = column + min(indent, fence.indent)
            fence.rows.append(Row(row.number, cut(row.text, lost)))

    def end_fence(self, line: int, *, closed: bool) -> None:
        """End the fence that is open."""
        if fence := self.fence:
            rows = tuple(fence.rows)
            self.fences.append(Fence(fence.line, line, fence.run, fence.info, closed, rows))
        self.fence = None

    def begin(self, row: Row, text: str, column: int, depth: int) -> None:
        """Find what begins on a line; containers may begin in one another."""
        while True:
            indent = indent_at(text, column)
            rest = text[column + indent :]
            if not rest:
                self.hollow = True
                return
            self.hollow = False
            here = bool(self.paragraph) and depth == len(self.containers)
            opened = self.container(rest, indent, here=here) if indent < TAB else None
            if opened is None:
                break
            self.leave(depth)
            self.containers.append(opened[0])
            if self.levels() >= DEEPEST:
                self.lost = self.lost or row
            column, depth = column + indent + opened[1], depth + 1
        if indent < TAB:
            self.leaf(row, rest, indent, depth, here=here)
        elif not self.paragraph:
            self.leave(depth)
            self.indented.append(Row(row.number, rest))

    def levels(self) -> int:
        """Return how many levels of the parser's enclose what comes next."""
        return sum(1 if each == QUOTED else 2 for each in self.containers)

    def container(self, rest: str, indent: int, *, here: bool) -> tuple[int, int] | None:
        """Return the width of the container that begins, and the columns its mark takes."""
        if rest[0] == QUOTE:
            return QUOTED, 1 + rest.startswith(" ", 1)
        lazy = self.paragraph and self.containers[-1:] == [QUOTED] and not here
        if not lazy and (match := FOOTNOTE.match(rest)):
            return TAB, match.end()
        if self.syntax.deflist and (self.paragraph or self.term) and (m := TERM.match(rest)):
            return indent + 2, m.end()
        match = ITEM.match(rest)
        if match is None or RULER.match(rest):
            return None
        empty = not rest[match.end() :].strip(SPACES)
        if here and (empty or match[1] not in {"-", "*", "+", "1.", "1)"}):
            return None
        gap = 1 if empty or len(match[2]) > TAB else len(match[2])
        return indent + len(match[1]) + gap, len(match[1]) + gap

    def leaf(self, row: Row, rest: str, indent: int, depth: int, *, here: bool) -> None:
        """Take what begins on a line and holds no other blocks."""
        if match := fence_start(rest, self.syntax):
            self.leave(depth)
            self.fence = Open(row.number, match[1], match[2], indent, [])
        elif end := html_end(rest, paragraph=bool(self.paragraph)):
            self.leave(depth)
            self.html = None if end.search(rest.strip(SPACES)) else end
            self.html_line = row.number
            self.raw.append(row.number)
        elif match := HEADING.match(rest):
            self.leave(depth)
            self.headings.append(Heading(row.number, len(match[1]), (match[2] or "").strip()))
        elif here and UNDERLINE.match(rest):
            level, first = 1 + (rest[0] == "-"), self.paragraph[0]
            self.headings.append(Heading(first.number, level, first.text.strip()))
            self.leave(depth)
        elif LONE.match(rest):
            self.leave(depth)
        elif not self.formula(row, rest, depth):
            if not self.paragraph:
                self.leave(depth)
            self.paragraph.append(Row(row.number, rest))

    def formula(self, row: Row, rest: str, depth: int) -> bool:
        """Pass over a formula, to its end; tell whether one begins here."""
        dollars = self.syntax.dollars and rest.startswith(DOLLARS) and not self.paragraph
        match = AMSMATH.match(rest) if self.syntax.amsmath else None
        if not (dollars or match):
            return False
        mark, plain = match[1] if match else DOLLARS, QUOTED not in self.containers[:depth]
        gone = plain and mark in self.endless
        count = formula_end(rest, () if gone else self.below(depth))
        if count is None:
            if plain and (match or DOLLARS not in rest.strip()[2:]):
                self.endless.add(mark)
            return False
        self.leave(depth)
        first = Row(row.number, rest)
        self.formulas.append((first, *self.rows[self.index : self.index + count]))
        self.index += count
        return True

    def below(self, depth: int) -> Iterator[str]:
        """Yield the lines below that stand in the same quotes, without their marks."""
        quotes = self.containers[:depth].count(QUOTED)
        for index in range(self.index, len(self.rows)):
            text = self.rows[index].text
            for _ in range(quotes):
                text = text.lstrip()
                if not text.startswith(QUOTE):
                    return
                text = text[1:]
            yield text
