"""A small script: what scrolls sideways on a page can be scrolled by keyboard.

Browsers differ in whether a region that scrolls takes the focus
(https://developer.chrome.com/blog/keyboard-focusable-scrollers); pages read alike without
the script where they do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.page import paper

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPT = Path(__file__).parent / "scripts" / "rigor-scroll.js"


def add_script(app: Sphinx) -> None:
    """Ship the script with pages that a browser shows."""
    if app.builder.format == "html" and app.builder.name != "epub":
        app.config.html_static_path.append(str(SCRIPT))
        app.add_js_file(SCRIPT.name, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Ship it once the builder is known, and beside it what fits the same to paper."""
    paper.setup(app)
    app.connect("builder-inited", add_script)
