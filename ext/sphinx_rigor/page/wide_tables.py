"""Set tables of many columns in letters so small that their words fit.

LaTeX paints each cell over what sticks out of the one before. How much room there is, it knows
itself: it is told how many letters a row needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import truediv
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page.breakable import ROWS, is_inside, letters

if TYPE_CHECKING:
    from sphinx.application import Sphinx

COLUMNS = 6
"""Fewer are wide enough."""
GAP = 3
"""Between two columns, in letters."""
HYPHENATED, FORMULA, PICTURE = 12, 12, 6
"""The most letters that a word of letters, a formula and a picture need."""
PIECE = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+")
"""What stays in one line; Chinese text may break anywhere."""


class NarrowTables(SphinxPostTransform):
    """Tell LaTeX how wide tables are."""

    default_priority = 952
    """After it is known which go over pages."""
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look at the tables that are in no other."""
        for table in find_nodes(self.document, nodes.table):
            if not is_inside(table, nodes.table) and len(widths(table)) >= COLUMNS:
                around(table, need(table))


def around(table: nodes.table, count: int) -> None:
    """Put a table in a group that is told its letters."""
    parent: nodes.Element = table.parent
    at = parent.index(table)
    begin = nodes.raw("", f"\n\\begingroup\\rigornarrow{{{count}}}\n", format="latex")
    parent[at : at + 1] = [begin, table, nodes.raw("", "\\endgroup\n", format="latex")]


def need(table: nodes.table) -> int:
    """Return how many letters a row of a table needs."""
    shares = widths(table)
    words = [0] * len(shares)
    for row in find_nodes(table, nodes.row):
        for n, entry in enumerate(row.children[: len(shares)]):
            if isinstance(entry, nodes.Element) and not entry.get("morecols"):
                words[n] = max(words[n], *pieces(entry), 1)
    if goes_on(table):  # widths that LaTeX keeps to
        widest: float = max(map(truediv, words, shares))
        return round(widest * sum(shares))
    return sum(words)


def widths(table: nodes.table) -> list[int]:
    """Return the widths that columns are given."""
    return [max(int(each["colwidth"]), 1) for each in find_nodes(table, nodes.colspec)]


def goes_on(table: nodes.table) -> bool:
    """Tell whether the widths of a table's columns are fixed."""
    fixed = {"longtable", "colwidths-given"} & set(table["classes"])
    return bool(fixed) or len(find_nodes(table, nodes.row)) >= ROWS


def pieces(entry: nodes.Element) -> Iterator[int]:
    """Yield the letters of what in a cell stays in one line, with the gap behind them."""
    yield GAP + PICTURE * bool(find_nodes(entry, nodes.image))
    for text in entry.findall(nodes.Text):
        if isinstance(text.parent, nodes.math | nodes.math_block):
            yield GAP + min(len(text) // 2, FORMULA)
        else:
            yield from (GAP + length(each) for each in PIECE.findall(text.astext()))


def length(word: str) -> int:
    """Return the letters of a word in one line."""
    return min(letters(word), HYPHENATED) if word.isalpha() else letters(word)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(NarrowTables)
