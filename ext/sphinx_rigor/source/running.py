"""Find raw HTML that runs code in the reader's browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_rigor.source.tags import Tag, in_lower_case, read_attributes, read_tags

HINT = re.compile(r"<\s*(?:script|object|embed|i?frame|base|meta)|\bon\w|:|&", re.IGNORECASE)
"""What any such HTML holds; most raw HTML does not."""
BEGUN = re.compile(r"<([A-Za-z][^\s/>]*)")
RUNNING = frozenset({"script", "object", "embed"})
FRAMED = frozenset({"srcdoc"})
FRAMES = frozenset({"iframe", "frame"})
SPACE = re.compile(r"[\x00-\x20]+")
SCHEMES = ("javascript:", "vbscript:", "data:text/html")
ADDRESSES = frozenset(
    "href src action formaction data xlink:href background poster ping to from values".split()  # noqa: SIM905
)
"""Attributes that hold addresses, those that an animation of SVG gives to a link included."""


def leads_away(tag: str, given: Mapping[str, str]) -> bool:
    """Tell whether a tag takes the page elsewhere: its scripts, the reader, or a frame."""
    if tag == "base":
        return "href" in given
    if tag == "meta":
        return given.get("http-equiv", "").strip().casefold() == "refresh"
    source = SPACE.sub("", given.get("src", "")).casefold()
    return tag in FRAMES and source.startswith("data:")


def runs(name: str, value: str) -> bool:
    """Tell whether an attribute runs code; spaces inside of a scheme do not stop browsers."""
    address = SPACE.sub("", value).casefold()
    refreshes = name == "content" and "javascript:" in address
    goes = name in ADDRESSES and address.startswith(SCHEMES)
    return name.startswith("on") or name in FRAMED or goes or refreshes


def running_html(text: str) -> Iterator[tuple[int, str]]:
    """Yield the tags in raw HTML that run code, each with the number of lines above it.

    One that never ends is among them: what follows on the page ends it.
    """
    if not HINT.search(text):
        return
    line = position = 0
    for tag in opening_tags(text):
        if is_running(tag):
            line += text.count("\n", position, tag.start)
            position = tag.start
            yield line, text[tag.start : tag.end]


def opening_tags(text: str) -> Iterator[Tag]:
    """Yield the tags that open something, the last perhaps without its end."""
    found, unfinished = read_tags(text)
    yield from (tag for tag in found if not tag.closing)
    if unfinished is not None and (begun := BEGUN.match(text, unfinished)):
        yield Tag(in_lower_case(begun[1]), False, unfinished, len(text), text[begun.end() :])


def is_running(tag: Tag) -> bool:
    """Tell whether a tag is a script, has a handler of events or an address that runs."""
    given = read_attributes(tag.attributes)
    return (
        tag.name in RUNNING
        or leads_away(tag.name, given)
        or any(runs(*each) for each in given.items())
    )
