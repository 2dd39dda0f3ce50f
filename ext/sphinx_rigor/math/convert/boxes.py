r"""Boxes: moved, coloured, struck out, or with their content at one side."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.convert.colours import read_colour
from sphinx_rigor.math.convert.wraps import group, length, placed
from sphinx_rigor.math.read.tex import argument, bracket

Gap = Callable[[str, int], tuple[str, int]]
Close = Callable[[str], str]
ALIGNED = {
    "l": "text-align:left;justify-items:start",
    "r": "text-align:right;justify-items:end",
}
STROKE = "updiagonalstrike", "northeastarrow"
"""What is drawn by hand where a browser has no ``menclose``."""


def lap(shift: str, close: Close) -> Gap:
    r"""Return the gap of ``\llap`` and its like: no width, and perhaps moved."""

    def gap(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return "\\mathrm", end
        body = close(found[0])
        style = f' style="transform:translateX({shift})"'
        inner = group("mrow", style, body) if shift else body
        return group("mpadded", ' width="0"', inner), found[1]

    return gap


def rule(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\rule`` as a space with a background."""
    option = bracket(source, end)
    up = length(option[0], 0) if option else (0.0, "em", 0)
    width = length(source, option[1] if option else end)
    height = length(source, width[2]) if width else None
    if not (up and width and height):
        return "\\rule", end
    number, unit, depth = height[0], height[1], 0.0
    if up[1] == unit and -number <= up[0] < 0:
        number, depth, up = number + up[0], -up[0], (0.0, unit, 0)
    size = f'width="{width[0]:g}{width[1]}" height="{number:g}{unit}" depth="{depth:g}{unit}"'
    drawn = placed("mspace", f' {size} style="background:currentcolor"')
    return (
        group("mpadded", f' voffset="{up[0]:g}{up[1]}"', drawn) if up[0] else drawn
    ), height[2]


def raised(sign: int, close: Close) -> Gap:
    r"""Return the gap of ``\raise`` or ``\lower``."""

    def gap(source: str, end: int) -> tuple[str, int]:
        by = length(source, end)
        found = argument(source, by[2]) if by else None
        if not by or not found:
            return "\\raise", end
        start, body = found[1], found[0]
        if body in {"\\hbox", "\\mbox", "\\text"} and (inner := argument(source, start)):
            body, start = f"\\text{{{inner[0]}}}", inner[1]
        given = f' voffset="{sign * by[0]:g}{by[1]}"'
        return group("mpadded", given, close(body)), start

    return gap


def raised_box(close: Close) -> Gap:
    r"""Return the gap of ``\raisebox``, whose text may hold formulas."""

    def gap(source: str, end: int) -> tuple[str, int]:
        by = length(source, end)
        end = by[2] if by else end
        while by and (option := bracket(source, end)):
            end = option[1]
        found = argument(source, end)
        if not by or not found:
            return "\\raisebox", end
        given = f' voffset="{by[0]:g}{by[1]}"'
        return group("mpadded", given, close(f"\\text{{{found[0]}}}")), found[1]

    return gap


def cancelled(close: Close) -> Gap:
    r"""Return the gap of ``\cancelto``: a stroke with a tip, and what the rest becomes."""

    def gap(source: str, end: int) -> tuple[str, int]:
        target = argument(source, end)
        found = argument(source, target[1]) if target else None
        if not target or not found:
            return "{}", end
        drawn = "".join(placed("mrow", f' class="menclose-{each}"') for each in STROKE)
        given = ' notation="updiagonalstrike updiagonalarrow"'
        body = group("menclose", given, f"{{{close(found[0])}}}{drawn}")
        return f"{body}^{{{close(target[0])}}}", found[1]

    return gap


def continued(close: Close) -> Gap:
    r"""Return the gap of ``\cfrac[l]``: browsers align in tables alone."""

    def gap(source: str, end: int) -> tuple[str, int]:
        side = bracket(source, end)
        found = argument(source, side[1]) if side else None
        if not side or not found:
            return "\\cfrac", end
        align = ALIGNED.get(side[0].strip())
        if not align:
            return "\\cfrac", side[1]
        cell = group("mtd", f' style="padding:0;width:100%;{align}"', close(found[0]))
        table = group(
            "mtable", ' style="width:100%" align="baseline 1"', group("mtr", "", cell)
        )
        return f"\\cfrac{{{table}}}", found[1]

    return gap


def moved(sign: int, close: Close) -> Gap:
    r"""Return the gap of ``\moveright`` or ``\moveleft``."""

    def gap(source: str, end: int) -> tuple[str, int]:
        by = length(source, end)
        found = argument(source, by[2]) if by else None
        if not by or not found:
            return "\\moveright", end
        return f"{{\\hspace{{{sign * by[0]:g}{by[1]}}}{close(found[0])}}}", found[1]

    return gap


def colour_box(framed: int, close: Close) -> Gap:
    r"""Return the gap of ``\colorbox``, or of ``\fcolorbox``, which has two colours."""

    def gap(source: str, end: int) -> tuple[str, int]:
        start, colours = end, []
        for _ in range(1 + framed):
            named = read_colour(source, start)
            if not named or not (value := re.search(r"\{(\w+)\}\Z", named[0])):
                return "\\colorbox", end
            colours.append(f"#{value[1]}" if "[HTML]" in named[0] else value[1])
            start = named[1]
        found = argument(source, start)
        if not found:
            return "\\colorbox", end
        border = f";border:1px solid {colours[0]}" if framed else ""
        style = f' style="background:{colours[-1]};padding:3px{border}"'
        return group("mrow", style, close(f"\\text{{{found[0]}}}")), found[1]

    return gap
