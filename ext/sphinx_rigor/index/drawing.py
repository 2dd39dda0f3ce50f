"""A graph of boxes as SVG, drawn at build time; each box is a link.

Lines tell what colours repeat: a frame of dashes is stated, a plain one proved, a double one
recomputed. Where nothing can be drawn the list beside it says the same.
"""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docutils import nodes

from sphinx_rigor.index.layout import Layout, Point, can_draw, lay_out

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

EM = 13.0
NARROW = 0.56
HEIGHT = 44.0
LONGEST = 11
WIDEST = 630.0
EDGE = 3.0
INSET = 3.5
ARROW = 7.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box of a drawing: two lines of text, all that is to be said of it, its look."""

    docname: str
    node_id: str
    head: str
    title: str
    words: str
    state: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the box."""
        return max(map(ems, (self.head, self.title))) * EM + 20, HEIGHT


class rigor_map(nodes.comment):  # noqa: N801 - docutils names nodes in lower case
    """A drawing: ``boxes`` by their keys, ``edges`` between keys, ``label`` in words.

    Writers that draw nothing pass it over, as they do comments.
    """


def ems(text: str) -> float:
    """Return about how wide a text is."""
    return sum(1.0 if east_asian_width(each) in "WF" else NARROW for each in text)


def shortened(text: str) -> str:
    """Return a text that fits a box."""
    kept = text
    while ems(kept) > LONGEST:
        kept = kept[:-1]
    return text if kept == text else f"{kept.rstrip()}…"


def drawing(
    boxes: Mapping[str, Drawn], edges: Sequence[tuple[str, str]], label: str
) -> list[nodes.Node]:
    """Return the drawing of a graph, nothing where none can be made."""
    if not can_draw():
        return []
    return [rigor_map("", "", boxes=dict(boxes), edges=list(edges), label=label)]


def visit_map_html(self: HTML5Translator, node: rigor_map) -> None:
    """Draw the graph; readers of EPUB have the list."""
    if self.builder.name == "epub":
        raise nodes.SkipNode
    builder, boxes = self.builder, node["boxes"]
    here = builder.current_docname
    layout = lay_out({key: each.size for key, each in boxes.items()}, node["edges"], WIDEST)
    width, height = layout.width + 2 * EDGE, layout.height + 2 * EDGE
    self.body.append(
        f'<div class="rigor-scroll rigor-map"><svg role="group" width="{width:.0f}" '
        f'height="{height:.0f}" viewBox="{-EDGE:g} {-EDGE:g} {width:.1f} {height:.1f}" '
        f'aria-label="{html.escape(node["label"])}">\n'
    )
    self.body += [arrow(layout, edge, boxes) for edge in node["edges"]]
    for key, each in boxes.items():
        address = builder.get_relative_uri(here, each.docname) if each.docname != here else ""
        self.body.append(box(each, layout.boxes[key], f"{address}#{each.node_id}"))
    self.body.append("</svg></div>\n")
    raise nodes.SkipNode


def box(drawn: Drawn, centre: Point, address: str) -> str:
    """Return the markup of one box.

    Its words are a label and no ``<title>``: where Sphinx marks a word of a search in one, its
    script ends in an error, and nothing below is marked.
    """
    (x, y), (width, height) = centre, drawn.size
    frames = frame(x, y, width, height)
    if drawn.state == "recomputed":
        frames += frame(x, y, width - 2 * INSET, height - 2 * INSET)
    lines = [(drawn.head, "rigor-map-head", -4.0), (drawn.title, "rigor-map-title", 13.0)]
    if not drawn.title:
        lines = [(drawn.head, "rigor-map-head", 4.5)]
    texts = "".join(
        f'<text class="{name}" x="{x:.1f}" y="{y + below:.1f}">{html.escape(text)}</text>'
        for text, name, below in lines
    )
    words, target = html.escape(drawn.words), html.escape(address)
    return (
        f'<a class="rigor-map-{drawn.state}" href="{target}" aria-label="{words}">'
        f"{frames}{texts}</a>\n"
    )


def frame(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle around a point."""
    left, top = x - width / 2, y - height / 2
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" rx="6"></rect>'
    )


def arrow(layout: Layout[str], edge: tuple[str, str], boxes: Mapping[str, Drawn]) -> str:
    """Return the markup of one edge, which ends with a head at the frame of its box."""
    points = list(layout.lines[edge])
    points[0] = at_frame(points[0], points[1], boxes[edge[0]].size)
    points[-1] = at_frame(points[-1], points[-2], boxes[edge[1]].size)
    (x, y), (px, py) = points[-1], points[-2]
    turn = math.atan2(y - py, x - px)
    wings = [
        (x - ARROW * math.cos(turn + side), y - ARROW * math.sin(turn + side))
        for side in (0.45, -0.45)
    ]
    line = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    head = " ".join(f"{px:.1f},{py:.1f}" for px, py in (points[-1], *wings))
    return f'<polyline points="{line}"></polyline><polygon points="{head}"></polygon>\n'


def at_frame(centre: Point, towards: Point, size: tuple[float, float]) -> Point:
    """Return where a line from the centre of a box crosses its frame."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    shares = [size[at] / 2 / abs(step) for at, step in enumerate((dx, dy)) if step]
    share = min([*shares, 1.0])
    return centre[0] + dx * share, centre[1] + dy * share


def setup(app: Sphinx) -> None:
    """Register the drawing."""
    app.add_node(rigor_map, html=(visit_map_html, None))
