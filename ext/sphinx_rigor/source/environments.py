r"""Put dollars around environments that Markdown would take for text.

MyST reads ``\begin{equation}…\end{equation}`` where it begins a line and ends one. In the
middle of a line, before more text, or below a list item without its indent it shows
the bare LaTeX; the same in ``$$…$$`` is a formula anywhere. No line number moves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_rigor.source.lines import split_lines
from sphinx_rigor.source.scanner import ITEM, TAB, Line, open_lines

NAMES = r"(?:equation|multline|gather|align|alignat|flalign|eqnarray)\*?"
TOKEN = re.compile(rf"(?<!\\)\$\$|\\begin\{{({NAMES})\}}|\\end\{{({NAMES})\}}")
BEGIN = re.compile(rf"\\begin\{{{NAMES}\}}")
WHOLE = re.compile(rf"\s*\\begin\{{({NAMES})\}}.*\\end\{{\1\}}\s*", re.DOTALL)
PREFIX = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?")
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


def is_environment(source: str) -> bool:
    """Tell whether a formula is one environment that brings its own display mode."""
    return WHOLE.fullmatch(source) is not None


def add_dollars(text: str) -> str:
    """Return the text with dollars around the environments that need them."""
    if not BEGIN.search(text):
        return text
    scanner = Scanner()
    for line in open_lines(text):
        scanner.take(line)
    lines = split_lines(text)
    for place in sorted(scanner.places, reverse=True):
        old = lines[place.line - 1]
        lines[place.line - 1] = f"{old[: place.column]}$${old[place.column :]}"
    return "\n".join(lines) + "\n" if scanner.places else text


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where dollars go: a line, counted from 1, and a column, from 0."""

    line: int
    column: int


class Scanner:
    """Follows dollars and environments from line to line."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.opened = ""
        self.begun: Place | None = None
        self.loose = False
        self.item = 0

    def take(self, line: Line) -> None:
        """Look at one line outside of code."""
        if not line.text.strip():
            self.end_paragraph()
            return
        item = ITEM.match(line.text)
        self.item = 0 if item else self.item
        shown = line.text
        if "`" in shown:
            shown = CODE.sub(lambda match: " " * len(match[0]), shown)
        for match in TOKEN.finditer(shown) if "$$" in shown or "\\" in shown else ():
            if self.opened:
                self.leave(line, shown, match)
            else:
                self.enter(line, shown, match)
        self.item = len(item[0].expandtabs(TAB)) if item else self.item

    def end_paragraph(self) -> None:
        """Forget at a blank line what only a paragraph can hold."""
        self.item = 0
        self.begun = None
        if self.loose:
            self.opened, self.loose = "", False

    def enter(self, line: Line, shown: str, match: re.Match[str]) -> None:
        """Begin a formula; one inside a paragraph will need dollars."""
        if match[2]:
            return
        before = PREFIX.sub("", shown[: match.start()], count=1)
        self.opened = match[1] or "$$"
        if match[1] and not before.endswith("$"):
            self.begun = Place(line.number, match.start())
            self.loose = bool(before) or line.indent < self.item

    def leave(self, line: Line, shown: str, match: re.Match[str]) -> None:
        """End a formula; one with more text behind it needs dollars."""
        if self.opened != (match[2] or match[0]):
            return
        if self.begun and (self.loose or shown[match.end() :].strip()):
            self.places += [self.begun, Place(line.number, match.end())]
        self.opened, self.begun, self.loose = "", None, False
