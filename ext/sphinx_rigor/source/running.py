"""Find raw HTML that runs code in the reader's browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

HINT = re.compile(r"<\s*(?:script|object|embed|i?frame|base|meta)|\bon\w|:|&", re.IGNORECASE)
"""What any such HTML holds; most raw HTML does not."""
RUNNING = frozenset({"script", "object", "embed"})
FRAMED = frozenset({"srcdoc"})
FRAMES = frozenset({"iframe", "frame"})
SPACE = re.compile(r"[\x00-\x20]+")
SCHEMES = ("javascript:", "vbscript:", "data:text/html")
ADDRESSES = frozenset(
    "href src action formaction data xlink:href background poster ping to from values".split()  # noqa: SIM905
)
"""Attributes that hold addresses, those that an animation of SVG gives to a link included."""


class Running(HTMLParser):
    """Notes the tags that run code: the line within the text, and the tag as written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is a script, has a handler of events or an address that runs."""
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in RUNNING or leads_away(tag, given) or any(runs(*each) for each in attrs):
            self.found.append((self.getpos()[0] - 1, self.get_starttag_text() or tag))


def leads_away(tag: str, given: Mapping[str, str]) -> bool:
    """Tell whether a tag takes the page elsewhere: its scripts, the reader, or a frame.

    Of attributes given twice browsers take the first.
    """
    if tag == "base":
        return "href" in given
    if tag == "meta":
        return given.get("http-equiv", "").strip().casefold() == "refresh"
    source = SPACE.sub("", given.get("src", "")).casefold()
    return tag in FRAMES and source.startswith("data:")


def runs(name: str, value: str | None) -> bool:
    """Tell whether an attribute runs code; spaces inside of a scheme do not stop browsers."""
    value = value or ""
    address = SPACE.sub("", value).casefold()
    refreshes = name == "content" and "javascript:" in address
    goes = name in ADDRESSES and address.startswith(SCHEMES)
    return name.startswith("on") or name in FRAMED or goes or refreshes


def running_html(text: str) -> Iterator[tuple[int, str]]:
    """Yield the tags in raw HTML that run code, each with the number of lines above it."""
    if HINT.search(text):
        parser = Running()
        parser.feed(text)
        parser.close()
        yield from parser.found
