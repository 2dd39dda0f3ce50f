"""Where in a page its whole style sheet may come: below what a reader sees first.

A browser shows what stands above a sheet in the text before it has that sheet, if those in the
head are there. A link to a sheet may stand between paragraphs.
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import accumulate

FIRST = 6000
"""Characters of markup, from the beginning of the text, that fill a large window."""
AROUND = {"article", "div", "main", "section"}
VOID = {
    "area",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


def late_place(html: str, after: int = FIRST) -> int:
    """Return the first place from ``after`` on where nothing minds a link, or the end.

    That is before a section, or between two paragraphs of one: rules that count children or
    name the one before still meet the same.
    """
    lines = html.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    places = Places(starts, after)
    for line in lines:
        places.feed(line)
        if places.found is not None:
            return places.found
    return len(html)


class Places(HTMLParser):
    """Keep what is open, and the first good place."""

    def __init__(self, starts: list[int], after: int) -> None:
        super().__init__()
        self.starts, self.after = starts, after
        self.open: list[str] = []
        self.last = ""
        self.found: int | None = None

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """Look whether it may stand here."""
        line, column = self.getpos()
        place = self.starts[line - 1] + column
        if self.found is None and place >= self.after and self.is_good(tag):
            self.found = place
        if tag not in VOID:
            self.open.append(tag)
        self.last = ""

    def is_good(self, tag: str) -> bool:
        """Tell whether a tag begins a section, or a paragraph of one after another."""
        within = self.open[-1:] == ["section"] and AROUND.issuperset(self.open)
        return within and (tag == "section" or tag == self.last == "p")

    def handle_startendtag(self, _tag: str, _attrs: object) -> None:
        """Pass an element without content."""
        self.last = ""

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and what stands open in it."""
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        self.last = tag
