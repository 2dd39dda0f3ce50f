r"""Begin an ``array`` with the columns that the converter knows.

Repetitions are written out and paragraphs become left columns. What ``@{…}`` and ``!{…}``
put between columns is a column of its own, what ``>{…}`` and ``<{…}`` put around cells
stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sphinx_rigor.math.convert.marks import APART, JOINED, mark
from sphinx_rigor.math.read.tex import (
    TOKEN,
    argument,
    bracket,
    group_end,
    row_ends,
    skip_space,
    split_columns,
)

Close = Callable[[str], str]
MOST = 99
REPEATED = re.compile(r"\*\s*(?:\{\s*(\d+)\s*\}|(\d))\s*(?:\{([^{}]*)\}|([a-zA-Z]))")
PARAGRAPH = r"[pmb]\s*(?:\{[^{}]*\})?|[wW]\s*\{\s*([lcr])\s*\}\s*(?:\{[^{}]*\})?"
PART = re.compile(rf"([@!<>])\s*\{{|([lcr]|{PARAGRAPH})|([|:])")
RULES = re.compile(r"(?:\s*\\h(?:dash)?line(?![A-Za-z]))*\s*")


@dataclass(frozen=True)
class Column:
    """A column: how it is set, what stands before and behind each of its cells.

    ``between`` tells that it holds what ``@{…}`` or ``!{…}`` say, and no cell.
    """

    letter: str
    before: str = ""
    behind: str = ""
    between: bool = False


def begin_array(source: str, end: int, close: Close) -> tuple[str, int]:
    r"""Begin an array behind its ``\begin{array}``; its rows are read where they change."""
    place = bracket(source, end)
    found = argument(source, place[1] if place else end)
    if not found:
        return "\\begin{array}", end
    spec = written_out(found[0])
    columns = read_columns(spec)
    if columns is None:
        return f"\\begin{{array}}{{{spec.strip()}}}", found[1]
    opened = f"\\begin{{array}}{{{''.join(each.letter for each in columns)}}}"
    if not any(each.before or each.behind or each.between for each in columns):
        return opened, found[1]
    last = body_end(source, found[1])
    cells = [each for each in columns if each.letter not in "|:"]
    body = close("".join(filled(source[found[1] : last], cells)))
    return f"{opened}{body}", last


def written_out(spec: str) -> str:
    """Return columns without repetitions."""

    def times(match: re.Match[str]) -> str:
        return (match[3] or match[4] or "") * min(int(match[1] or match[2]), MOST)

    for _ in range(MOST):
        spec, repeated = REPEATED.subn(times, spec)
        if not repeated or len(spec) > MOST:
            break
    return spec


def read_columns(spec: str) -> list[Column] | None:
    """Return the columns that a text means, None where it is no such text."""
    columns: list[Column] = []
    before, joined, position = "", False, skip_space(spec, 0)
    while position < len(spec):
        match = PART.match(spec, position)
        end = group_end(spec, match.end() - 1) if match and match[1] else 0
        if not match or end < 0:
            return None
        body = spec[match.end() : end - 1].strip()
        if match[1] == ">":
            before = body
        elif match[1] == "<" and columns:
            columns[-1] = replace(columns[-1], behind=body)
        elif match[1]:
            columns += between(match[1], body, columns[-1:])
        elif match[2]:
            start = joint(columns[-1:]) if joined else ""
            letter = match[3] or (match[2] if match[2] in "lcr" else "l")
            columns.append(Column(letter, f"{start}{before}"))
            before = ""
        else:
            columns.append(Column(match[4]))
        joined = (joined and not match[2]) or match[1] == "@"
        position = skip_space(spec, end or match.end())
    return columns


def between(sign: str, body: str, last: list[Column]) -> list[Column]:
    """Return what stands between two columns, if anything does."""
    told = mark(APART) if sign == "!" else joint(last)
    return [Column("c", f"{told}{body}", between=True)] if body else []


def joint(last: list[Column]) -> str:
    """Return the mark of a column joined to the last; beyond a rule that keeps its space."""
    if not last:
        return ""
    return mark(JOINED, "r" if last[0].letter in "|:" else "")


def body_end(source: str, start: int) -> int:
    r"""Return where the ``\end`` of the array stands that begins before ``start``."""
    depth = 0
    for match in TOKEN.finditer(source, start):
        opens = match[0] == "{" or match[0].startswith("\\begin")
        closes = match[0] == "}" or match[0].startswith("\\end")
        if closes and depth == 0:
            return match.start()
        depth += opens - closes
    return len(source)


def filled(body: str, columns: list[Column]) -> list[str]:
    """Return the rows of an array with what its columns put into them."""
    written, start = [], 0
    for before, after in [*row_ends(body), (len(body), len(body))]:
        row = body[start:before]
        written += [with_columns(row, columns), body[before:after]]
        start = after
    return written


def with_columns(row: str, columns: list[Column]) -> str:
    """Return a row with what its columns put into it; a row of rules alone has none."""
    match = RULES.match(row)
    rules = match.end() if match else 0
    if not row[rules:].strip():
        return row
    cells = iter(split_columns(row[rules:]))
    written: list[str] = []
    for column in columns:
        cell = "" if column.between else next(cells, None)
        if cell is None:
            break
        written.append(" ".join(filter(None, (column.before, cell, column.behind))))
    return row[:rules] + "&".join([*written, *cells])
