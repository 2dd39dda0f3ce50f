"""HTML tags in text: find them, read their attributes, know their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.entities import html5

VALUE = r"""\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*+|(?=>))"""
ATTRIBUTE = rf"[^\s/>][^\s/>=]*+(?:{VALUE}|(?!\s*=))"
"""An attribute: quotes enclose where they begin its value, as HTML has it."""
GIVEN = re.compile(
    r"""(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*)"?|'([^']*)'?|([^\s>"'][^\s>]*+))?)?"""
)
"""An attribute with its value, which in a tag that never ends may be open."""
CHARACTER = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*+);?+(?!=)")
CAPITALS = re.compile("[A-Z]+")
TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[\s/]|{ATTRIBUTE})*+)>"
)
UNQUOTED = re.compile(r"=\s*[^\s\"'>]+\Z")
"""A value to which a slash at the end belongs."""
OTHER = re.compile(
    r"<!--(?:-?>|.*?--!?>|.*\Z)|</>|<(?:/(?![A-Za-z])|!(?!--)|\?)[^>]*>", re.DOTALL
)
START = re.compile(r"<(?:!--|[A-Za-z/!?])")
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
RAW_TEXT = frozenset({"script", "style", "textarea", "title", "iframe", "noframes", "xmp"})
"""Elements whose content holds no tags but the one that ends them."""
IN_SCRIPT = re.compile(r"<!--(?:-?>)?|-->|<(?P<tag>/?)script(?=[\s/>])", re.IGNORECASE)
FOREIGN = frozenset({"svg", "math"})
"""Elements whose content nobody looks into."""


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
    def closed(self) -> bool:
        """Whether the author closed the tag in itself, as in ``<a id="x"/>``; HTML does not."""
        return self.attributes.endswith("/") and not UNQUOTED.search(self.attributes)

    @property
    def empty(self) -> bool:
        """Whether the tag neither opens nor closes anything."""
        return self.name in VOID or self.closed


def read_tags(text: str) -> tuple[list[Tag], int | None]:
    """Return the tags of a text as a browser reads it, and where one begins that never ends.

    Comments and scripts hold none; a comment that is never closed is no tag. The standard
    library's parser takes other things for tags from one version of Python to the next, and
    stops with an error at ``<![``; a test compares with the tokenizer of HTML5.
    """
    found: list[Tag] = []
    position = 0
    while (start := START.search(text, position)) is not None:
        tag = TAG.match(text, start.start())
        whole = tag or OTHER.match(text, start.start())
        if whole is None:
            return found, start.start()
        position = whole.end()
        if tag is not None:
            name = in_lower_case(tag["name"])
            found.append(Tag(name, bool(tag["close"]), *tag.span(), tag["rest"]))
            if not tag["close"] and name in RAW_TEXT:
                position = end_of(name, text, position)
    return found, None


def end_of(name: str, text: str, position: int) -> int:
    """Return where the tag begins that ends an element of raw text."""
    if name == "script":
        return end_of_script(text, position)
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, position)
    return end.start() if end else len(text)


def end_of_script(text: str, position: int) -> int:
    """Return where a script ends: not at the end of one within a comment in it.

    https://html.spec.whatwg.org/#script-data-double-escaped-state
    """
    commented = within = False
    for mark in IN_SCRIPT.finditer(text, position):
        if mark["tag"] is None:
            commented, within = mark[0] == "<!--", within and mark[0] == "<!--"
        elif not mark["tag"]:
            within = commented
        elif within:
            within = False
        else:
            return mark.start()
    return len(text)


def unfinished_tag(text: str) -> int | None:
    """Return where a tag begins that never ends, ``None`` where all do.

    A browser takes all that follows for its attributes.
    """
    return read_tags(text)[1]


def find_tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text but those inside of pictures and formulas.

    One that is never closed has no inside: it is left out of the page, what follows is not.
    """
    tags = read_tags(text)[0]
    ends = {tag.name: number for number, tag in enumerate(tags) if tag.closing}
    inside = ""
    for number, tag in enumerate(tags):
        if inside and not (tag.closing and tag.name == inside):
            continue
        opens = tag.name in FOREIGN and not (tag.closing or tag.empty)
        inside = tag.name if opens and ends.get(tag.name, 0) > number else ""
        yield tag


def read_attributes(written: str) -> Mapping[str, str]:
    """Return the attributes of a tag, from the text between its name and its end.

    Of those given twice the first counts, as in browsers. The standard library's parser
    takes the last, and reads other things into what is written oddly.
    """
    found: dict[str, str] = {}
    for match in GIVEN.finditer(written):
        value = next(filter(None, match.groups()[1:]), "")
        found.setdefault(in_lower_case(match["name"]), CHARACTER.sub(character, value))
    return found


def character(match: re.Match[str]) -> str:
    """Return what a reference in an attribute stands for: a name, if whole, and no ``&a=``."""
    named = match[0][1:] in html5
    return unescape(match[0]) if named or match[0].startswith("&#") else match[0]


def in_lower_case(name: str) -> str:
    """Return a name as browsers compare it: letters of other alphabets stay as they are."""
    return name.lower() if name.isascii() else CAPITALS.sub(lambda each: each[0].lower(), name)
