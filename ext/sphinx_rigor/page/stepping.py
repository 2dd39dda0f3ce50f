"""A script for pages with derivations in steps, which reveals one step after the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.boxes.node import rigor_step
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")
SCRIPT = Path(__file__).parent / "scripts" / "rigor-steps.js"


def on_builder_inited(app: Sphinx) -> None:
    """Have the script copied to where pages find it."""
    if shows_scripts(app):
        app.config.html_static_path.append(str(SCRIPT))


def shows_scripts(app: Sphinx) -> bool:
    """Tell whether a browser shows the pages."""
    return app.builder.format == "html" and app.builder.name != "epub"


def on_page(
    app: Sphinx,
    _name: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script on a page that has steps."""
    if doctree is not None and shows_scripts(app) and find_nodes(doctree, rigor_step):
        words: Any = {
            "data-rigor-steps": "",
            "data-begin": str(_("Step by step")),
            "data-next": str(_("Next step")),
        }
        app.add_js_file(SCRIPT.name, loading_method="defer", **words)


def setup(app: Sphinx) -> None:
    """Attach the script to the pages that need it."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("html-page-context", on_page)
