"""Find the line of a file on which the code of a block begins.

The doctree has the line of the directive; its options and blank lines stand between
that and the code.
"""

from __future__ import annotations

from collections.abc import Sequence

REACH = 60
"""How many lines below the directive the code may begin; options are few."""


def first_code_line(lines: Sequence[str], directive: int, code: str) -> int:
    """Return the line, counted from 1, where ``code`` begins; the directive's if unknown.

    The line may be indented, or be quoted with ``>``. Some versions of docutils give a
    doctest block the line it ends on, so the lines above come last.
    """
    told = code.splitlines()
    wanted = next((each.strip() for each in told if each.strip()), "").lstrip("> ")
    below = range(directive, min(directive + REACH, len(lines) + 1))
    above = range(directive - 1, max(directive - len(told) - 1, 0), -1)
    numbers: tuple[int, ...] = (*below, *above) if wanted else ()
    for number in numbers:
        if lines[number - 1].lstrip(" \t>").rstrip() == wanted:
            return number
    return directive
