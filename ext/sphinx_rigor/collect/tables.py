"""Make the record of a table, with the text of its cells."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_rigor.collect.seen import is_visible
from sphinx_rigor.doctree.labels import inline_text
from sphinx_rigor.records import Row, Spot, Table

HEAD = 2
"""Lines of a table's head in Markdown."""


def table_of(node: nodes.Element, spot: Spot, block: int) -> Table:
    """Return the record of a table."""
    header = tuple(
        inline_text(entry).strip()
        for row in node.findall(nodes.thead)
        for entry in row.findall(nodes.entry)
    )
    columns = sum(1 for _ in node.findall(nodes.colspec))
    body = tuple(rows_of(node, spot.line))
    return Table(*spot, header, len(body), columns, block, body)


def rows_of(node: nodes.Element, first: int) -> Iterator[Row]:
    """Yield the rows of a table's body; the table begins on the line ``first``."""
    for body in node.findall(nodes.tbody):
        for row in body.children:
            line = next((each.line for each in row.findall() if each.line), None)
            cells = tuple(inline_text(each).strip() for each in row.children)
            yield Row(max((line or first) - first, 0), cells)


def table_lines(table: Table) -> Iterator[int]:
    """Yield the lines of a table, counted from its first, that show something."""
    if any(map(is_visible, table.header)):
        yield 0
    for number, row in enumerate(table.body, HEAD):
        if any(map(is_visible, row.cells)):
            yield from (number, row.below)
