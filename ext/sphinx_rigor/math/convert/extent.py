"""Estimate how far formulas reach above and below their baseline, in em.

After the constants of the math font and the layout of MathML Core; good enough to tell
which size of a bracket fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sphinx_rigor.math.convert.elements import SCRIPTED, Element

Extent = tuple[float, float]
"""Above the baseline, and below."""
AXIS = 0.25
SMALL = 0.55
"""Of tables in the size of scripts, whose cells stand closer."""
SCALE = 0.7
"""Of scripts."""
PADDING = 0.1
"""Above and below each cell of a table."""
ACCENT, ARROW = 0.2, 0.4
WIDE = re.compile(r"[←-⇿⎴⎵⏜-⏡⟵-⟿]")
"""What is higher than other accents: arrows, braces and brackets."""
STRUT: Extent = (0.74, 0.26)
"""Of a row, at least."""
EMPTY: Extent = (0.0, 0.0)
CJK = re.compile(r"[\u2e80-\ufaff\uff00-\uffef]")
HIGH = re.compile(r"[^acegmnopqrsuvwxyzıαγεηικμνοπρςστυχωϵ\s.,…⋯·]")
LOW = re.compile(r"[gjpqyȷQβγζημξρφχψϕϱς,;]")
FENCE = re.compile(r"[(){}\[\]|‖⟨⟩⌊⌋⌈⌉/∣∥]")
RELATION = re.compile(r"[=+−<>≤≥≈≡∼±×·⋅∗→←⇒↔]")
LARGE = re.compile(r"[∑∏∐⋃⋂⨁⨂⨀⋁⋀⨆⨄]")
INTEGRAL = re.compile(r"[∫∬∭∮]")


def extents(root: Element, held: Iterable[Element]) -> Mapping[int, Extent]:
    """Return the extent of each element in these rows of a formula by its identity."""
    shown = displayed(root)
    found: dict[int, Extent] = {}
    for each in held:
        extend(found, each, shown)
    return found


def extend(found: dict[int, Extent], root: Element, shown: Mapping[int, bool]) -> None:
    """Find the extents of an element and of what it holds, but for those that are known."""
    met: list[Element] = []
    waiting = [root]
    while waiting:
        each = waiting.pop()
        if id(each) not in found:
            met.append(each)
            waiting.extend(each.children)
    for each in reversed(met):
        inner = [found[id(child)] for child in each.children]
        # A row that its only element has taken the place of is in no display any more.
        display = shown.get(id(each), False)
        found[id(each)] = MEASURES.get(each.name, row)(each, inner, display)


def displayed(root: Element) -> dict[int, bool]:
    """Tell of each element whether it is set as in a display."""
    shown: dict[int, bool] = {}
    waiting = [(root, root.says("display") == "block")]
    while waiting:
        each, own = waiting.pop()
        if "displaystyle" in each.given:
            own = each.says("displaystyle") == "true"
        shown[id(each)] = own
        if each.children:
            first = own and each.name != "mfrac"
            waiting.append((each.children[0], first))
            rest = first and each.name not in SCRIPTED
            waiting.extend((child, rest) for child in each.children[1:])
    return shown


def token(element: Element, inner: list[Extent], display: bool) -> Extent:
    """Return the extent of letters and signs."""
    if inner:
        return 0.7, 0.2
    size = element.says("minsize")
    if size.endswith("em"):
        half = float(size[:-2]) / 2
        return half + AXIS, half - AXIS
    return operator(element.text, display) if element.name == "mo" else letters(element.text)


@lru_cache(maxsize=2048)
def letters(text: str) -> Extent:
    """Return the extent of letters and words."""
    if not text:
        return EMPTY
    if CJK.search(text):
        return 0.88, 0.14
    low = 0.2 if LOW.search(text) else 0.0
    if FENCE.search(text):
        return 0.75, 0.25
    return (0.69 if HIGH.search(text) else 0.45), low


@lru_cache(maxsize=2048)
def operator(text: str, display: bool) -> Extent:
    """Return the extent of an operator in its own size."""
    if INTEGRAL.search(text):
        return (1.36, 0.86) if display else (0.8, 0.31)
    if LARGE.search(text):
        return (0.95, 0.45) if display else (0.75, 0.25)
    if FENCE.search(text):
        return 0.75, 0.25
    if RELATION.search(text):
        return 0.58, 0.08
    return (0.1, 0.2) if text in {",", ";", "."} else (0.69, 0.05)


def row(_element: Element, inner: list[Extent], _display: bool) -> Extent:
    """Return the extent of things beside one another."""
    return max((each[0] for each in inner), default=0.0), max(
        (each[1] for each in inner), default=0.0
    )


def scripts(element: Element, inner: list[Extent], _display: bool) -> Extent:
    """Return the extent of a base with scripts at its side."""
    above, below = inner[0] if inner else EMPTY
    rest = [(up * SCALE, down * SCALE) for up, down in inner[1:]]
    if element.name != "msup" and rest:
        up, down = rest[0]
        shift = max(0.247, up - 0.344, inner[0][1])
        below = max(below, shift + down)
    if element.name != "msub" and rest:
        up, down = rest[-1]
        shift = max(0.363, inner[0][0] - 0.4, down + 0.108)
        above = max(above, shift + up)
    return above, below


def limits(element: Element, inner: list[Extent], display: bool) -> Extent:
    """Return the extent of a base with something below or above it."""
    if not inner:
        return EMPTY
    base = element.children[0]
    if not display and base.name == "mo" and base.says("movablelimits") != "false":
        names = {"munder": "msub", "mover": "msup", "munderover": "msubsup"}
        return scripts(Element(names[element.name]), inner, display)
    if element.says("accent") or element.says("accentunder"):
        high = ARROW if WIDE.search(element.children[-1].text) else ACCENT
        over, under = high * (element.name != "munder"), high * (element.name != "mover")
        return inner[0][0] + over, inner[0][1] + under
    above, below = inner[0]
    rest = [(up + down) * SCALE + 0.167 for up, down in inner[1:]]
    under = rest[0] if element.name != "mover" and rest else 0.0
    over = rest[-1] if element.name != "munder" and rest else 0.0
    return above + over, below + under


def fraction(element: Element, inner: list[Extent], display: bool) -> Extent:
    """Return the extent of a fraction."""
    if len(inner) < 2:
        return row(element, inner, display)
    (up, down), (over, under) = inner[:2]
    if display:
        return (
            max(0.677, AXIS + 0.144 + down) + up,
            max(0.686, 0.144 - AXIS + over) + under,
        )
    up, down, over, under = (each * SCALE for each in (up, down, over, under))
    return max(0.394, AXIS + 0.072 + down) + up, max(0.345, 0.072 - AXIS + over) + under


def root(_element: Element, inner: list[Extent], display: bool) -> Extent:
    """Return the extent of a root."""
    base = inner[:1] if _element.name == "mroot" else inner
    above, below = row(_element, base, display)
    return above + (0.24 if display else 0.15), below


def table(element: Element, inner: list[Extent], _display: bool) -> Extent:
    """Return the extent of a table, which stands around the axis."""
    rows = [(max(above, STRUT[0]), max(below, STRUT[1])) for above, below in inner]
    padding = 2 * PADDING + 0.3 * (element.says("displaystyle") == "true")
    whole = sum(above + below + padding for above, below in rows)
    whole *= SMALL if element.says("scriptlevel") == "1" else 1
    return whole / 2 + AXIS, whole / 2 - AXIS


MEASURES = {
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "ms"), token),
    **dict.fromkeys(("msub", "msup", "msubsup"), scripts),
    **dict.fromkeys(("munder", "mover", "munderover"), limits),
    **dict.fromkeys(("msqrt", "mroot"), root),
    "mfrac": fraction,
    "mtable": table,
}
