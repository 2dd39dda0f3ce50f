"""The parsed tree, mended: paragraphs split, HTML balanced, labels found.

In: a doctree as the parser left it. Out: the same tree, as the author meant it.
Read ``tree`` for finding nodes, ``split`` for the first of the mends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the mending with Sphinx."""
    from sphinx_rigor.doctree import (
        anchors,
        captioned,
        conditional,
        contents,
        depth,
        div_nodes,
        hidden,
        left_out,
        long_names,
        raw_html,
        sought,
        sourced,
        split,
        translation,
    )

    reading = (
        sought,
        depth,
        anchors,
        captioned,
        div_nodes,
        sourced,
        split,
        raw_html,
        hidden,
        translation,
    )
    for module in (*reading, conditional, contents, left_out, long_names):
        module.setup(app)
