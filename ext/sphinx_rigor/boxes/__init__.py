"""Boxes: directives, nodes, numbers, titles, references, LaTeX; divs among them.

In: directives and divs of an article. Out: nodes that every writer knows.
Read ``kinds`` first, the one table of all kinds; then ``directive`` and ``node``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the boxes with Sphinx."""
    from sphinx_rigor.boxes import (
        bare_names,
        divs,
        file_links,
        formulas,
        include,
        latex,
        node,
        passages,
        references,
        titles,
    )

    for module in (
        bare_names,
        titles,
        node,
        formulas,
        latex,
        references,
        divs,
        passages,
        include,
        file_links,
    ):
        module.setup(app)
