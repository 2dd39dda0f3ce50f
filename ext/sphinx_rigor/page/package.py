"""The LaTeX package that books load: the environments of boxes, steps and wide formulas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.page import alternatives, figures

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PACKAGE = Path(__file__).parent / "tex" / "sphinxrigor.sty"


def on_builder_inited(app: Sphinx) -> None:
    """Load our package and have it copied beside the document."""
    if app.builder.format == "latex":
        app.config.latex_additional_files.append(str(PACKAGE))
        app.add_latex_package(PACKAGE.stem, after_hyperref=True)


def setup(app: Sphinx) -> None:
    """Load it once the builder is known; write pictures and figures with what it has."""
    alternatives.setup(app)
    figures.setup(app)
    app.connect("builder-inited", on_builder_inited)
