"""Read the titles that authors write in raw HTML, as the page shows them."""

from __future__ import annotations

import re
from html import unescape

from docutils import nodes

HEADING = re.compile(r"\s*<h([1-6])(?:\s[^>]*)?>(.*?)</h\1\s*>\s*", re.IGNORECASE | re.DOTALL)
BOLD = re.compile(
    r"\s*<(?:p|div|center)(?:\s[^>]*)?>\s*<(b|strong)(?:\s[^>]*)?>(.*?)</\1\s*>\s*[:：]?\s*"
    r"</(?:p|div|center)\s*>\s*",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
LONGEST = 120
"""Characters of raw HTML that may be no more than a title."""


def raw_title(node: nodes.raw) -> tuple[int, str] | None:
    """Return level and text of the title that a raw block is, level 0 for bold words."""
    text = node.astext()
    if len(text) > LONGEST * 2 or isinstance(node.parent, nodes.TextElement):
        return None
    if match := HEADING.fullmatch(text):
        return int(match[1]), plain(match[2])
    if match := BOLD.fullmatch(text):
        return 0, plain(match[2])
    return None


def plain(html: str) -> str:
    """Return the text of a piece of HTML."""
    return " ".join(unescape(TAG.sub("", html)).split())
