"""Tell the equations of a display formula: its rows that are numbered or stand for themselves.

``align`` with twenty numbered rows states twenty equations; a row that begins with ``&=``
goes on with the one above it, and is one of its own only where it has a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.math.read.display import ROWS, Display, Row, read_display
from sphinx_rigor.math.read.tex import split_rows

INNER = re.compile(
    r"\s*\\begin\s*\{(?P<name>aligned|gathered|alignedat|split)\}(?:\[\w*\]|\{\d+\})*(?P<body>.*)"
    r"\\end\s*\{(?P=name)\}\s*[.,;，。；]?\s*",
    re.DOTALL,
)
RELATION = r"[=<>+\-]|\\(?:[lg]eq?|[lg]eqslant|approx|sim|propto|equiv|to|cdot|times)\b"
CONTINUES = re.compile(rf"(?:\s|~|\\q?quad\b|\\\s)*(?:&|{RELATION})")
"""A row that begins with a relation or at a later column."""


def equations(source: str) -> Iterator[str]:
    """Yield the LaTeX of each equation in a display formula."""
    if "\\\\" not in source and "\\cr" not in source:
        return
    for display in read_display(source):
        yield from rows_of(display)


def rows_of(display: Display) -> Iterator[str]:
    """Yield the rows of one display that are equations."""
    if display.name in ROWS:
        yield from (row.source for row in display.rows if is_equation(row))
        return
    for row in display.rows:
        inner = INNER.fullmatch(row.source)
        parts = split_rows(inner["body"]) if inner else [row.source]
        yield from (each for each in parts if not CONTINUES.match(each))


def is_equation(row: Row) -> bool:
    """Tell whether a row has a number, or does not go on with the row above."""
    return row.numbered or row.tag is not None or not CONTINUES.match(row.source)
