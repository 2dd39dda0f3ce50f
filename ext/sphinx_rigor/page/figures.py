"""Let a figure in a footnote stay in it: LaTeX stops at what floats there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.latex.nodes import footnotetext

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator


def visit_figure(self: LaTeXTranslator, node: nodes.figure) -> None:
    """Write a figure as Sphinx does, one in a note where it stands."""
    inside = int(is_in_note(node))
    self.no_latex_floats += inside
    type(self).visit_figure(self, node)
    self.no_latex_floats -= inside


def depart_figure(self: LaTeXTranslator, node: nodes.figure) -> None:
    """End it as Sphinx does."""
    type(self).depart_figure(self, node)


def is_in_note(node: nodes.Node) -> bool:
    """Tell whether a node stands in a footnote."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.footnote | footnotetext):
            return True
    return False


def setup(app: Sphinx) -> None:
    """Take the place of the way that LaTeX writes figures."""
    app.add_node(nodes.figure, override=True, latex=(visit_figure, depart_figure))
