"""Titles on the pictures that sphinxext-opengraph draws, broken where Chinese text may be.

The library breaks lines at spaces alone: a Chinese title would run off its picture. While it
draws, a page's title has line ends; the page itself has it as it was.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from sphinx_rigor.index.drawing import ems

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OPENGRAPH = "sphinxext.opengraph"
BEFORE, AFTER = 450, 550
"""Around the library, which has Sphinx's default."""
ROOM = 15.0
"""Wide characters in a line of the picture."""
PIECE = re.compile(r"[⺀-⿿、-￯][、。」』】〕〉》！），：；？”’]*|[^\s⺀-⿿、-￯]+|\s+")
KEPT = "rigor_title"


def lines_of(title: str, room: float = ROOM) -> list[str]:
    """Return a title in lines; wide characters part anywhere but before closing marks."""
    lines = [""]
    for piece in PIECE.findall(title):
        if lines[-1] and ems(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [each.rstrip() for each in lines]


def part(app: Sphinx, _page: str, _template: str, context: dict[str, Any], tree: Any) -> None:
    """Put line ends into a long title; what links to the page sees it without."""
    title = html.unescape(re.sub(r"<[^>]*>", "", context.get("title") or ""))
    lines = lines_of(title)
    if tree is None or OPENGRAPH not in app.extensions or len(lines) < 2:
        return
    context["meta"] = {"og:title": html.escape(title), **(context.get("meta") or {})}
    context[KEPT], context["title"] = context["title"], html.escape("\n".join(lines))


def rejoin(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], *_: Any) -> None:
    """Give the page its title back."""
    if KEPT in context:
        context["title"] = context.pop(KEPT)


def setup(app: Sphinx) -> None:
    """Stand before the library and behind it."""
    app.connect("html-page-context", part, priority=BEFORE)
    app.connect("html-page-context", rejoin, priority=AFTER)
