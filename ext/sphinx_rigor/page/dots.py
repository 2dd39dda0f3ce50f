"""Keep the room around a dot between two things: xeCJK drops spaces beside it.

A dot also stands in names (让·雅克), so that only one between spaces gets room, and no line
begins with it. ``sphinxrigor.sty`` knows the width of U+2002.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

DOT, ROOMY = " · ", "\u00a0·\u2002"
VERBATIM = (nodes.literal, nodes.math, nodes.raw, nodes.FixedTextElement)
ENGINES = ("xelatex", "lualatex")
"""Those that take any character."""


class RoomForDots(SphinxPostTransform):
    """Put spaces around dots that stay."""

    default_priority = 950
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look at every text but code and formulas."""
        if self.config.latex_engine not in ENGINES:
            return
        for text in [each for each in self.document.findall(nodes.Text) if DOT in each]:
            if text.parent is not None and not is_verbatim(text):
                text.parent.replace(text, nodes.Text(text.replace(DOT, ROOMY)))


def is_verbatim(node: nodes.Node) -> bool:
    """Tell whether a text stands in code or a formula."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, VERBATIM):
            return True
    return False


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(RoomForDots)
