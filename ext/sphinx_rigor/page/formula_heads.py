"""Say in words what a head cell of a table says in a formula alone.

Browsers take the name of a column from its text, in which they do not count formulas: readers
who hear a table would hear its cells without the name.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_rigor.math.render.linear import linear

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HEAD = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def on_page(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Name the head cells of a page's tables."""
    body = context.get("body")
    if isinstance(body, str) and "<math" in body:
        context["body"] = HEAD.sub(named, body)


def named(cell: re.Match[str]) -> str:
    """Return a cell, with a name where it has formulas and no letter of text."""
    looks, inside = cell.groups()
    formulas = MATH.findall(inside)
    if not formulas or "aria-label" in looks or TAG.sub("", MATH.sub("", inside)).strip():
        return cell[0]
    words = escape(" ".join(map(linear, formulas)))
    return f'<th{looks} aria-label="{words}">{inside}</th>' if words.strip() else cell[0]


def setup(app: Sphinx) -> None:
    """Name the cells once pages are written."""
    app.connect("html-page-context", on_page)
