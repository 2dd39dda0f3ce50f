r"""Write a display formula as the converter takes it: numbers as marks, or left out.

A single number stands beside the formula, in HTML; those of several rows stand in the
table of rows, where ``\tag*{rigor7}`` marks the place of the seventh.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_rigor.math.convert.marks import FLUSH, NARROW, mark
from sphinx_rigor.math.read.display import SINGLE, Display, joined, lines_of
from sphinx_rigor.math.read.tex import split_columns

MARK = "rigor"
"""How the tag of a row begins whose number is put in afterwards."""

KINDS = {"alignat": NARROW, "flalign": FLUSH}
"""Environments that a mark tells from ``align``."""


def compose(display: Display, tags: Mapping[int, str]) -> str:
    """Return the LaTeX of a display; ``tags`` has the tag of each row that gets one."""
    rows = [each.source for each in display.rows]
    if display.name == "multline":
        return f"{display.before}\\begin{{multline*}}{rows[0]}\\end{{multline*}}"
    if display.name in SINGLE or not display.name:
        return display.before + lines_of(rows[0])
    if display.name == "eqnarray":
        rows = [relation_column(each) for each in rows]
    rows = [
        f"{row}\\tag*{{{tags[index]}}}" if index in tags else row
        for index, row in enumerate(rows)
    ]
    body = joined(rows, [each.space for each in display.rows])
    name = environment(display.name, numbered=bool(tags))
    kind = mark(KINDS[display.name]) if display.name in KINDS else ""
    return f"{display.before}\\begin{{{name}}}{kind}{body}\\end{{{name}}}"


def environment(name: str, *, numbered: bool) -> str:
    """Return the environment that sets these rows, with room for numbers or without."""
    if name == "gather":
        return "gather*" if numbered else "gathered"
    return "align*" if numbered or name == "flalign" else "aligned"


def relation_column(row: str) -> str:
    """Return a row of three columns, as in ``a &=& b``, as one of two."""
    columns = split_columns(row)
    if len(columns) < 3:
        return row
    return f"{columns[0]}&{{}}{columns[1]}" + "{}".join(["", *columns[2:]])
