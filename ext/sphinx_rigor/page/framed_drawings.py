"""Give drawings in raw HTML the frame that lets them shrink.

A browser cuts an ``<svg>`` that has a width, a height and no ``viewBox`` where there is less
room, as on paper; one with a frame is drawn smaller. A drawing without a width, or with one in
per cent, takes no more room than there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DRAWING = re.compile(r"""<svg\b((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
ATTRIBUTE = r"""(?:^|\s){}\s*=\s*(?:(["'])\s*([^"'<>]*?)\s*\1|([^\s"'<>=`]+))"""
"""An attribute, the mark around it, and what it says with marks or without."""
DECLARED = r"(?:^|;)\s*{}\s*:\s*([^;]*?)\s*(?:;|$)"
SIDES = ("width", "height")
NAMES = {each: re.compile(ATTRIBUTE.format(each), re.IGNORECASE) for each in (*SIDES, "style")}
STYLED = {each: re.compile(DECLARED.format(each), re.IGNORECASE) for each in SIDES}
LENGTH = re.compile(r"\+?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?([a-z]*)", re.IGNORECASE)
FRAMED = re.compile(r"(?:^|\s)viewbox\s*=", re.IGNORECASE)
INCH = 96.0
LETTER = 16.0
PIXELS = {
    "px": 1.0, "in": INCH, "cm": INCH / 2.54, "mm": INCH / 25.4, "q": INCH / 101.6,
    "pt": INCH / 72, "pc": INCH / 6,
    "em": LETTER, "rem": LETTER, "ex": LETTER / 2, "ch": LETTER / 2,
}  # fmt: skip
"""How long units are; those of a font as browsers have them where nobody says otherwise."""


def on_page(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Frame the drawings of a page."""
    body = context.get("body")
    if isinstance(body, str) and "<svg" in body.lower():
        context["body"] = DRAWING.sub(framed, body)


def framed(tag: re.Match[str]) -> str:
    """Return the beginning of a drawing, with a frame of its own size where it has none."""
    looks = tag[1]
    width, height = side(looks, "width"), side(looks, "height")
    if FRAMED.search(looks) or not width or not height:
        return tag[0]
    # With the same mark, a frame may stand in a script's string; without, it needs none.
    given = NAMES["width"].search(looks) or NAMES["style"].search(looks)
    mark = given[1] if given and given[1] else ""
    frame = " " if mark else ","
    return (
        f"{tag[0][:4]} viewBox={mark}{frame.join(('0', '0', width, height))}{mark}{tag[0][4:]}"
    )


def side(looks: str, name: str) -> str:
    """Return how many pixels a side is, as a frame says it; nothing where that depends."""
    style = said(looks, "style")
    if styled := STYLED[name].search(style):
        return pixels(styled[1], "")
    return pixels(said(looks, name), "px")


def said(looks: str, name: str) -> str:
    """Return what an attribute says."""
    found = NAMES[name].search(looks)
    return (found[2] or found[3] or "") if found else ""


def pixels(length: str, unit: str) -> str:
    """Return a length in pixels; a number alone is one in the unit, if there is one."""
    found = LENGTH.fullmatch(length)
    if not found:
        return ""
    long = float(found[1] + (found[2] or "")) * PIXELS.get((found[3] or unit).lower(), 0)
    return f"{long:.6g}" if long else ""


def setup(app: Sphinx) -> None:
    """Frame the drawings once pages are written."""
    app.connect("html-page-context", on_page)
