r"""Say what MathML has an element for and the converter no command: characters, words, links.

A mark at the beginning of a group tells what the group's row becomes; one by itself is
replaced by an element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from unicodedata import category

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
MATHML = ' xmlns="http://www.w3.org/1998/Math/MathML"'
XHTML = ' xmlns="http://www.w3.org/1999/xhtml"'
ADDRESS = re.compile(r"(?:https?:|mailto:|[^:]*(?:[/?#]|\Z))")
"""An address that runs no script."""


def coded(name: str, given: str, text: str = "") -> str:
    """Return an element as the value of a mark, which may hold letters and digits only."""
    return json.dumps([name, given, text]).encode().hex()


def decoded(value: str) -> Element:
    """Return the element that the value of a mark tells."""
    name, given, text = json.loads(bytes.fromhex(value))
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
