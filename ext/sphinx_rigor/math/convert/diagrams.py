r"""Write the diagrams of amscd, ``\begin{CD}``, as arrays of objects and arrows."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_rigor.math.read.tex import outside, split_rows

ARROW = re.compile(r"@\s*(?:(?P<long>[<>()VA])|(?P<sign>[=|.])|(?P<vert>\\vert(?![A-Za-z])))")
ACROSS = {">": "xrightarrow", "<": "xleftarrow", ")": "xrightarrow", "(": "xleftarrow"}
DOWN = {"V": r"\downarrow", "A": r"\uparrow", "|": r"\Vert"}
SPACE = r"\hspace{.8em}"
"""At both ends of what stands at an arrow, which is as long as that."""


class Arrow(NamedTuple):
    """An arrow: its sign, what stands at its two sides, the object before it."""

    sign: str
    first: str
    second: str
    before: str


def diagram(body: str) -> str:
    """Return a diagram as an array."""
    rows = [written(*arrows(each)) for each in split_rows(body)]
    count = max(row.count("&") for row in rows) + 1
    inner = "\\\\".join(rows)
    return f"\\begin{{array}}{{{'c' * count}}}{inner}\\end{{array}}"


def arrows(row: str) -> tuple[list[Arrow], str]:
    """Return the arrows of a row, and what stands behind the last."""
    found: list[Arrow] = []
    position = 0
    while match := ARROW.search(row, position):
        before, labels, end = row[position : match.start()].strip(), ["", ""], match.end()
        for index in (0, 1) if match["long"] else ():
            stop = outside(row, end, match["long"])
            if stop >= 0:
                labels[index], end = row[end:stop].strip(), stop + 1
        sign = match["long"] or match["sign"] or "|"
        found.append(Arrow(sign, labels[0], labels[1], before))
        position = end
    return found, row[position:].strip()


def written(found: list[Arrow], rest: str) -> str:
    """Return a row: of objects and the arrows between them, or of arrows below objects."""
    if found and not rest and all(each.sign in "VA|." and not each.before for each in found):
        return "&&".join(map(down, found))
    return "&".join([*(f"{each.before}&{across(each)}" for each in found), rest])


def across(arrow: Arrow) -> str:
    """Return an arrow from one object to the next."""
    if arrow.sign == "=":
        return f"\\xlongequal{{{SPACE}{SPACE}}}"
    if arrow.sign not in ACROSS:
        return ""
    above, below = (f"{SPACE}{each}{SPACE}" for each in (arrow.first, arrow.second))
    option = f"[{{{below}}}]" if arrow.second else ""
    return f"\\{ACROSS[arrow.sign]}{option}{{{above}}}"


def down(arrow: Arrow) -> str:
    """Return an arrow from an object to that below it."""
    if arrow.sign not in DOWN:
        return ""
    left = f"\\mathllap{{\\scriptstyle {arrow.first}\\,}}" if arrow.first else ""
    right = f"\\mathrlap{{\\scriptstyle\\,{arrow.second}}}" if arrow.second else ""
    return f"{left}\\Big{DOWN[arrow.sign]}{right}"
