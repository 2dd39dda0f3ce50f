"""Keep the room around a dot between two things: xeCJK drops spaces beside it.

A dot also stands in names (让·雅克), so that only one between spaces gets room, and no line
begins with it. ``sphinxrigor.sty`` knows the width of U+2002.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

DOT, ROOMY, HELD = " · ", "\u00a0·\u2002", "\u00a0· "
VERBATIM = (nodes.literal, nodes.math, nodes.raw, nodes.FixedTextElement)
ENGINES = ("xelatex", "lualatex")
"""Those that take any character."""


class RoomForDots(SphinxPostTransform):
    """Put spaces around dots that stay."""

    default_priority = 950
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look at every text but code and formulas."""
        if self.config.latex_engine in ENGINES:
            replace_dots(self.document, ROOMY)


class DotsEndLines(SphinxPostTransform):
    """Let no line of a view begin with a dot; what an author wrote stays as it is."""

    default_priority = 950
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Look at the views, which are there by now."""
        for view in find_nodes(self.document, nodes.container):
            if "rigor-view" in view["classes"]:
                replace_dots(view, HELD)


def replace_dots(where: nodes.Element, dot: str) -> None:
    """Write dots between spaces otherwise, in every text but code and formulas."""
    for text in [each for each in where.findall(nodes.Text) if DOT in each]:
        if text.parent is not None and not is_verbatim(text):
            text.parent.replace(text, nodes.Text(text.replace(DOT, dot)))


def is_verbatim(node: nodes.Node) -> bool:
    """Tell whether a text stands in code or a formula."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, VERBATIM):
            return True
    return False


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(RoomForDots)
    app.add_post_transform(DotsEndLines)
