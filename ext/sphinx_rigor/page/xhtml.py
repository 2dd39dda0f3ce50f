"""Write raw HTML as XHTML, which EPUB is made of: one ``<br>`` makes a chapter unreadable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from sphinx_rigor.source import FOREIGN, VOID, Tag, read_attributes, read_tags

REFERENCE = re.compile(r"&(#?\w+;)?")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NAME = re.compile(r"([a-z_][\w.-]*:)?[a-z_][\w.-]*", re.ASCII | re.IGNORECASE)
DECLARES = re.compile(r"xmlns:(?!xml)[a-z_][\w.-]*", re.ASCII | re.IGNORECASE)
SPACES = {
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
}
"""The names by which XML knows pictures and formulas; HTML needs none."""
CAMEL = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""The attributes of pictures that have capitals."""


def as_xhtml(html: str) -> str:
    """Return raw HTML with its tags, attributes and entities as XML has them."""
    kept: list[str] = []
    start = 0
    foreign = ""
    for tag in read_tags(html)[0]:
        between = html[start : tag.start]
        kept.append(between if foreign else text(between))
        as_it_is = foreign or not (tag.known or tag.name in FOREIGN)
        kept.append(html[tag.start : tag.end] if as_it_is else written(tag))
        if tag.name in FOREIGN and foreign in {"", tag.name}:
            foreign = "" if tag.closing or tag.empty else tag.name
        start = tag.end
    return "".join([*kept, text(html[start:])])


def written(tag: Tag) -> str:
    """Return a tag as XML: lower case, attributes quoted, empty ones closed."""
    if tag.closing:
        return "" if tag.name in VOID else f"</{tag.name}>"
    given = known_to_xml(read_attributes(tag.attributes))
    if tag.name in SPACES:
        given.setdefault("xmlns", SPACES[tag.name])
        given = {CAMEL.get(name, name): value for name, value in given.items()}
    pairs = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
    return f"<{tag.name}{pairs} />" if tag.empty else f"<{tag.name}{pairs}>"


def known_to_xml(given: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes whose names XML takes: ``@click`` or a stray quote is none.

    Readers of books refuse the chapter for a name with a prefix that nothing declares.
    """
    declared = {name for name, value in given.items() if DECLARES.fullmatch(name) and value}
    spaces = {"", "xml:", "epub:", *(f"{name.partition(':')[2]}:" for name in declared)}
    return {
        name: value
        for name, value in given.items()
        if name in declared or ((found := NAME.fullmatch(name)) and (found[1] or "") in spaces)
    }


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
