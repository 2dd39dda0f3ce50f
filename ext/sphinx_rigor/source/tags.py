"""HTML tags in text: find them, read their attributes, know their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9_-]*)"
    r"(?P<rest>(?:\s(?:\"[^\"]*\"|'[^']*'|[^'\">])*)?/?)>",
    re.DOTALL,
)
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
ELEMENTS = VOID | frozenset(
    (  # noqa: SIM905 - https://html.spec.whatwg.org/#elements-3, then obsolete ones
        "a abbr acronym address article aside audio b bdi bdo big blink blockquote body "
        "button canvas caption center cite code colgroup data datalist dd del details "
        "dfn dialog dir div dl dt em fieldset figcaption figure font footer form frame "
        "frameset h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label "
        "legend li main map mark marquee math menu meter nav nobr noframes noscript "
        "object ol optgroup option output p picture pre progress q rp rt ruby s samp "
        "script search section select slot small span strike strong style sub summary "
        "sup svg table tbody td template textarea tfoot th thead time title tr tt u ul "
        "var video"
    ).split()
)
RAW_TEXT = frozenset({"script", "style", "textarea", "title", "pre"})
FOREIGN = frozenset({"svg", "math"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a text, from ``start`` to ``end``; ``attributes`` as written."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: str = ""

    @property
    def known(self) -> bool:
        """Whether HTML knows an element of this name."""
        return self.name in ELEMENTS

    @property
    def empty(self) -> bool:
        """Whether the tag neither opens nor closes anything."""
        return self.name in VOID or self.attributes.endswith("/")


def find_tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text; comments and the inside of scripts are passed over."""
    inside = ""
    for match in TAG.finditer(text):
        name = (match["name"] or "").lower()
        if not name or (inside and not (match["close"] and name == inside)):
            continue
        inside = name if not match["close"] and name in RAW_TEXT | FOREIGN else ""
        yield Tag(name, bool(match["close"]), match.start(), match.end(), match["rest"])


class _Attributes(HTMLParser):
    """Reads the attributes of one tag."""

    found: tuple[tuple[str, str], ...] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes."""
        del tag
        self.found = tuple((name, value or "") for name, value in attrs)


def read_attributes(written: str) -> Mapping[str, str]:
    """Return the attributes of a tag, from the text between its name and its end."""
    parser = _Attributes()
    parser.feed(f"<div {written.strip().rstrip('/')}>")
    return dict(parser.found)
