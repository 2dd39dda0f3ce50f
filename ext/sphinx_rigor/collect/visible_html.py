"""Tell which lines of raw HTML a reader sees something of."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from sphinx_rigor.collect.seen import visible_lines
from sphinx_rigor.source import VOID, hides

PICTURES = frozenset(
    "audio canvas embed hr iframe img input object picture svg video".split()  # noqa: SIM905
)
"""Elements that show something without text."""


def visible_html(html: str) -> Iterator[int]:
    """Yield the lines of raw HTML, counted from 0, that show text or a picture."""
    parser = _Seen()
    parser.feed(html)
    parser.close()
    yield from sorted(parser.lines)


class _Seen(HTMLParser):
    """Notes the lines of what is shown, hidden elements left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: set[int] = set()
        self.opened: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        hidden = self.is_hidden() or hides(tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.opened.append((tag, hidden))
        if tag in PICTURES and not hidden:
            self.lines.add(self.getpos()[0] - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an element that is closed at once; HTML does so for void ones only."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Leave the last element of that name, and what was opened in it."""
        names = [name for name, _ in self.opened]
        if tag in names:
            del self.opened[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Note the lines of a text."""
        if not self.is_hidden():
            first = self.getpos()[0] - 1
            self.lines.update(first + line for line in visible_lines(data))

    def is_hidden(self) -> bool:
        """Tell whether what comes next stands in an element that is hidden."""
        return bool(self.opened) and self.opened[-1][1]
