"""Places for the boxes of a small graph, layer by layer, by grandalf where that is installed.

The same graph always gets the same places, so that two builds give the same bytes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Generic, TypeVar

from sphinx_rigor.index.narrow import places, second_rows

GAP = 24.0
"""Room between the parts of a graph that nothing joins."""
BETWEEN_LAYERS = 34
BETWEEN_BOXES = 18
BEND = 4
"""Room for an edge that passes a row."""
ROUNDS = 3
"""Passes in which grandalf looks for fewer crossings."""
N = TypeVar("N", bound=Hashable)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout(Generic[N]):
    """The centre of each box and the line of each edge, in a drawing of this size."""

    width: float
    height: float
    boxes: Mapping[N, Point]
    lines: Mapping[tuple[N, N], tuple[Point, ...]]


class Line:
    """The line of an edge, as grandalf hands it over."""

    def __init__(self) -> None:
        """Start without points."""
        self.points: tuple[Point, ...] = ()

    def setpath(self, points: Iterable[Point]) -> None:
        """Take the points over."""
        self.points = tuple((float(x), float(y)) for x, y in points)


def can_draw() -> bool:
    """Tell whether the library is there."""
    return find_spec("grandalf") is not None


def lay_out(
    sizes: Mapping[N, tuple[float, float]], edges: Sequence[tuple[N, N]], widest: float
) -> Layout[N]:
    """Return where the boxes of these sizes go; each edge leads down where it can.

    What no edge joins stands side by side, in rows that are no wider than ``widest`` where
    the parts themselves are not.
    """
    found: Layout[N] = Layout(0, 0, {}, {})
    left, top, bottom = 0.0, 0.0, 0.0
    for names in components(sizes, edges):
        inside = [edge for edge in edges if edge[0] in names]
        part = part_of({name: sizes[name] for name in sizes if name in names}, inside, widest)
        if left and left + part.width > widest:
            left, top = 0.0, bottom + GAP
        found = beside(found, shifted(part, left, top))
        left, bottom = left + part.width + GAP, max(bottom, top + part.height)
    return found


def shifted(part: Layout[N], right: float, down: float) -> Layout[N]:
    """Return a layout moved within a larger drawing."""
    boxes = {name: (x + right, y + down) for name, (x, y) in part.boxes.items()}
    lines = {
        edge: tuple((x + right, y + down) for x, y in line) for edge, line in part.lines.items()
    }
    return Layout(part.width + right, part.height + down, boxes, lines)


def beside(first: Layout[N], second: Layout[N]) -> Layout[N]:
    """Return two layouts in one drawing."""
    return Layout(
        max(first.width, second.width),
        max(first.height, second.height),
        {**first.boxes, **second.boxes},
        {**first.lines, **second.lines},
    )


def components(names: Iterable[N], edges: Iterable[tuple[N, N]]) -> Iterator[set[N]]:
    """Yield the parts of a graph that edges join, in the order of their first boxes."""
    near: dict[N, set[N]] = {name: set() for name in names}
    for first, second in edges:
        near[first].add(second)
        near[second].add(first)
    seen: set[N] = set()
    for name in near:
        if name not in seen:
            found, waiting = {name}, [name]
            while waiting:
                fresh = near[waiting.pop()] - found
                found |= fresh
                waiting += fresh
            seen |= found
            yield found


def part_of(
    sizes: Mapping[N, tuple[float, float]], edges: Sequence[tuple[N, N]], widest: float
) -> Layout[N]:
    """Return the layout of boxes that edges join."""
    from grandalf.graphs import Edge, Vertex, graph_core  # noqa: PLC0415 - only where it is there
    from grandalf.layouts import SugiyamaLayout, VertexViewer  # noqa: PLC0415

    back = backward(sizes, edges)
    downward = {edge: edge[::-1] if edge in back else edge for edge in edges}
    widths = {name: wide for name, (wide, _high) in sizes.items()}
    unseen = second_rows(widths, downward.values(), BETWEEN_BOXES + BEND, widest)
    vertices: dict[N, Any] = {name: Vertex(name) for name in sizes}
    for name, vertex in vertices.items():
        vertex.view = VertexViewer(*sizes[name])
    arrows: dict[tuple[N, N], Any] = {}
    for first, second in dict.fromkeys((*downward.values(), *unseen)):
        arrows[first, second] = Edge(vertices[first], vertices[second])
        arrows[first, second].view = Line()
    core = graph_core(list(vertices.values()), list(arrows.values()))
    sugiyama = SugiyamaLayout(core)
    sugiyama.xspace, sugiyama.yspace, sugiyama.dw = BETWEEN_BOXES, BETWEEN_LAYERS, BEND
    sugiyama.init_all()
    sugiyama.draw(ROUNDS)
    narrow(sugiyama, [arrows[way] for way in downward.values()], widest)
    boxes = {name: one.view.xy for name, one in vertices.items()}
    lines = {
        edge: arrows[way].view.points[:: 1 if way == edge else -1]
        for edge, way in downward.items()
    }
    return moved(Layout(0, 0, boxes, lines), sizes)


def narrow(sugiyama: Any, drawn: Iterable[Any], widest: float) -> None:
    """Move what stands in the rows of a finished layout together, and its edges with it."""
    rows = [list(layer) for layer in sugiyama.layers]
    widths = {each: each.view.w for row in rows for each in row}
    near: dict[Any, list[Any]] = {each: [] for each in widths}
    for edge in drawn:
        bends = sugiyama.ctrls.get(edge, {})
        way = [bends[rank] for rank in sorted(bends)] or list(edge.v)
        for first, second in pairwise(way):
            near[first].append(second)
            near[second].append(first)
    for each, x in places(rows, widths, near, BETWEEN_BOXES, widest).items():
        each.view.xy = (x, each.view.xy[1])
    sugiyama.draw_edges()


def backward(names: Iterable[N], edges: Sequence[tuple[N, N]]) -> set[tuple[N, N]]:
    """Return edges that close a circle: without them the graph has none."""
    after: dict[N, list[N]] = {}
    for first, second in edges:
        after.setdefault(first, []).append(second)
    found: set[tuple[N, N]] = set()
    done: set[N] = set()
    for start in names:
        path = [(start, iter(after.get(start, ())))] * (start not in done)
        while path:
            name, rest = path[-1]
            done.add(name)
            other = next(rest, None)
            if other is None:
                path.pop()
            elif other in (each for each, _rest in path):
                found.add((name, other))
            elif other not in done:
                path.append((other, iter(after.get(other, ()))))
    return found


def moved(layout: Layout[N], sizes: Mapping[N, tuple[float, float]]) -> Layout[N]:
    """Return a layout whose drawing begins at 0 and has its size."""
    points = [point for line in layout.lines.values() for point in line]
    for name, (x, y) in layout.boxes.items():
        wide, high = sizes[name]
        points += [(x - wide / 2, y - high / 2), (x + wide / 2, y + high / 2)]
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    right, bottom = max(x for x, _y in points), max(y for _x, y in points)
    return replace(shifted(layout, -left, -top), width=right - left, height=bottom - top)
