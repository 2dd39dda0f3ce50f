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

    The line may be indented, or be quoted with ``>``.
    """
    wanted = next((each.strip() for each in code.splitlines() if each.strip()), "")
    for number in range(directive, min(directive + REACH, len(lines) + 1)):
        if wanted and lines[number - 1].lstrip(" \t>").rstrip() == wanted.lstrip("> "):
            return number
    return directive
