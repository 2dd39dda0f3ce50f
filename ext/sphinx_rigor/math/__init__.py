"""Math: checked when a document is read, MathML in the pages, equal numbers everywhere.

Of these modules the pure ones read LaTeX and convert it; ``equations``, ``references``,
``html``, ``latex`` and ``fallback`` know Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the math of the extension with Sphinx."""
    from sphinx_rigor.math.document import config, equations  # noqa: PLC0415
    from sphinx_rigor.math.write import fallback, html, latex, references  # noqa: PLC0415

    for module in (config, equations, references, html, fallback, latex):
        module.setup(app)
