"""Two small scripts: references show what they refer to, links land where they lead.

Pages read whole without them. The first is asked for by pages with a reference only.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")
SCRIPTS = Path(__file__).parent / "scripts"
LANDING, CARDS = "rigor-landing.js", "rigor-cards.js"
REFERS = re.compile(
    r'<a class="(?:[^"]* )?(?:internal|footnote-reference)\b[^"]*" href="[^"]*#[^"]'
)


def is_wanted(app: Sphinx) -> bool:
    """Tell whether a browser shows the pages."""
    return app.builder.format == "html" and app.builder.name != "epub"


def add_scripts(app: Sphinx) -> None:
    """Have the scripts copied to where pages find them."""
    if is_wanted(app):
        app.config.html_static_path += [str(SCRIPTS / each) for each in (LANDING, CARDS)]
        words: Any = {"data-back": str(_("Back"))}
        app.add_js_file(LANDING, loading_method="defer", **words)


def on_page(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], *_more: Any
) -> None:
    """Load the cards on a page that refers to something."""
    if is_wanted(app) and REFERS.search(context.get("body") or ""):
        app.add_js_file(CARDS, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Ship the scripts once the builder is known."""
    app.connect("builder-inited", add_scripts)
    app.connect("html-page-context", on_page)
