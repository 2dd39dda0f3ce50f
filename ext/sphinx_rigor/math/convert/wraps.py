r"""Say what MathML has an element for and the converter no command: boxes, rules, characters.

A mark at the beginning of a group tells what the group's row becomes; one by itself is
replaced by an element.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from unicodedata import category

from sphinx_rigor.math.convert.colours import read_colour
from sphinx_rigor.math.convert.elements import Element
from sphinx_rigor.math.convert.marks import mark, mark_of
from sphinx_rigor.math.read.tex import argument, bracket, skip_space

Gap = Callable[[str, int], tuple[str, int]]
Close = Callable[[str], str]
WRAP, PLACE = "w", "p"
LENGTH = re.compile(
    r"\s*+(?P<brace>\{)?\s*+(?P<sign>[-+]?)\s*+(?P<number>\d+[.,]?\d*|[.,]\d+)\s*"
    r"(?P<unit>em|ex|pt|mu|px|in|cm|mm|pc)(?(brace)\s*\})"
)
UNITS = {"mu": (1 / 18, "em")}
HEXADECIMAL = re.compile(
    r"\s*+(?P<brace>\{)?\s*+(?:[xX\"]\s*(?P<hex>[0-9A-Fa-f]+)|(?P<number>\d+))(?(brace)\s*\})"
)
MOST = 0x10FFFF
ALIGNED = {
    "l": "text-align:left;justify-items:start",
    "r": "text-align:right;justify-items:end",
}
STROKE = "updiagonalstrike", "northeastarrow"
"""What is drawn by hand where a browser has no ``menclose``."""
MATHML = ' xmlns="http://www.w3.org/1998/Math/MathML"'
XHTML = ' xmlns="http://www.w3.org/1999/xhtml"'
ADDRESS = re.compile(r"(?:https?:|mailto:|[^:]*(?:[/?#]|\Z))")
"""An address that runs no script."""


def coded(name: str, given: str, text: str = "") -> str:
    """Return an element as the value of a mark, which may hold letters and digits only."""
    return f"{name}\0{given}\0{text}".encode().hex()


def decoded(value: str) -> Element:
    """Return the element that the value of a mark tells."""
    name, given, text = bytes.fromhex(value).decode().split("\0")
    return Element(name, given, [], text)


def wrapped(rows: list[Element]) -> None:
    """Make the rows and elements that marks tell."""
    for row in rows:
        for index, each in enumerate(row.children):
            if mark_of(each)[:1] == PLACE:
                row.children[index] = decoded(mark_of(each)[1:])
        first = mark_of(row.children[0]) if row.children and row.name == "mrow" else ""
        if first[:1] == WRAP:
            told = decoded(first[1:])
            inner = row.children[1:]
            row.name, row.given, row.children = told.name, told.given, inner
            if told.name == "a":
                link = Element("a", told.given, [Element("math", MATHML, inner)])
                row.name, row.given, row.children = "mtext", "", [link]


def group(name: str, given: str, body: str) -> str:
    """Return a group that becomes an element with these attributes."""
    return f"{{{mark(WRAP, coded(name, given))}{{{body}}}}}"


def placed(name: str, given: str = "", text: str = "") -> str:
    """Return what becomes an element of its own."""
    return mark(PLACE, coded(name, given, text))


def length(source: str, end: int) -> tuple[float, str, int] | None:
    """Return a length as number and unit of CSS, and where it ends."""
    match = LENGTH.match(source, end)
    if not match:
        return None
    number = float(f"{match['sign']}{match['number'].replace(',', '.')}")
    factor, unit = UNITS.get(match["unit"], (1, match["unit"]))
    return number * factor, unit, match.end()


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


def character(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\unicode{x41}`` or ``\char"41`` as the character it is."""
    option = bracket(source, end)
    match = HEXADECIMAL.match(source, option[1] if option else end)
    number = code_of(match) if match else -1
    if not match or not 0x20 <= number <= MOST or 0xD800 <= number < 0xE000:
        return "\\unicode", end
    return typed(chr(number)), match.end()


def code_of(match: re.Match[str]) -> int:
    """Return the number of a character."""
    return int(match["hex"], 16) if match["hex"] else int(match["number"])


def typed(sign: str) -> str:
    """Return a character that the converter does not know as an element."""
    kind = "mi" if category(sign)[0] in "LN" else "mo"
    return placed(kind, "", escape(sign, quote=False))


def verbatim(source: str, end: int) -> tuple[str, int]:
    r"""Write ``\verb|x|`` as a typewriter text."""
    start = skip_space(source, end)
    start += source[start : start + 1] == "*"
    closed = source.find(source[start : start + 1], start + 1) if start < len(source) else -1
    if closed < 0:
        return "\\verb", end
    text = escape(source[start + 1 : closed], quote=False)
    return placed("mtext", ' style="font-family:monospace"', text), closed + 1


def link(close: Close) -> Gap:
    r"""Return the gap of ``\href``."""

    def gap(source: str, end: int) -> tuple[str, int]:
        address = argument(source, end)
        found = argument(source, address[1]) if address else None
        if not address or not found or not ADDRESS.match(address[0].strip()):
            return "\\href", end
        target = re.sub(r"\\([#%&_~{}$])", r"\1", address[0].strip())
        given = f'{XHTML} href="{escape(target)}"'
        return group("a", given, close(found[0])), found[1]

    return gap
