"""Write formulas in the title of a window as plain text.

Themes take the tags off a title: what is left of a formula is its letters, run together, and
then its LaTeX.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_rigor.math.render.linear import linear

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)


def on_page(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Rewrite the title of a page; its heading is in the body."""
    title = context.get("title")
    if isinstance(title, str) and "<math" in title:
        context["title"] = MATH.sub(lambda match: escape(linear(match[0])), title)


def setup(app: Sphinx) -> None:
    """Rewrite titles before others read them."""
    app.connect("html-page-context", on_page, priority=100)
