r"""Rewrite ``\limits`` where the converter does not know that an operator stands before.

It knows those of LaTeX; MathJax and LaTeX ask no more than ``\mathop``, which a macro or
a brace over several letters may hold.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.read.tex import argument

LIMITS = re.compile(r"\\limits(?![A-Za-z])")
NO_LIMITS = re.compile(r"\\nolimits(?![A-Za-z])")
OPERATOR = re.compile(r"\\[A-Za-z]+\s*\Z")
SCRIPT = re.compile(r"\s*([_^])")


def without_limits(source: str, error: str) -> str:
    """Return a formula without the limits that an error is about, or as it was."""
    offset, _, reason = error.partition(": ")
    place = int(offset) if offset.isdecimal() else 0
    if reason.startswith('Found "\\nolimits"') and (match := NO_LIMITS.match(source, place)):
        return f"{source[:place]} {source[match.end() :]}"
    if reason.startswith('Found "\\limits"') and (match := LIMITS.match(source, place)):
        start = operand_start(source, place)
        if start is not None:
            written, end = stacked(source[start:place], source, match.end())
            return f"{source[:start]}{written}{source[end:]}"
    return source


def operand_start(source: str, end: int) -> int | None:
    """Return where the command, with or without an argument, begins that ends here."""
    stripped = source[:end].rstrip()
    if stripped.endswith("}"):
        stripped = stripped[: group_start(stripped)]
    match = OPERATOR.search(stripped)
    return match.start() if match else None


def group_start(source: str) -> int:
    """Return where the group begins that ends a text."""
    depth = 0
    for position in range(len(source) - 1, -1, -1):
        escaped = source[position - 1 : position] == "\\"
        depth += (source[position] == "}" and not escaped) - (
            source[position] == "{" and not escaped
        )
        if depth == 0:
            return position
    return 0


def stacked(operand: str, source: str, end: int) -> tuple[str, int]:
    """Return an operand with the scripts that follow below and above it."""
    while script := SCRIPT.match(source, end):
        found = argument(source, script.end())
        if not found:
            break
        name = "underset" if script[1] == "_" else "overset"
        operand, end = f"\\{name}{{{found[0]}}}{{{operand}}}", found[1]
    return operand, end
