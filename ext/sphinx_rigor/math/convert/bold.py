r"""Make formulas bold, as ``\boldsymbol`` does: by the bold characters of Unicode.

What has none (``ℓ + = ∑ ∞``) is set in bold weight by the style sheet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import lookup, name

from sphinx_rigor.math.convert.elements import SCRIPTED, Element, every
from sphinx_rigor.math.convert.marks import BOLD, BOLD_NEXT, mark_of, take

CLASS = "rigor-bold"
TOKENS = frozenset({"mi", "mn", "mo"})
SELECTORS = frozenset("\ufe00\ufe01")
WEIGHTED = frozenset("ℓℏ")
"""Letters whose bold form in Unicode, if any, is of another shape."""
PLAIN = re.compile(
    r"(?:LATIN|GREEK)(?: LUNATE)? (?:(?P<size>SMALL|CAPITAL) LETTER )?(?P<letter>.+)"
)
STYLED = re.compile(
    r"(?:MATHEMATICAL )?(?P<style>SCRIPT|FRAKTUR|BLACK-LETTER|ITALIC|SANS-SERIF(?: ITALIC)?)"
    r" (?P<letter>.+)"
)
NAMED = {
    "PLANCK CONSTANT": "BOLD ITALIC SMALL H",
    "NABLA": "BOLD NABLA",
    "PARTIAL DIFFERENTIAL": "BOLD ITALIC PARTIAL DIFFERENTIAL",
}


def embolden(rows: list[Element]) -> None:
    """Make bold what marks in these rows ask for."""
    for row in rows:
        if take(row, BOLD) is not None:
            for each in every(row):
                set_bold(each)
        for mark, target in pairwise(row.children):
            if mark_of(mark) == BOLD_NEXT:
                for each in every(base_of(target)):
                    set_bold(each)


def base_of(element: Element) -> Element:
    """Return what scripts stand at, the element itself where it has none."""
    while element.name in SCRIPTED and element.children:
        element = element.children[0]
    return element


def set_bold(element: Element) -> None:
    """Make one token bold."""
    if element.name not in TOKENS:
        return
    letters = [each for each in element.text if each not in SELECTORS]
    upright = len(letters) > 1 or element.says("mathvariant") == "normal"
    found = {each: bold(each, italic=not upright) for each in letters}
    if element.name == "mo" or not all(found.values()):
        element.say("class", CLASS)
        return
    element.text = "".join(found.get(each, each) for each in element.text)
    element.say("mathvariant", "")


@lru_cache(maxsize=1024)
def bold(character: str, *, italic: bool) -> str:
    """Return a character's bold form, ``""`` where Unicode has none."""
    known = name(character, "")
    if "BOLD" in known:
        return character
    if character in WEIGHTED:
        return ""
    try:
        return lookup(f"MATHEMATICAL {bold_name(known, italic=italic)}")
    except KeyError:
        return ""


def bold_name(known: str, *, italic: bool) -> str:
    """Return what Unicode would call the bold form of a character of this name."""
    slant = "ITALIC " if italic else ""
    if known in NAMED:
        return NAMED[known]
    if known.startswith("DIGIT"):
        return f"BOLD {known}"
    if match := STYLED.fullmatch(known):
        style = match["style"].replace("BLACK-LETTER", "FRAKTUR")
        if style.startswith("SANS"):
            return f"SANS-SERIF BOLD{style[10:]} {match['letter']}"
        return f"BOLD {style} {match['letter']}"
    if match := PLAIN.fullmatch(known):
        size = f"{match['size']} " if match["size"] else ""
        return f"BOLD {slant}{size}{match['letter']}"
    return ""
