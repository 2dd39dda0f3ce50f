r"""Set ``\left`` and ``\right`` no wider than TeX does.

Chromium gives a bracket that stretches the room of its largest size, whichever it draws.
Where the content is not tall, the bracket is told not to stretch; where it is, the style
sheet takes back, in Chromium alone, what the bracket's own size leaves free.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from sphinx_rigor.math.convert.elements import Element
from sphinx_rigor.math.convert.extent import AXIS, extents

FACTOR, SHORTFALL, BASE = 0.901, 0.5, 1.03
"""How much of its content a delimiter of TeX covers, and the height of the smallest."""
HEIGHTS = (1.0, 1.1, 1.2, 1.45, 1.8, 2.1, 2.4)
SLASH_HEIGHTS = (1.0, 1.31, 1.72, 2.25, 2.95, 3.86, 5.06)
WIDTHS = {
    "(": (389, 422, 458, 523, 597, 663, 736, 875),
    "[": (278, 340, 417, 444, 472, 499, 528, 667),
    "{": (500, 540, 583, 624, 667, 707, 750, 902),
    "⟨": (389, 428, 472, 537, 611, 677, 750, 908),
    "⌊": (444, 458, 472, 499, 528, 555, 583, 667),
    "⟦": (410, 444, 480, 555, 660, 750, 838, 1007),
    "/": (500, 617, 768, 964, 1222, 1557, 1997, 2572),
}
"""The advance widths of the font's sizes, in thousandths of an em; the last is the largest."""
SAME = {")": "(", "]": "[", "}": "{", "⟩": "⟨", "⌋": "⌊", "⌈": "⌊", "⌉": "⌊", "⟧": "⟦",
        "\\": "/", "∕": "/"}  # fmt: skip
OTHERS = frozenset("∣∥/\\∕")
"""Those that stretch only where they are asked to."""
FENCES = frozenset({*WIDTHS, *SAME, *"|‖"}) - OTHERS
STRETCHED = re.compile(
    r'<mo(?: lspace="[^"]*")?>[(){}\[\]|‖⟨⟩⌊⌋⌈⌉⟦⟧]</mo>|<mo stretchy="true" lspace="0"'
)
"""What of ``\\left`` and ``\\right`` the converter writes."""


def slack(character: str, height: float) -> str:
    """Return what Chromium leaves free beside a bracket of a height, as CSS, if anything."""
    widths = WIDTHS.get(SAME.get(character, character))
    if widths is None:
        return ""
    heights = SLASH_HEIGHTS if widths is WIDTHS["/"] else HEIGHTS
    free = (widths[-1] - widths[bisect_left(heights, height)]) / 2000
    return f"--a:-{free:.2f}em".replace("0.", ".") if free >= 0.01 else ""


def fit(root: Element, rows: list[Element]) -> None:
    """Fit the brackets of rows to what they hold."""
    held = [row for row in rows if any(map(stretches, row.children))]
    if not held:
        return
    measured = extents(root, held)
    for row in held:
        content = [each for each in row.children if not stretches(each)]
        above = max((measured[id(each)][0] for each in content), default=0.0)
        below = max((measured[id(each)][1] for each in content), default=0.0)
        height = 2 * max(above - AXIS, below + AXIS)
        for each in filter(stretches, row.children):
            fit_one(each, height)


def stretches(element: Element) -> bool:
    """Tell whether an element is a bracket that stretches with what stands beside it."""
    if element.name != "mo" or "minsize" in element.given:
        return False
    asked = element.says("stretchy")
    if element.text in OTHERS:
        return asked == "true"
    return element.text in FENCES and asked != "false"


def fit_one(bracket: Element, height: float) -> None:
    """Fit a bracket to the height of its content, around the axis."""
    if max(FACTOR * height, height - SHORTFALL) <= BASE:
        bracket.say("stretchy", "false")
    elif free := slack(bracket.text, height):
        bracket.style(free)
