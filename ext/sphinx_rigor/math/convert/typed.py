"""Set super- and subscripts that are typed as characters, as in ``x²``, as scripts."""

from __future__ import annotations

import re
from itertools import groupby
from unicodedata import normalize

from sphinx_rigor.math.convert.elements import ROWS, Element

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ"
LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ"
TYPED = re.compile(f"[{RAISED}{LOWERED}]")
SIGNS = frozenset("+−=()")


def raise_typed(row: Element) -> None:
    """Set the typed scripts of a row at what stands before them."""
    if row.name not in ROWS:
        return
    found: list[Element] = []
    for kind, alike in groupby(row.children, kind_of):
        if not kind:
            found += alike
            continue
        base = found.pop() if found else Element("mrow")
        found.append(attach(base, kind, [sign for each in alike for sign in plain(each.text)]))
    row.children = found


def kind_of(element: Element) -> str:
    """Return which kind of script a token is, if it is one."""
    if element.name not in {"mi", "mn", "mo"} or not element.text:
        return ""
    if all(each in RAISED for each in element.text):
        return "msup"
    return "msub" if all(each in LOWERED for each in element.text) else ""


def plain(text: str) -> list[Element]:
    """Return the characters of a script as tokens."""
    letters = normalize("NFKC", text).replace("-", "−")
    if letters.isdigit():
        return [Element("mn", text=letters)]
    return [token(each) for each in letters]


def token(character: str) -> Element:
    """Return one character of a script."""
    if character in SIGNS:
        return Element("mo", ' lspace="0" rspace="0"', text=character)
    return Element("mn" if character.isdigit() else "mi", text=character)


def attach(base: Element, kind: str, script: list[Element]) -> Element:
    """Return a base with one script more."""
    if base.name == kind:
        held = base.children[-1]
        inner = held.children if held.name == "mrow" else [held]
        return Element(kind, "", [base.children[0], in_row([*inner, *script])])
    if base.name in {"msub", "msup"} and base.name != kind:
        first, other = base.children[0], base.children[1]
        below, above = (other, in_row(script)) if kind == "msup" else (in_row(script), other)
        return Element("msubsup", "", [first, below, above])
    return Element(kind, "", [base, in_row(script)])


def in_row(tokens: list[Element]) -> Element:
    """Return tokens as one element, digits side by side as one number."""
    joined: list[Element] = []
    for each in tokens:
        if joined and each.name == joined[-1].name == "mn":
            joined[-1] = Element("mn", text=joined[-1].text + each.text)
        else:
            joined.append(each)
    return joined[0] if len(joined) == 1 else Element("mrow", children=joined)
