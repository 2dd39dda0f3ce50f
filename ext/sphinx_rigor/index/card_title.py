"""Titles on the pictures that sphinxext-opengraph draws, broken where Chinese text may be.

The library breaks lines at spaces alone: a Chinese title would run off its picture. While it
draws, a page's title has line ends; the page itself has it as it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width
from urllib.parse import quote

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OPENGRAPH = "sphinxext.opengraph"
BEFORE, AFTER = 450, 550
"""Around the library, which has Sphinx's default."""
ROOM = 12.5
"""Wide characters in a line of the picture: where it is longer, the library breaks it again."""
NARROW = 0.62
"""How wide a letter is beside one, in bold."""
OPEN, CLOSE = "“‘（「『【〔〈《", "、。」』】〕〉》！），：；？”’"
PIECE = re.compile(rf"[{OPEN}]*(?:[⺀-⿿、-￯]|[^\s⺀-⿿、-￯{OPEN}]+)[{CLOSE}]*|\s+|[{OPEN}]+")
"""What stays in one line: marks stand beside what they open and close."""
AT_A_MARK = 6.0
"""How much better a line ends at a mark."""
IMAGE = re.compile(r'(<meta property="og:image" content=")([^"]*)')
RESERVED = ":/?#[]@!$&'()*+,;=%~"
"""What an address has as it is."""
KEPT = "rigor_title"
TAGS = re.compile(r"<[^>]*>")


def lines_of(title: str, room: float = ROOM) -> list[str]:
    """Return a title in lines; wide characters part anywhere but before closing marks."""
    lines = [""]
    for piece in PIECE.findall(title):
        if lines[-1] and wide(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [each.rstrip() for each in lines]


def wide(text: str) -> float:
    """Return how many wide characters a text is as long as, in bold."""
    full = (east_asian_width(each) in "WF" or each in CLOSE + OPEN for each in text)
    return sum(1.0 if each else NARROW for each in full)


def balanced(title: str) -> list[str]:
    """Return a title in few lines, about as long, that end at marks where they can."""
    pieces, even = PIECE.findall(title), wide(title) / len(lines_of(title))
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(pieces) + 1):
        last = end == len(pieces)
        best.append(
            min(
                (best[begin][0] + cost(line, even, last=last), [*best[begin][1], line])
                for begin, line in lines_up_to(pieces, end)
            )
        )
    return best[-1][1] or [""]


def lines_up_to(pieces: list[str], end: int) -> Iterator[tuple[int, str]]:
    """Yield where a line that ends here may begin, and the line; one piece is always one."""
    for begin in range(end - 1, -1, -1):
        line = "".join(pieces[begin:end]).strip()
        if wide(line) > ROOM and begin < end - 1:
            return
        yield begin, line


def cost(line: str, even: float, *, last: bool) -> float:
    """Return how far a line is from the others, less what a mark at its end is worth."""
    return (wide(line) - even) ** 2 - AT_A_MARK * (not last and line[-1:] in CLOSE)


def plain(title: str) -> str:
    """Return the words of a title that is HTML."""
    return html.unescape(TAGS.sub("", title))


def part(app: Sphinx, _page: str, _template: str, context: dict[str, Any], tree: Any) -> None:
    """Put line ends into a long title; what links to the page sees it without."""
    if tree is None or OPENGRAPH not in app.extensions:
        return
    title = plain(context.get("title") or "")
    lines = balanced(title)
    if len(lines) < 2:
        return
    context["meta"] = {"og:title": html.escape(title), **(context.get("meta") or {})}
    context[KEPT], context["title"] = context["title"], html.escape("\n".join(lines))


def rejoin(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], *_: Any) -> None:
    """Give the page its title back, and its picture an address that any reader takes."""
    if KEPT in context:
        context["title"] = context.pop(KEPT)
    context["metatags"] = IMAGE.sub(
        lambda found: found[1] + in_ascii(found[2]), context.get("metatags") or ""
    )


def in_ascii(address: str) -> str:
    """Return an address that any reader takes."""
    return quote(address, safe=RESERVED)


def setup(app: Sphinx) -> None:
    """Stand before the library and behind it."""
    app.connect("html-page-context", part, priority=BEFORE)
    app.connect("html-page-context", rejoin, priority=AFTER)
