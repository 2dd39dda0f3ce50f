"""Draw line charts as plain SVG text: same input, same bytes.

The charts carry their own light ground and dark ink, so they read the same on a light
page and on a dark one. Colours are those of Okabe and Ito (2008), told apart by people
with colour blindness; each line also has its own dash pattern and a label.
"""

from __future__ import annotations

import math
import pathlib
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

INK, GRID, GROUND = "#22262b", "#d5d8dc", "#fbfaf7"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#8f4f86", "#7a5c00")
DASHES = ("", "7 4", "2 3", "9 3 2 3", "12 4")
FONT = "font-family='Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif'"


@dataclass
class Chart:
    """One pair of axes; lengths are SVG user units, data are in the units of the axes."""

    title: str
    xlabel: str
    ylabel: str
    xrange: tuple[float, float]
    yrange: tuple[float, float]
    xticks: list[tuple[float, str]]
    yticks: list[tuple[float, str]]
    width: int = 720
    height: int = 400
    legend: tuple[float, float] = (90, 60)
    parts: list[str] = field(default_factory=list)
    labels: list[tuple[str, str, str]] = field(default_factory=list)

    def x(self, value: float) -> float:
        """Horizontal place of a value."""
        low, high = self.xrange
        return 64 + (value - low) / (high - low) * (self.width - 64 - 20)

    def y(self, value: float) -> float:
        """Vertical place of a value."""
        low, high = self.yrange
        return self.height - 52 - (value - low) / (high - low) * (self.height - 52 - 40)

    def line(self, points: list[tuple[float, float]], label: str = "") -> None:
        """Draw a curve through points, in the next colour; points off the axes are left out."""
        at = len(self.labels) % len(COLOURS)
        self.labels.append((label, COLOURS[at], DASHES[at]))
        self.curve(points, COLOURS[at], DASHES[at])

    def curve(self, points, colour: str = INK, dash: str = "", stroke: float = 2.2) -> None:
        """Draw a curve of a given colour, without an entry in the legend."""
        low, high = self.yrange
        shown = [(a, b) for a, b in points if low <= b <= high and math.isfinite(b)]
        path = " ".join(f"{self.x(a):.1f},{self.y(b):.1f}" for a, b in shown)
        self.parts.append(
            f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='{stroke}'"
            f" stroke-dasharray='{dash}'/>"
        )

    def band(self, x0: float, x1: float, colour: str, *, vertical: bool = True) -> None:
        """Shade a range of the horizontal axis (vertical band) or of the vertical axis."""
        if vertical:
            left, top, wide, high = self.x(x0), 40, self.x(x1) - self.x(x0), self.height - 92
        else:
            left, top = 64, self.y(x1)
            wide, high = self.width - 84, self.y(x0) - self.y(x1)
        self.parts.append(
            f"<rect x='{left:.1f}' y='{top:.1f}' width='{wide:.1f}' height='{high:.1f}'"
            f" fill='{colour}' fill-opacity='0.16'/>"
        )

    def dot(self, x: float, y: float, colour: str = INK, radius: float = 4) -> None:
        """Mark a point."""
        self.parts.append(
            f"<circle cx='{self.x(x):.1f}' cy='{self.y(y):.1f}' r='{radius}' fill='{colour}'/>"
        )

    def note(self, x: float, y: float, words: str, anchor: str = "start", colour: str = INK) -> None:
        """Write words at a point."""
        self.parts.append(
            f"<text x='{self.x(x):.1f}' y='{self.y(y):.1f}' font-size='14' fill='{colour}'"
            f" text-anchor='{anchor}'>{escape(words)}</text>"
        )

    def svg(self) -> str:
        """The whole picture."""
        return "\n".join([
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {self.width} {self.height}'"
            f" role='img' {FONT}>",
            f"<title>{escape(self.title)}</title>",
            f"<rect width='{self.width}' height='{self.height}' rx='8' fill='{GROUND}'/>",
            *self._axes(), *self.parts, *self._legend(), "</svg>", "",
        ])

    def _axes(self) -> list[str]:
        bottom, right = self.height - 52, self.width - 20
        rows = [f"<text x='64' y='26' font-size='15' font-weight='600' fill='{INK}'>{escape(self.title)}</text>"]
        for value, name in self.yticks:
            rows.append(f"<line x1='64' x2='{right}' y1='{self.y(value):.1f}' y2='{self.y(value):.1f}' stroke='{GRID}'/>")
            rows.append(f"<text x='56' y='{self.y(value) + 5:.1f}' font-size='13' fill='{INK}' text-anchor='end'>{name}</text>")
        for value, name in self.xticks:
            rows.append(f"<line x1='{self.x(value):.1f}' x2='{self.x(value):.1f}' y1='40' y2='{bottom}' stroke='{GRID}'/>")
            rows.append(f"<text x='{self.x(value):.1f}' y='{bottom + 19}' font-size='13' fill='{INK}' text-anchor='middle'>{name}</text>")
        rows.append(f"<line x1='64' x2='{right}' y1='{bottom}' y2='{bottom}' stroke='{INK}'/>")
        rows.append(f"<line x1='64' x2='64' y1='40' y2='{bottom}' stroke='{INK}'/>")
        rows.append(f"<text x='{(64 + right) / 2:.0f}' y='{self.height - 12}' font-size='14' fill='{INK}' text-anchor='middle'>{escape(self.xlabel)}</text>")
        rows.append(f"<text x='18' y='{(40 + bottom) / 2:.0f}' font-size='14' fill='{INK}' text-anchor='middle' transform='rotate(-90 18 {(40 + bottom) / 2:.0f})'>{escape(self.ylabel)}</text>")
        return rows

    def _legend(self) -> list[str]:
        left, top = self.legend
        rows = []
        for i, (label, colour, dash) in enumerate(self.labels):
            y = top + 22 * i
            rows.append(f"<line x1='{left}' x2='{left + 40}' y1='{y}' y2='{y}' stroke='{colour}' stroke-width='2.4' stroke-dasharray='{dash}'/>")
            rows.append(f"<text x='{left + 48}' y='{y + 5}' font-size='14' fill='{INK}'>{escape(label)}</text>")
        return rows


def write(chart: Chart, name: str) -> None:
    """Write the picture beside this script."""
    pathlib.Path(__file__).with_name(name).write_text(chart.svg(), encoding="utf-8")
