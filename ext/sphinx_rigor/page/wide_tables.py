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
from sphinx_rigor.page.breakable import is_inside, letters

if TYPE_CHECKING:
    from sphinx.application import Sphinx

COLUMNS = 6
"""Fewer are wide enough, unless their author said how wide."""
GAP = 2
"""Between two columns, in letters."""
HYPHENATED, FORMULA, PICTURE = 8, 10, 6
"""The most letters that a word of letters, a formula and a picture need."""
PIECE = re.compile(r"[\u2e80-\uffef]|[^\s\-–/\u2e80-\uffef]+[-–/]?|[-–/]")
"""What stays in one line; Chinese text may break anywhere."""
RELATION = re.compile(r"[=<>+]|\\(?:pm|le|ge|leq|geq|times|cdot|approx|sim|to|in)(?![A-Za-z])")
"""Where a formula may break."""
LOOKS = re.compile(
    r"\\(?:[dt]?frac|operatorname|math\w+|text|left|right|[bB]igg?[lr]?|sqrt)(?![A-Za-z])"
)
SIGN = re.compile(r"\\[A-Za-z]+|[^\s{}\\^_]")
"""Commands that are no sign by themselves, and signs."""


class NarrowTables(SphinxPostTransform):
    """Tell LaTeX how wide tables are."""

    default_priority = 952
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look at the tables that are in no other."""
        for table in find_nodes(self.document, nodes.table):
            many = is_given(table) or len(widths(table)) >= COLUMNS
            if many and not is_inside(table, nodes.table):
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
    if is_given(table):  # widths that LaTeX keeps to
        widest: float = max(map(truediv, words, shares))
        return round(widest * sum(shares))
    return sum(words)


def widths(table: nodes.table) -> list[int]:
    """Return the widths that columns are given."""
    return [max(int(each["colwidth"]), 1) for each in find_nodes(table, nodes.colspec)]


def is_given(table: nodes.table) -> bool:
    """Tell whether an author gave the widths of a table's columns."""
    return "colwidths-given" in table["classes"]


def pieces(entry: nodes.Element) -> Iterator[int]:
    """Yield the letters of what in a cell stays in one line, with the gap behind them."""
    yield GAP + PICTURE * bool(find_nodes(entry, nodes.image))
    for text in entry.findall(nodes.Text):
        if isinstance(text.parent, nodes.math | nodes.math_block):
            yield GAP + min(max(map(signs, RELATION.split(text))), FORMULA)
        else:
            yield from (GAP + length(each) for each in PIECE.findall(text.astext()))


def signs(source: str) -> int:
    """Return about how many letters wide a part of a formula is."""
    return len(SIGN.findall(LOOKS.sub("", source)))


def length(word: str) -> int:
    """Return the letters of a word in one line."""
    plain = word.rstrip("-–/").isalpha()
    return min(letters(word), HYPHENATED) if plain else letters(word)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(NarrowTables)
