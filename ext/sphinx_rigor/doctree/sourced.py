"""Say of each text where it stands, so that it is in the catalogue of translators.

Sphinx takes text without a source for words of its own. MyST leaves the cells of a table
without one where the parser of a directive has no document at hand, as that of a note has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NameSources(WatchedTransform):
    """Give paragraphs of cells the source and line of what they stand in."""

    default_priority = 18
    """Before what translates."""

    def apply(self, **_kwargs: Any) -> None:
        """Look at the cells of every table."""
        for entry in find_nodes(self.document, nodes.entry):
            for text in entry.children:
                if isinstance(text, nodes.Element) and text.source is None:
                    text.source, text.line = place_of(text)


def place_of(node: nodes.Element) -> tuple[str | None, int | None]:
    """Return source and line of the nearest element around a node that knows them."""
    found: nodes.Node | None = node
    while found is not None and found.source is None:
        found = found.parent
    return (found.source, node.line or found.line) if found is not None else (None, node.line)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(NameSources)
