"""Give drawings in raw HTML the frame that lets them shrink.

A browser cuts an ``<svg>`` that has a width, a height and no ``viewBox`` where there is less
room, as on paper; one with a frame is drawn smaller.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DRAWING = re.compile(r"""<svg\b((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
SIDE = r"""(?:^|\s){}\s*=\s*(["'])\s*(\d+(?:\.\d+)?)(?:px)?\s*["']"""
"""A side and the mark around it; with the same, a frame may stand in a script's string."""
WIDTH, HEIGHT = (re.compile(SIDE.format(name), re.IGNORECASE) for name in ("width", "height"))
FRAMED = re.compile(r"(?:^|\s)viewbox\s*=", re.IGNORECASE)


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
    width, height = WIDTH.search(looks), HEIGHT.search(looks)
    if FRAMED.search(looks) or not width or not height:
        return tag[0]
    mark = width[1]
    return f"{tag[0][:4]} viewBox={mark}0 0 {width[2]} {height[2]}{mark}{looks}>"


def setup(app: Sphinx) -> None:
    """Frame the drawings once pages are written."""
    app.connect("html-page-context", on_page)
