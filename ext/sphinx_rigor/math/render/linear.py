"""Write a formula as one line of plain text, where nothing else is shown.

The title of a window, the bookmarks of a PDF, the contents of an EPUB: ``x²``, ``1/2``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from sphinx_rigor.math.convert.converter import Converter, RefusalError

RAISED = str.maketrans("0123456789+−-=()nia′*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃ′*")
LOWERED = str.maketrans("0123456789+−-=()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ")
SILENT = {0x2061: " ", **dict.fromkeys(map(ord, "\u2062\u2063\u2064\ufe00\ufe01"))}
"""Between a function and what it is taken of, and characters that only mark."""
Element = ET.Element


def linear_source(source: str, converter: Converter) -> str:
    """Return LaTeX as a line of text, as it is where the converter does not take it."""
    try:
        return linear(converter.convert(source, display=False)) or source
    except RefusalError:
        return source


def linear(mathml: str) -> str:
    """Return MathML as a line of text, nothing for what is no XML."""
    try:
        return " ".join(said(ET.fromstring(mathml)).split()).replace(" (", "(")  # noqa: S314 - of our own writing
    except ET.ParseError:
        return ""


def said(element: Element) -> str:
    """Return what an element says."""
    return WAYS.get(element.tag.rpartition("}")[2], row)(element)


def row(element: Element) -> str:
    """Return what elements and text beside one another say."""
    tails = (said(child) + (child.tail or "") for child in element)
    text = (element.text or "") + "".join(tails)
    return text.translate(SILENT)


def script(mark: str, letters: Mapping[int, int]) -> Callable[[Element], str]:
    """Return a reader of what has a script: in small letters where all have such a form."""

    def read(element: Element) -> str:
        base, text = (said(child).strip() for child in element)
        if text and all(ord(letter) in letters for letter in text):
            return base + text.translate(letters)
        return f"{base}{mark}{grouped(text)}" if text else base

    return read


def both(element: Element) -> str:
    """Return what has scripts below and above."""
    base, low, high = element
    lower = ET.Element("msub")
    lower.extend([base, low])
    upper = ET.Element("msup")
    upper.extend([lower, high])
    return said(upper)


def fraction(element: Element) -> str:
    """Return a fraction with a stroke."""
    over, under = (grouped(said(child).strip()) for child in element)
    return f"{over}/{under}"


def grouped(text: str) -> str:
    """Return text in parentheses, unless it is one letter, number or word."""
    return text if text.isalnum() or len(text) < 2 else f"({text})"


SUB, SUP = script("_", LOWERED), script("^", RAISED)
WAYS: Mapping[str, Callable[[Element], str]] = MappingProxyType(
    {
        "annotation": lambda _element: "",
        "mspace": lambda element: " " if element.get("width") else "",
        "msub": SUB,
        "munder": SUB,
        "msup": SUP,
        "mover": lambda element: said(element[0]) if element.get("accent") else SUP(element),
        "msubsup": both,
        "munderover": both,
        "mfrac": fraction,
        "msqrt": lambda element: f"√{grouped(row(element).strip())}",
        "mroot": lambda element: f"√{grouped(said(element[0]).strip())}",
        "mtr": lambda element: ", ".join(said(cell).strip() for cell in element),
        "mtable": lambda element: "; ".join(map(said, element)),
    }
)
