"""Math: checked when a document is read, MathML in the pages, equal numbers everywhere.

In: LaTeX. Out: faults with their lines, numbers, MathML, LaTeX for books.
The folders are its stages, each importing only from those before it: ``read``,
``convert``, ``check`` and ``render`` are pure; ``document`` and ``write`` know Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Register the math with Sphinx."""
    from sphinx_rigor.math.document import chapters, config, equations, labels
    from sphinx_rigor.math.write import fallback, html, latex, mathjax, references, shown

    reading = (config, labels, equations, chapters)
    for module in (*reading, shown, references, html, mathjax, fallback, latex):
        module.setup(app)
