"""Tell which lines of a file a reader sees something of, by the nodes that came from them.

What no node came from shows nothing: definitions of links, targets, comments, styles, the
content of a false ``only``. Fences and tags are the exception: they count with what they
hold, and with nothing in them they do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from sphinx_rigor.doctree.labels import FORMULAS, Piece
from sphinx_rigor.doctree.tree import text_of
from sphinx_rigor.source import front_matter_end

MARKED = (nodes.raw, nodes.inline)
MARKS = r"\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)*"
FENCE = re.compile(MARKS + r"(?::{3,}|`{3,}|~{3,})(?P<opens>\s*\S.*)?")
TAGS = re.compile(MARKS + r"(?:<(?P<closes>/)?[a-z][^<>]*>\s*)+", re.IGNORECASE)
LAYOUT = re.compile(
    r"\s*(?:>[\s>]*|(?:[-*_=]\s*){3,}|=+|-+|\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*)"
)
"""A ruler, the line under a heading or a table's head, a blank line of a quotation."""
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})


FENCES = 3
"""Lines below the first of a block that may be its last: its fences count with it."""


def is_visible(text: str) -> bool:
    """Tell whether a text has a character that shows anything."""
    return text[:1].isalnum() or any(
        each.isalnum() or unicodedata.category(each) not in UNSEEN for each in text
    )


def visible_lines(text: str) -> Iterator[int]:
    """Yield the lines of a text, counted from 0, on which something is seen."""
    for number, line in enumerate(text.split("\n")):
        if is_visible(line):
            yield number


def paragraph_lines(node: nodes.Element, pieces: Iterable[Piece]) -> Iterator[int]:
    """Yield the lines of a paragraph that show something, given its runs.

    ``<br>`` begins none. The tree does not tell which of the formulas in a paragraph have
    lines for their ``$$``, and knows what stands below one by the formula's line.
    """
    text = text_of(node)
    if text.startswith("\n"):
        yield from (line + FENCES - 1 for line in visible_lines(text))
    last = 0
    for each in pieces:
        if is_visible(each.text):
            last = each.offset + each.text.count("\n")
            yield from range(each.offset, last + 1)
    loose = sum(1 for child in node.children if isinstance(child, FORMULAS))
    yield from range(last, last + loose * ("\n" in text) * (FENCES - 1) + (last > 0))


def is_one_line(node: nodes.Element, text: str) -> bool:
    """Tell of most paragraphs, at once, that they show their text on one line only."""
    plain = "\n" not in text and not any(isinstance(each, MARKED) for each in node.children)
    return plain and is_visible(text)


def seen_lines(lines: Sequence[str], solid: bytes, seen: set[int]) -> bytes:
    """Return the solid lines without those that show nothing; ``seen`` are those that do."""
    found = bytearray(solid)
    start = front_matter_end(list(lines))
    opened: list[int | None] = []
    for number, line in enumerate(lines[start:], start + 1):
        if number in seen:
            opened.append(None)
        elif not found[number - 1] or LAYOUT.fullmatch(line):
            continue
        elif (mark := FENCE.fullmatch(line)) or (mark := TAGS.fullmatch(line)):
            closes = not mark["opens"] if "opens" in mark.groupdict() else bool(mark["closes"])
            if closes and opened and opened[-1] is not None:
                found[opened.pop() - 1] = found[number - 1] = 0  # type: ignore[operator]
            elif not closes:
                opened.append(number)
            else:
                opened.append(None)
        else:
            found[number - 1] = 0
    return bytes(found)
