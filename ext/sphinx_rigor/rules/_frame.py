"""How a heading of reStructuredText is framed: a line of marks below it, maybe one above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_rigor.records import Label
from sphinx_rigor.source import split_lines, underlined

MARKS = re.compile(r"([!-/:-@\[-`{-~])\1+\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """The mark that a heading is underlined with, whether it stands above, too, and where."""

    mark: str
    above: bool = False
    line: int = 0

    def around(self, title: str) -> str:
        """Return a title as such a heading."""
        text = underlined(title, self.mark)
        return f"{text.rpartition(chr(10))[2]}\n{text}" if self.above else text


def frame_at(text: str, heading: Label) -> Frame | None:
    """Return the frame of a heading, ``None`` where it has none: in Markdown, or elsewhere.

    Parsers name the line of the title, or of the marks below it.
    """
    lines = split_lines(text)
    for line in (heading.line, heading.line - 1):
        around = [lines[at].strip() if 0 <= at < len(lines) else "" for at in (line - 2, line)]
        if line > 0 and MARKS.fullmatch(around[1]) and lines[line - 1].strip():
            above = around[0] == around[1]
            return Frame(around[1][0], above, line - above)
    return None
