"""Write tables in tables as lists where a format has no such thing, and terms as one text.

Plain text and man pages stop at a table in a cell, LaTeX at one with a caption or in a table
that goes over pages. The text writer loses all that it has written where a list of definitions
stands in another and its terms have classifiers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page.breakable import ROWS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class OpenNestedTables(SphinxPostTransform):
    """Make lists of tables in tables, the innermost first."""

    default_priority = 955
    """After it is known which tables go over pages."""
    formats = ("text", "man", "latex")

    def run(self, **_kwargs: Any) -> None:
        """Look at each table in a cell."""
        latex = builder_of(self.env).format == "latex"
        for table in find_nodes(self.document, nodes.table)[::-1]:
            outer = table_around(table)
            if outer is not None and not (latex and fits(table, outer)):
                table.replace_self(list(as_list(table)))


class JoinClassifiers(SphinxPostTransform):
    """Put classifiers into their terms."""

    default_priority = 955
    formats = ("text",)

    def run(self, **_kwargs: Any) -> None:
        """Write them as the writer would."""
        for classifier in find_nodes(self.document, nodes.classifier):
            parent: nodes.Element = classifier.parent
            terms = [each for each in parent.children if isinstance(each, nodes.term)]
            if terms:
                parent.remove(classifier)
                terms[-1] += [nodes.Text(" : "), *classifier.children]


def table_around(table: nodes.table) -> nodes.table | None:
    """Return the table that a table stands in."""
    node: nodes.Node = table
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.table):
            return node
    return None


def fits(table: nodes.table, outer: nodes.table) -> bool:
    """Tell whether LaTeX can set a table in another."""
    captioned = any(isinstance(each, nodes.title) for each in table.children)
    goes_on = "longtable" in outer["classes"] or len(find_nodes(outer, nodes.row)) >= ROWS
    return not captioned and not goes_on


def as_list(table: nodes.table) -> Iterator[nodes.Element]:
    """Yield the title and the rows of a table, each cell after the other."""
    for title in table.children:
        if isinstance(title, nodes.title):
            yield nodes.paragraph(
                "", "", nodes.strong("", "", *title.children), ids=table["ids"]
            )
    rows = find_nodes(table, nodes.row)
    cells = ([child for entry in row.children for child in entry.children] for row in rows)
    yield nodes.bullet_list("", *(nodes.list_item("", *each) for each in cells), bullet="-")


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(OpenNestedTables)
    app.add_post_transform(JoinClassifiers)
