"""Write raw HTML as XHTML, which EPUB is made of: one ``<br>`` makes a chapter unreadable."""

from __future__ import annotations

import re
from html import escape, unescape

from sphinx_rigor.source import VOID, Tag, find_tags, read_attributes

REFERENCE = re.compile(r"&(#?\w+;)?")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def as_xhtml(html: str) -> str:
    """Return raw HTML with its tags, attributes and entities as XML has them."""
    kept: list[str] = []
    start = 0
    for tag in find_tags(html):
        kept += [text(html[start : tag.start]), written(tag)]
        start = tag.end
    return "".join([*kept, text(html[start:])])


def written(tag: Tag) -> str:
    """Return a tag as XML: lower case, attributes quoted, empty ones closed."""
    if tag.closing:
        return "" if tag.name in VOID else f"</{tag.name}>"
    given = read_attributes(tag.attributes)
    pairs = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
    return f"<{tag.name}{pairs} />" if tag.empty else f"<{tag.name}{pairs}>"


def text(html: str) -> str:
    """Return what stands between tags, comments as they are."""
    kept, start = [], 0
    for match in COMMENT.finditer(html):
        kept += [plain(html[start : match.start()]), match[0]]
        start = match.end()
    return "".join([*kept, plain(html[start:])])


def plain(html: str) -> str:
    """Return text with the characters that HTML's own entities stand for."""
    known = REFERENCE.sub(lambda match: escape(unescape(match[0]), quote=False), html)
    return known.replace("<", "&lt;")
