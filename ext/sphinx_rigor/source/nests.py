"""Read what fences hold: most directives' content is Markdown with fences of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_rigor.source.block_records import Blocks, Fence, Row
from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.blocks import find_blocks
from sphinx_rigor.source.lines import split_lines
from sphinx_rigor.source.scanner import VERBATIM, front_matter_end

MAX_NESTING = 48
"""Fences are read this deep; the parser itself gives up not far below."""
DIRECTIVE = re.compile(r"\{([^\s{}]+)\}(?:\s+(.*))?$", re.DOTALL)
OPTION = re.compile(r"\s*:(?!::)")


NOTHING = Blocks()


@dataclass(frozen=True, slots=True)
class Nest:
    """A fence with what it holds.

    ``name`` is its directive, ``around`` the level of the last heading before it, ``parsed``
    tells whether its content is Markdown, and ``body`` is that without the options.
    """

    fence: Fence
    name: str
    argument: str
    around: int
    parsed: bool
    body: tuple[Row, ...] = ()
    blocks: Blocks = NOTHING
    nests: tuple[Nest, ...] = ()

    @property
    def opener(self) -> str:
        """The line that opens it, as written."""
        return f"{self.fence.run}{self.fence.info}".strip()


def document_rows(text: str, above: int = 0) -> tuple[Row, ...]:
    """Return the lines of a text below its front matter; ``above`` lines stand above it."""
    lines = split_lines(text)
    start = front_matter_end(lines)
    first = above + start + 1
    return tuple(Row(number, line) for number, line in enumerate(lines[start:], first))


def read_nest(fence: Fence, around: int, syntax: Syntax, depth: int) -> Nest:
    """Return a fence with what it holds, read as the parser will."""
    match = DIRECTIVE.match(fence.info.strip())
    name, argument = (match[1], (match[2] or "").strip()) if match else ("", "")
    markdown = name not in VERBATIM if match else fence.run[0] == ":"
    if not markdown or depth >= MAX_NESTING:
        return Nest(fence, name, argument, around, parsed=False)
    body = without_options(fence.rows) if match else fence.rows
    blocks = find_blocks(body, syntax)
    nests = tuple(nests_of(blocks, around, syntax, depth + 1))
    return Nest(
        fence, name, argument, around, parsed=True, body=body, blocks=blocks, nests=nests
    )


def nests_of(blocks: Blocks, around: int, syntax: Syntax, depth: int = 0) -> Iterator[Nest]:
    """Yield the fences of some blocks, each with what it holds."""
    for fence in blocks.fences:
        before = [each.level for each in blocks.headings if each.line < fence.line]
        yield read_nest(fence, before[-1] if before else around, syntax, depth)


def without_options(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the content of a directive below its options."""
    if rows and rows[0].text.startswith("---"):
        ends = (i for i, row in enumerate(rows[1:], 1) if row.text.startswith("---"))
        return rows[next(ends, len(rows)) + 1 :]
    count = 0
    while count < len(rows) and OPTION.match(rows[count].text):
        count += 1
    return rows[count:]
