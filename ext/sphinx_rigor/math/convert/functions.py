"""Say that a function is applied to what stands behind its name, in cells of tables as well.

There the converter writes the names of functions as operators, with the space beside them.
"""

from __future__ import annotations

from itertools import pairwise

from sphinx_rigor.math.convert.elements import ROWS, SCRIPTED, Element

NOTHING = frozenset({"", "0"})
THIN = "0.1667em"
OPENING = frozenset("([{|‖⟨⌊⌈")
APPLIED = "\u2061"


def apply_functions(rows: list[Element]) -> None:
    """Write the names of functions in rows as words, and that they are applied."""
    for row in rows:
        if row.name in ROWS and any(map(name_in, row.children)):
            found: list[Element] = []
            for each, behind in pairwise([*row.children, Element("")]):
                found += applied(each, behind)
            row.children = found


def name_in(element: Element) -> Element | None:
    """Return the name of a function that scripts may stand at, if there is one."""
    while element.name in SCRIPTED and element.children:
        element = element.children[0]
    if element.name != "mo" or not element.text.isascii() or not element.text[:1].isalpha():
        return None
    return element if {element.says("lspace"), element.says("rspace")} <= {"0", THIN} else None


def applied(element: Element, behind: Element) -> list[Element]:
    """Return an element, and the sign of its application if it is a function's name."""
    name = name_in(element)
    if name is None:
        return [element]
    left, right = name.says("lspace"), name.says("rspace")
    word = Element("mi", ' mathvariant="normal"' * (len(name.text) == 1), [], name.text)
    name.name, name.given, name.children, name.text = "mrow", "", [Element("mspace"), word], ""
    before = [] if left in NOTHING else [Element("mspace", f' width="{left}"')]
    if behind.name and (behind.name != "mo" or behind.text[:1] in OPENING):
        given = "" if right in NOTHING else f' lspace="{right}"'
        return [*before, element, Element("mo", given, [], APPLIED)]
    after = [] if right in NOTHING else [Element("mspace", f' width="{right}"')]
    return [*before, element, *after]
