r"""Write a display as the environment that LaTeX and MathJax set, its numbers as tags."""

from __future__ import annotations

from sphinx_rigor.math.convert.compose import relation_column
from sphinx_rigor.math.read.display import SINGLE, Display, joined, lines_of
from sphinx_rigor.math.read.numbers import Equation
from sphinx_rigor.math.write.fit import trimmed


def environment_of(display: Display, marks: list[str]) -> str:
    """Return one display as LaTeX; ``marks`` has the tag and labels of each row."""
    name = display.name or "equation"
    rows = [trimmed(each.source) for each in display.rows]
    if name == "eqnarray":
        name, rows = "align", [relation_column(each) for each in rows]
    if name in SINGLE:
        body = rows[0] if name == "multline" else lines_of(rows[0])
        return f"\\begin{{{name}*}}\n{body}{marks[0]}\n\\end{{{name}*}}"
    marked = (f"{row}{mark}" for row, mark in zip(rows, marks, strict=True))
    body = joined(marked, [each.space for each in display.rows], after="\n")
    argument = f"{{{columns(rows)}}}" if name == "alignat" else ""
    return f"\\begin{{{name}*}}{argument}\n{body}\n\\end{{{name}*}}"


def columns(rows: list[str]) -> int:
    """Return the number of equations beside one another in ``alignat``."""
    return max(row.count("&") for row in rows) // 2 + 1


def tag_of(equation: Equation | None) -> str:
    """Return the tag of a row, nothing where it has no number."""
    if equation is None:
        return ""
    star = "*" if equation.bare else ""
    return f"\\tag{star}{{{equation.number}}}"
