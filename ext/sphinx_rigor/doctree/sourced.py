"""Say of each text and picture where it stands, for translators and for those who mend it.

Sphinx takes text without a source for words of its own. MyST leaves the cells of a table
without one where the parser of a directive has no document at hand, as that of a note has not;
and a picture in running text without a line, so that nobody would know which is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.labels import source_breaks
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.source import split_lines

if TYPE_CHECKING:
    from sphinx.application import Sphinx


PLACELESS = (nodes.entry, nodes.image, nodes.subtitle, nodes.table, addnodes.centered)


class NameSources(WatchedTransform):
    """Give paragraphs of cells and pictures the source and line of what they stand in."""

    default_priority = 18
    """Before what translates."""

    def apply(self, **_kwargs: Any) -> None:
        """Look at all that may lack one, in order."""
        for node in find_nodes(self.document, PLACELESS):
            if isinstance(node, nodes.image):
                place_image(node)
            elif isinstance(node, nodes.table):
                place_table(node)
            else:
                texts = node.children if isinstance(node, nodes.entry) else [node]
                for text in texts:
                    if isinstance(text, nodes.Element) and text.source is None:
                        text.source, text.line = place_of(text)


def place_table(table: nodes.table) -> None:
    """Let a table begin no later than its cells: docutils says where it was put together."""
    cells = (each for entry in find_nodes(table, nodes.entry) for each in entry.children)
    lines = [each.line for each in cells if each.line and each.source == table.source]
    if table.line:
        table.line = min([table.line, *lines])


def place_image(image: nodes.image) -> None:
    """Give a picture without a line the one it stands on."""
    if not image.line and isinstance(image.parent, nodes.Element):
        image.source, line = place_of(image.parent)
        image.line = line and line_of(image, line + lines_before(image))


def line_of(image: nodes.image, line: int) -> int:
    """Return the line of a picture; that of one in a table is looked for below its head."""
    if not isinstance(image.parent.parent, nodes.entry):
        return line
    try:
        text = Path(str(image.source)).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return line
    found = (
        number
        for number, each in enumerate(split_lines(text)[line - 1 :], line)
        if str(image["uri"]) in each
    )
    return next(found, line)


def lines_before(node: nodes.Element) -> int:
    """Return how many lines of its paragraph stand above what stands in it."""
    parent, count = node.parent, 0
    if isinstance(parent, nodes.Element) and isinstance(node, nodes.Inline):
        before = parent.children[: parent.index(node)]
        count = sum(source_breaks(each) for each in before) + lines_before(parent)
    return count


def place_of(node: nodes.Element) -> tuple[str | None, int | None]:
    """Return source and line of the nearest elements around a node that know them."""
    source, line = node.source, node.line
    around: nodes.Element | None = node.parent
    while around is not None and (source is None or line is None):
        source, line = source or around.source, line or around.line
        around = around.parent
    return source, line


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(NameSources)
