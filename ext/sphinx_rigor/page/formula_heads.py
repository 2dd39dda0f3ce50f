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
    """Return a cell; its formulas have names where it has no letter of text beside them."""
    looks, inside = cell.groups()
    if "<math" not in inside or TAG.sub("", MATH.sub("", inside)).strip():
        return cell[0]
    return f"<th{looks}>{MATH.sub(labelled, inside)}</th>"


def labelled(formula: re.Match[str]) -> str:
    """Return a formula that says in words what it is; a name of the cell itself is no text."""
    words, tag = escape(linear(formula[0])), "<math"
    if not words.strip() or "aria-label" in formula[0].partition(">")[0]:
        return formula[0]
    return f'{tag} aria-label="{words}"{formula[0].removeprefix(tag)}'


def setup(app: Sphinx) -> None:
    """Name the cells once pages are written."""
    app.connect("html-page-context", on_page)
