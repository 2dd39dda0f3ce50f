"""Lines and columns as an editor counts them.

Columns are counted in the units that client and server have agreed on: most clients know
none but those of UTF-16, of which a character beyond the first 65536 has two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from sphinx_rigor.source import split_lines


@dataclass(frozen=True)
class Lines:
    """A text in lines, which count from 0 here as they do for editors."""

    text: str
    codec: PositionCodec

    @cached_property
    def every(self) -> list[str]:
        """The lines, the empty one after a last line break included."""
        lines = split_lines(self.text)
        return [*lines, ""] if not lines or self.text.endswith(("\n", "\r")) else lines

    def line(self, number: int) -> str:
        """Return a line, ``""`` where there is none."""
        return self.every[number] if 0 <= number < len(self.every) else ""

    def before(self, position: Position) -> str:
        """Return what stands before a position on its line."""
        line = self.line(position.line)
        return line[: self.column(line, position.character)]

    def column(self, line: str, units: int) -> int:
        """Return how many characters of a line take so many units, or begin within them."""
        taken = 0
        for number, character in enumerate(line):
            if taken >= units:
                return number
            taken += self.codec.client_num_units(character)
        return len(line)

    def at(self, number: int, column: int) -> Position:
        """Return the position before a character of a line, one above the text in its first."""
        number = max(number, 0)
        return Position(number, self.codec.client_num_units(self.line(number)[:column]))

    def place(self, offset: int) -> Position:
        """Return the position before a character of the text."""
        before = split_lines(f"{self.text[:offset]}.")
        return self.at(len(before) - 1, len(before[-1]) - 1)

    def end(self, number: int) -> Position:
        """Return the position at the end of a line."""
        return self.at(number, len(self.line(number)))

    def span(self, first: int, last: int) -> Range:
        """Return the range of whole lines, both included, the last not beyond the text."""
        last = max(first, min(last, len(self.every) - 1))
        return Range(self.at(first, 0), self.end(last))

    def words(self, number: int) -> Range:
        """Return the range of what a line says, its indentation left out."""
        line = self.line(number)
        indent = len(line) - len(line.lstrip())
        start = self.at(number, indent if line.strip() else 0)
        return Range(start, self.at(number, len(line.rstrip())))
