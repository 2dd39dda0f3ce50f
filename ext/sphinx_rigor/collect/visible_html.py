"""Tell what a reader sees of raw HTML: which lines of it, its text, its pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from sphinx_rigor.collect.seen import is_visible, visible_lines
from sphinx_rigor.source import VOID, hides

PICTURES = frozenset(
    "audio canvas embed hr iframe img input object picture svg video".split()  # noqa: SIM905
)
"""Elements that show something without text."""
PICTURE = re.compile(rf"<(?:{'|'.join(sorted(PICTURES - {'hr'}))})[\s/>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """What raw HTML shows: on which of its lines, counted from 0, in words and pictures.

    A picture is named by its address, one that has none by ``""``; a ruler is none.
    """

    lines: frozenset[int] = frozenset()
    text: str = ""
    pictures: tuple[str, ...] = ()


def visible_html(html: str) -> Shown:
    """Return what raw HTML shows, hidden elements left out."""
    parser = _Seen()
    parser.feed(html)
    parser.close()
    text = " ".join(" ".join(parser.texts).split())
    return Shown(frozenset(parser.lines), text * is_visible(text), tuple(parser.pictures))


def has_picture(html: str) -> bool:
    """Tell whether raw HTML may show a picture; most inside of a line does not."""
    return PICTURE.search(html) is not None


class _Seen(HTMLParser):
    """Notes the lines of what is shown, hidden elements left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: set[int] = set()
        self.texts: list[str] = []
        self.pictures: list[str] = []
        self.opened: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        given = {name: value or "" for name, value in attrs}
        hidden = self.is_hidden() or hides(tag, given)
        if tag not in VOID:
            self.opened.append((tag, hidden))
        if tag in PICTURES and not hidden:
            self.lines.add(self.getpos()[0] - 1)
            self.pictures += [given.get("src", "")] * (tag != "hr")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an element that is closed at once; HTML does so for void ones only."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Leave the last element of that name, and what was opened in it."""
        names = [name for name, _ in self.opened]
        if tag in names:
            del self.opened[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Note a text and its lines."""
        if not self.is_hidden():
            self.texts.append(data)
            first = self.getpos()[0] - 1
            self.lines.update(first + line for line in visible_lines(data))

    def is_hidden(self) -> bool:
        """Tell whether what comes next stands in an element that is hidden."""
        return bool(self.opened) and self.opened[-1][1]
