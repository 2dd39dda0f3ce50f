"""A small script: before a page is printed, all that is wide is made to fit the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_rigor.page.stepping import shows_scripts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPT = Path(__file__).parent / "scripts" / "rigor-paper.js"


def on_builder_inited(app: Sphinx) -> None:
    """Ship the script with pages that a browser shows."""
    if shows_scripts(app):
        app.config.html_static_path.append(str(SCRIPT))


def on_page(
    app: Sphinx, _name: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Load the script on a page that has formulas, tables or drawings."""
    body = context.get("body", "")
    if shows_scripts(app) and any(tag in body for tag in ("<math", "<table", "<svg")):
        app.add_js_file(SCRIPT.name, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Attach the script to the pages that need it."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("html-page-context", on_page)
