"""Pair the lines that open and close divs, as HTML would."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sphinx_rigor.records import Fault
from sphinx_rigor.source.lines import SPACES
from sphinx_rigor.source.scanner import Line
from sphinx_rigor.source.tags import UNQUOTED, read_attributes

MAX_DEPTH = 32
"""Directives nest this deep; near 60, fences and the pickling of doctrees break."""
PAIRED = re.compile(r"<(?:/?(?:div|details)|summary)", re.IGNORECASE)
"""What a text has somewhere in which anything of this is found."""
OPEN = re.compile(r"<(div|details)((?:\s(?:\"[^\"]*\"|'[^']*'|[^'\">])*)?)>(.*)", re.IGNORECASE)
CLOSE = re.compile(r"</(div|details)\s*>(\s*</(?:div|details)\s*>)*", re.IGNORECASE)
EMPTY = re.compile(
    r"<(div|details)((?:\s(?:\"[^\"]*\"|'[^']*'|[^'\">])*)?/)>(.*)", re.IGNORECASE
)
"""What its author closed in itself, as ``<div id="x"/>``; browsers would leave it open."""
ONE_LINE = re.compile(
    r"<(div|summary)((?:\s(?:\"[^\"]*\"|'[^']*'|[^'\">])*)?)>(.*)</\1\s*>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Div:
    """A pair of lines that opens and closes a div, and how deep it stands."""

    line: int
    end: int
    name: str
    attributes: str
    text: str
    indent: str
    depth: int

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes the author gave it."""
        return tuple(read_attributes(self.attributes).get("class", "").split())


@dataclass(frozen=True, slots=True)
class Scan:
    """What a text holds: its pairs of divs, the lines to blank, the faults."""

    divs: tuple[Div, ...] = ()
    dropped: tuple[int, ...] = ()
    singles: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()


def is_empty(line: str) -> bool:
    """Tell whether a line begins with a div that is closed in itself."""
    match = EMPTY.fullmatch(line)
    return match is not None and not UNQUOTED.search(match[2])


class Pairing:
    """Pairs opening with closing lines, as HTML would, within one list item.

    ``items`` are the list items around the line that is looked at. Those that stand in a div
    end with it: its lines become the fence of a directive, which holds them whole.
    """

    def __init__(self, items: list[int], raw: Collection[int] = ()) -> None:
        """``raw`` are lines that stand in other raw HTML: they pair, and stay as they are."""
        self.items, self.raw = items, raw
        self.stack: list[tuple[Line, re.Match[str]]] = []
        self.divs: list[Div] = []
        self.dropped: list[int] = []
        self.singles: list[int] = []
        self.faults: list[Fault] = []

    def take(self, line: Line) -> None:
        """Look at one line outside of code."""
        if line.text and self.stack:
            self.leave_items(line)
        stripped = line.text.lstrip(SPACES).rstrip()
        if not stripped.startswith("<"):
            return
        if ONE_LINE.fullmatch(stripped) or is_empty(stripped):
            self.singles += [line.number] * (line.number not in self.raw)
        elif CLOSE.fullmatch(stripped):
            for _ in range(stripped.count("</")):
                self.close(line)
        elif match := OPEN.fullmatch(stripped):
            self.open(line, match)

    def open(self, line: Line, match: re.Match[str]) -> None:
        """Remember an opening line whose text, if any, closes nothing."""
        if "</div" not in match[3].lower() and "</details" not in match[3].lower():
            self.stack.append((line, match))

    def close(self, line: Line) -> None:
        """Pair a closing line with the last that is open; one line closes one fence."""
        if not self.stack:
            self.drop("stray-div", line)
            return
        opening, match = self.stack.pop()
        if line.number in self.raw or opening.number in self.raw:
            return
        if self.divs and self.divs[-1].end == line.number:
            self.give_up(opening, match)
            return
        while self.items and self.items[-1] > opening.container:
            self.items.pop()
        indent = opening.text[: len(opening.text) - len(opening.text.lstrip(SPACES))]
        self.divs.append(
            Div(
                line=opening.number,
                end=line.number,
                name=match[1].lower(),
                attributes=match[2].strip(),
                text=match[3].strip(),
                indent=indent,
                depth=len(self.stack),
            )
        )

    def leave_items(self, line: Line) -> None:
        """Give up what was opened in a list item that this line has left."""
        while self.stack and line.indent < self.stack[-1][0].container:
            self.give_up(*self.stack.pop())

    def give_up(self, line: Line, match: re.Match[str]) -> None:
        """Report an opening line that is never closed; its content stays."""
        self.drop("unclosed-div", line, match[2].strip())

    def drop(self, rule: str, line: Line, detail: str = "") -> None:
        """Report a line and leave it out; what is wrong in raw HTML is told of that."""
        if line.number not in self.raw:
            self.faults.append(Fault(rule, line.number, detail))
            self.dropped.append(line.number)

    def result(self) -> Scan:
        """Return what was found; what is still open is never closed."""
        while self.stack:
            self.give_up(*self.stack.pop())
        deep = [div for div in self.divs if div.depth >= MAX_DEPTH]
        if deep:
            first = min(deep, key=lambda div: div.line)
            self.faults.append(Fault("too-deep", first.line, str(MAX_DEPTH)))
        return Scan(
            divs=tuple(sorted(self.divs, key=lambda div: div.line)),
            dropped=tuple(self.dropped),
            singles=tuple(self.singles),
            faults=tuple(self.faults),
        )
