"""Split a file into the lines that editors and Markdown count.

``str.splitlines`` also splits at U+2028, form feeds and the like, which shifts every
line number below one.
"""

from __future__ import annotations

import re
from functools import lru_cache

SPACES = " \t"
"""What Markdown passes over at the ends of a line; a wide or unbroken space is text to it."""
BREAK = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """Return the lines of ``text`` without their ends; ``""`` has none."""
    lines = BREAK.split(text) if "\r" in text else text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines


@lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """Return where each line of ``text`` begins, and where it ends.

    Asked for each finding of a file, which is looked through once.
    """
    starts = (0, *(match.end() for match in BREAK.finditer(text)))
    return starts if starts[-1] == len(text) else (*starts, len(text))
