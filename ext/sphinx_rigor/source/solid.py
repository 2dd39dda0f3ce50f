"""Tell the lines of a Markdown file that say something from blank ones and padding.

A part of so many lines is to be so long for its reader: a comment, a ``<br>`` or a lone
``>`` is nothing to read. A ruler between two texts is layout like any other; a run of
them is padding and counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.source.lines import split_lines
from sphinx_rigor.source.scanner import front_matter_end, skipped_until

NOTHING = re.compile(
    r"(?:\s|[\u200b-\u200f\u2060\ufeff]|&(?:nbsp|emsp|ensp|thinsp|zwnj|zwj);|&#(?:160|xa0);|\\"
    r"|<br\s*/?>|<p>|</p>)*"
    r"|\s*(?:[-*+]|\d{1,9}[.)]|#{1,6})\s*"
    r"|%.*",
    re.IGNORECASE,
)
"""What shows nothing: spaces in any spelling, a mark without its text, a comment."""
LAYOUT = re.compile(r"\s*(?:>[\s>]*|(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
"""A ruler, or the blank line of a quotation."""


def solid_lines(text: str) -> bytes:
    """Return one byte a line, 1 where the line is not blank."""
    return bytes(1 if line.strip() else 0 for line in split_lines(text))


def solid_markdown(text: str) -> bytes:
    """Return one byte a line, 1 where a line of Markdown says something."""
    solid = bytearray(solid_lines(text))
    for number in padding(split_lines(text)):
        solid[number - 1] = 0
    return bytes(solid)


def padding(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines outside of code that say nothing."""
    number, run = front_matter_end(lines), False
    while number < len(lines):
        number += 1
        line = lines[number - 1]
        if end := skipped_until(lines, number):
            if line.lstrip().startswith("<!--"):
                yield from range(number, end + is_closed(lines[end - 1]))
            number, run = end, False
        elif NOTHING.fullmatch(line):
            yield number
        elif LAYOUT.fullmatch(line):
            if run:
                yield number
            run = True
        else:
            run = False


def is_closed(line: str) -> bool:
    """Tell whether a line ends a comment, or the file does, and nothing stands behind it."""
    return "-->" not in line or not line.rpartition("-->")[2].strip()
