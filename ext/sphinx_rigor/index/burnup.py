"""A chart of counts over days as SVG, drawn at build time.

Lines tell what colours repeat: each has its own dashes, which stand with its name below
the chart, so that names are read on a phone, too. Where nothing can be drawn the list
beside it says the same.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

LARGE = (310.0, 170.0)
SMALL = (110.0, 30.0)
LEFT, RIGHT, TOP, BOTTOM = 26.0, 10.0, 12.0, 24.0
SAMPLE = 30.0
NEAR = 30
"""Days by which a chart reaches beyond its days for a goal, if it is not longer itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """Counts by day with a name; ``look`` names its class: done, written, all, goal.

    A goal is ``due`` on a day, where its line ends with a mark.
    """

    name: str
    look: str
    points: tuple[tuple[dt.date, int], ...]
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart draws: the days and counts it shows and the size of the plot."""

    first: dt.date
    last: dt.date
    most: int
    width: float
    height: float

    def place(self, day: dt.date, count: int) -> tuple[float, float]:
        """Return where a count on a day stands; counts grow upwards."""
        days = max((self.last - self.first).days, 1)
        across = self.width * (day - self.first).days / days
        return across, self.height * (1 - count / max(self.most, 1))


class rigor_chart(nodes.comment):  # noqa: N801 - docutils names nodes in lower case
    """A chart of ``lines``; ``label`` says what it shows, ``small`` is one for a cell.

    Writers that draw nothing pass it over, as they do comments.
    """


def chart(lines: Sequence[Line], label: str, *, small: bool = False) -> rigor_chart:
    """Return a chart of lines, of which at least one has points."""
    return rigor_chart("", "", lines=list(lines), label=label, small=small)


def frame_of(lines: Sequence[Line], size: tuple[float, float]) -> Frame:
    """Return the frame that holds all points of lines, and the goals that are near in time."""
    points = [each for line in lines for each in line.points]
    first, last = min(points)[0], max(points)[0]
    near = dt.timedelta(max((last - first).days, NEAR))
    days = [each.due for each in lines if each.due and first - near <= each.due <= last + near]
    most = max(count for _day, count in points)
    return Frame(min([first, *days]), max([last, *days]), most, *size)


def visit_chart_html(self: HTML5Translator, node: rigor_chart) -> None:
    """Draw the chart; readers of EPUB have the list."""
    if self.builder.name == "epub":
        raise nodes.SkipNode
    small, lines = node["small"], node["lines"]
    frame = frame_of(lines, SMALL if small else LARGE)
    left, right, top, bottom = (4.0,) * 4 if small else (LEFT, RIGHT, TOP, BOTTOM)
    width, height = frame.width + left + right, frame.height + top + bottom
    self.body.append(
        f'<{"span" if small else "div"} class="rigor-chart{"" if small else " rigor-course"}">'
        f'<svg role="img" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="{-left:g} {-top:g} {width:g} {height:g}" '
        f'aria-label="{html.escape(node["label"])}">'
    )
    if not small:
        self.body += axes(frame)
    self.body += [path(frame, each) for each in lines]
    self.body.append(f"</svg></{'span' if small else 'div'}>\n")
    if not small:
        self.body += names(frame, lines)
    raise nodes.SkipNode


def path(frame: Frame, line: Line) -> str:
    """Return a line that holds its count until the day of the next, a goal until its day."""
    steps: list[tuple[float, float]] = []
    for day, count in line.points:
        x, y = frame.place(frame.first if line.due else day, count)
        steps += [(x, steps[-1][1]), (x, y)] if steps else [(x, y)]
    due = line.due if line.due and frame.first <= line.due <= frame.last else None
    end = frame.place(due, 0)[0] if due else frame.width
    drawn = polyline(line.look, [*steps, (end, steps[-1][1])])
    return drawn + (mark(end, steps[-1][1]) if due else "")


def polyline(look: str, points: Sequence[tuple[float, float]]) -> str:
    """Return a line through points."""
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline class="rigor-line-{look}" points="{places}"></polyline>'


def mark(x: float, y: float) -> str:
    """Return the mark of the day on which a goal is due."""
    return f'<circle class="rigor-due" cx="{x:.1f}" cy="{y:.1f}" r="3.5"></circle>'


def axes(frame: Frame) -> Iterator[str]:
    """Yield the lines at the left and below, with their ends in figures."""
    bottom = frame.height
    yield f'<polyline class="rigor-axis" points="0,0 0,{bottom:g} {frame.width:g},{bottom:g}">'
    yield "</polyline>"
    yield text(-6, 4, str(frame.most), "end")
    yield text(-6, bottom + 4, "0", "end")
    yield text(0, bottom + 18, frame.first.isoformat(), "start")
    if frame.last > frame.first:
        yield text(frame.width, bottom + 18, frame.last.isoformat(), "end")


def names(frame: Frame, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the names of the lines, each beside a piece of it, in the order of their ends."""
    yield '<ul class="rigor-chart-names">\n'
    for line in sorted(lines, key=lambda each: frame.place(*each.points[-1])[1]):
        piece = polyline(line.look, [(0, 5), (SAMPLE, 5)]) + (
            mark(SAMPLE, 5) if line.due else ""
        )
        drawn = f'<svg aria-hidden="true" width="{SAMPLE + 4:g}" height="10">{piece}</svg>'
        yield f'<li class="rigor-chart">{drawn} {html.escape(line.name)}</li>\n'
    yield "</ul>\n"


def text(x: float, y: float, words: str, anchor: str) -> str:
    """Return words at a place."""
    shown = html.escape(words)
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{shown}</text>'


def setup(app: Sphinx) -> None:
    """Register the chart."""
    app.add_node(rigor_chart, html=(visit_chart_html, None))
