"""Estimate how wide a formula is, in em, from the MathML it became.

A browser knows better; where no script can ask it, the estimate makes a formula that is wider
than paper small enough for it. Rather a little too much than too little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from xml.etree import ElementTree as ET

LENGTH = re.compile(r"(-?\d*\.?\d+)(em)?")
SCRIPT = 0.72
"""Of the size of what it stands beside."""
NARROW, BROAD = "fijlrstI()[]{}|'.,:;!1/⟨⟩⌊⌋⌈⌉∣", "mwMW"
LARGE = "∑∏∐⋃⋂⨁⨂⨀⋁⋀⨆⨄∫∬∭∮"
RELATION = re.compile(r"[=<>≤-≿⊂-⊋⊏-⊒⊢-⊫←-⇿⟵-⟿∈-∍∼-≞⩽⩾:]$")
SUM = re.compile(r"[+−±∓×·⋅∗∘∪∩∧∨⊎-⊚⊓⊔÷-]$")
WIDTHS: Mapping[str, float] = MappingProxyType({"narrow": 0.42, "broad": 0.95, "large": 1.45})
Element = ET.Element
Known = Mapping[ET.Element, float]
"""The widths of what stands inside."""


def width_of(mathml: str) -> float:
    """Return about how wide a formula is, 0 for what is no XML."""
    try:
        root = ET.fromstring(mathml)  # noqa: S314 - of our own writing
    except ET.ParseError:
        return 0.0
    known: dict[Element, float] = {}
    for each in reversed(list(root.iter())):  # what is inside first, however deep
        known[each] = WAYS.get(each.tag.rpartition("}")[2], row)(each, known)
    return known[root]


def row(element: Element, known: Known) -> float:
    """Return the width of elements beside one another, and of text."""
    inner = sum(known[child] for child in element)
    return inner + letters(
        "".join([element.text or "", *(each.tail or "" for each in element)])
    )


def letters(text: str) -> float:
    """Return the width of characters."""
    return sum(map(letter, text.strip()))


@lru_cache(maxsize=4096)
def letter(char: str) -> float:
    """Return the width of one character."""
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    if char in NARROW:
        return WIDTHS["narrow"]
    if char in LARGE:
        return WIDTHS["large"]
    if char in BROAD:
        return WIDTHS["broad"]
    return 0.78 if char.isupper() or unicodedata.category(char) == "Sm" else 0.55


def operator(element: Element, known: Known) -> float:
    """Return the width of an operator and of the room beside it."""
    text = (element.text or "").strip()
    inner = row(element, known)
    room = 0.28 if RELATION.match(text) else 0.23 if SUM.match(text) else 0.0
    left, right = (length(element.get(side), room) for side in ("lspace", "rspace"))
    return inner + left + right + (0.17 if text in {",", ";"} and room == 0 else 0.0)


def length(given: str | None, default: float) -> float:
    """Return a length in em."""
    found = LENGTH.match(given or "")
    return float(found[1]) if found else default


def scripts(element: Element, known: Known) -> float:
    """Return the width of what has scripts at its side."""
    base, *others = [known[child] for child in element]
    return base + SCRIPT * max(others, default=0.0) + 0.05


def stacked(element: Element, known: Known) -> float:
    """Return the width of what has something below or above it."""
    base, *others = [known[child] for child in element]
    return max([base, *(SCRIPT * each for each in others)])


def fraction(element: Element, known: Known) -> float:
    """Return the width of a fraction in a display."""
    return max((known[child] for child in element), default=0.0) + 0.25


def table(element: Element, known: Known) -> float:
    """Return the width of columns beside one another."""
    rows = [[known[cell] for cell in line] for line in element]
    count = max(map(len, rows), default=0)
    columns = (max(line[n] for line in rows if n < len(line)) for n in range(count))
    return sum(columns) + 0.8 * max(count - 1, 0)


WAYS: Mapping[str, Callable[[Element, Known], float]] = MappingProxyType(
    {
        "mo": operator,
        "mspace": lambda element, _known: length(element.get("width"), 0.0),
        "msub": scripts,
        "msup": scripts,
        "msubsup": scripts,
        "munder": stacked,
        "mover": stacked,
        "munderover": stacked,
        "mfrac": fraction,
        "msqrt": lambda element, known: row(element, known) + 0.9,
        "mroot": lambda element, known: row(element, known) + 0.9,
        "mtable": table,
        "annotation": lambda _element, _known: 0.0,
    }
)
