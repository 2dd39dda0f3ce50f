"""Find cells that a Markdown table drops: those of a row behind the last column of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_rigor.collect.files import Files
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Fault

MARGIN = re.compile(r"[\s>]*")
RULER = re.compile(r"[-:|\s]*-[-:|\s]*")
BAR = re.compile(r"(?<!\\)\|")
"""What parts cells: the parser takes any bar without a backslash, in code and formulas, too."""


def lost_cells(document: nodes.document, files: Files) -> Iterator[Fault]:
    """Yield a fault for each row of which something is lost."""
    current = ""
    for table in find_nodes(document, nodes.table):
        name = files.name(str(table.source or ""), current)
        if name in files.passages and table.line:
            current = name or ""
            lines = files.lines(current)[table.line - 1 :]
            for number, lost in rows_that_lose(table, lines):
                yield Fault("lost-cells", table.line + number, lost, current)


def rows_that_lose(table: nodes.table, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines, counted from its head, that have more cells, and what is in those."""
    if len(lines) < 2 or not RULER.fullmatch(MARGIN.sub("", lines[1], count=1)):
        return
    columns = len(cells(lines[1]))
    count = sum(len(body.children) for body in find_nodes(table, nodes.tbody))
    for number, line in enumerate(lines[2 : 2 + count], 2):
        if lost := " | ".join(filter(None, cells(line)[columns:])):
            yield number, lost


def cells(line: str) -> list[str]:
    """Return the cells of a line of a table."""
    found = [each.strip() for each in BAR.split(MARGIN.sub("", line, count=1))]
    found = found[1:] if not found[0] else found
    return found[:-1] if found and not found[-1] else found
