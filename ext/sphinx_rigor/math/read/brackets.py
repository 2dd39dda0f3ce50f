r"""Count the brackets of a formula that open and never close.

The converter looks for the other side of each and tries every choice: two dozen that have
none take a second, three dozen an hour.
"""

from __future__ import annotations

import re

MOST = 18
"""Brackets that may stay open: no more take more than a hundredth of a second."""
OPENING = ("(", "[", "\\{", "\\l", "\\ul", "\\mathopen")
"""How all that opens begins."""
SIDES = re.compile(
    r"(?P<skip>\\(?:left|right)\s*(?:\\[A-Za-z]+|\\?.)?)"
    r"|(?P<open>[(\[]|\\\{|\\l(?:brace|brack|angle|floor|ceil|[vV]ert|group|moustache)"
    r"|\\[ul]lcorner|\\mathopen|\\(?:ll|l[A-Z])[A-Za-z]+)"
    r"|(?P<close>[)\]]|\\\}|\\r(?:brace|brack|angle|floor|ceil|[vV]ert|group|moustache)"
    r"|\\[ul]rcorner|\\mathclose|\\(?:rr|r[A-Z])[A-Za-z]+)"
    r"|\\(?:[A-Za-z]+|.)",
    re.DOTALL,
)


def left_open_brackets(source: str) -> int:
    """Return how many brackets of a formula never close."""
    count = 0
    for match in SIDES.finditer(source):
        if match["open"]:
            count += 1
        elif match["close"] and count:
            count -= 1
    return count


def has_endless_brackets(source: str) -> bool:
    """Tell whether the converter would take too long over a formula's brackets."""
    signs = sum(map(source.count, OPENING))
    return signs > MOST and left_open_brackets(source) > MOST
