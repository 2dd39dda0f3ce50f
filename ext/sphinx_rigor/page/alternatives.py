"""Say in a PDF what stands for a picture, which Sphinx drops on the way to LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator

PICTURE = r"\sphinxincludegraphics"


def visit_image(self: LaTeXTranslator, node: nodes.image) -> None:
    """Write a picture as Sphinx does, between marks that say its alternative."""
    start = len(self.body)
    type(self).visit_image(self, node)
    if said := str(node.get("alt", "")).strip():
        self.body[start:] = [
            marked(each, said) if PICTURE in each else each for each in self.body[start:]
        ]


def marked(picture: str, alternative: str) -> str:
    """Return a picture between its marks.

    The text is written as numbers, so that nothing in it is a command. The picture is no
    argument: its name may hold what it gives another meaning first.
    """
    numbers = ("\ufeff" + alternative).encode("utf-16-be").hex().upper()
    return rf"\rigoralternative{{{numbers}}}{picture}\rigoralternativeend{{}}"


def depart_image(_self: LaTeXTranslator, _node: nodes.image) -> None:
    """Close nothing: a picture is whole."""


def setup(app: Sphinx) -> None:
    """Take the place of the way that LaTeX writes pictures."""
    app.add_node(nodes.image, override=True, latex=(visit_image, depart_image))
