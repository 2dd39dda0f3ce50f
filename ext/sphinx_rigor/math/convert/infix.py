r"""Close the gaps of TeX's older words for fractions and roots.

The converter knows ``\over`` and ``\atop``; a mark at the beginning of the denominator
tells which delimiters and which thickness of the rule were asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from sphinx_rigor.math.convert import wraps
from sphinx_rigor.math.convert.elements import Element
from sphinx_rigor.math.convert.marks import DIVIDED, mark, take
from sphinx_rigor.math.read.tex import argument, bracket, outside

Gap = Callable[[str, int], tuple[str, int]]
Close = Callable[[str], str]
SIGNS = {
    **{each: each for each in "()[]|/"}, ".": "", "<": "⟨", ">": "⟩",
    r"\{": "{", r"\}": "}", r"\lbrace": "{", r"\rbrace": "}", r"\|": "‖",
    r"\langle": "⟨", r"\rangle": "⟩", r"\vert": "|", r"\Vert": "‖", r"\lbrack": "[",
    r"\rbrack": "]", r"\lfloor": "⌊", r"\rfloor": "⌋", r"\lceil": "⌈", r"\rceil": "⌉",
}  # fmt: skip


def divided(name: str, *, delimiters: bool, thick: bool) -> Gap:
    r"""Return the gap of ``\above`` and its like."""

    def gap(source: str, end: int) -> tuple[str, int]:
        signs, position = ["", ""], end
        for index in (0, 1) if delimiters else ():
            found = argument(source, position)
            if not found or found[0] not in SIGNS:
                return f"\\{name}", end
            signs[index], position = SIGNS[found[0]], found[1]
        size = wraps.length(source, position) if thick else None
        if thick and not size:
            return f"\\{name}", end
        rule = f"{size[0]:g}{size[1]}" if size else ""
        told = mark(DIVIDED, wraps.coded(signs[0], rule, signs[1]))
        word = "atop" if name.startswith("atop") else "over"
        return f"\\{word}{told} ", size[2] if size else position

    return gap


def fenced(rows: list[Element]) -> list[Element]:
    """Give fractions the rule and the delimiters that marks tell; return the new rows."""
    found: list[Element] = []
    for row in rows:
        for index, each in enumerate(row.children):
            value = take(each.children[1], DIVIDED) if each.name == "mfrac" else None
            if value is None:
                continue
            told = wraps.decoded(value)
            if told.given:
                each.say("linethickness", told.given)
            left, right = (
                [Element("mo", text=sign)] * bool(sign) for sign in (told.name, told.text)
            )
            if left or right:
                found.append(Element("mrow", "", [*left, each, *right]))
                row.children[index] = found[-1]
    return found


def old_root(close: Close) -> Gap:
    r"""Return the gap of ``\root 3 \of x``."""

    def gap(source: str, end: int) -> tuple[str, int]:
        stop = outside(source, end, "\\of")
        below = argument(source, stop + 3) if stop >= 0 else None
        if not below:
            return "\\root", end
        return f"\\sqrt[{{{close(source[end:stop].strip())}}}]{{{close(below[0])}}}", below[1]

    return gap


def without_option(name: str) -> Gap:
    r"""Return the gap of a command whose option says what MathML cannot, or need not."""

    def gap(source: str, end: int) -> tuple[str, int]:
        option = bracket(source, end)
        return f"\\{name}", option[1] if option else end

    return gap


def infix_gaps(close: Close) -> dict[str, Gap]:
    """Return the gaps of all these commands."""
    return {
        "above": divided("above", delimiters=False, thick=True),
        "overwithdelims": divided("overwithdelims", delimiters=True, thick=False),
        "atopwithdelims": divided("atopwithdelims", delimiters=True, thick=False),
        "abovewithdelims": divided("abovewithdelims", delimiters=True, thick=True),
        "root": old_root(close),
        **{name: without_option(name) for name in OPTIONS},
    }


OPTIONS = ("cancel", "bcancel", "xcancel")
WHERE = dict.fromkeys(OPTIONS, r"(?=\s*\[)")
"""Where such a command falls into its gap."""
