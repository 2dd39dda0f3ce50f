"""Text SVG for the figures of the MoE articles: a light card, so that it reads in dark mode."""

from __future__ import annotations

import pathlib

INK, MUTED, GRID, CARD = "#1f2933", "#66707a", "#d5d9dd", "#fbfaf7"
BLUE, RED, GREEN, ORANGE = "#1f5fa8", "#b3382c", "#2c7a4b", "#b8730a"


class Card:
    """A drawing of WIDTH × HEIGHT user units that is written next to its script."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height, self.parts = width, height, []

    def line(self, points, colour=INK, width=1.5, dash="", arrow=False) -> None:
        """Draw a polyline through POINTS, with a head at its end if ARROW."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
            f' stroke-linejoin="round" stroke-linecap="round"{extra}/>'
        )
        if arrow:
            self.head(points[-2], points[-1], colour)

    def head(self, start, end, colour) -> None:
        """Draw the head of an arrow from START to END."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        size = (dx * dx + dy * dy) ** 0.5
        ux, uy = dx / size, dy / size
        left = (end[0] - 10 * ux - 4 * uy, end[1] - 10 * uy + 4 * ux)
        right = (end[0] - 10 * ux + 4 * uy, end[1] - 10 * uy - 4 * ux)
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (end, left, right))
        self.parts.append(f'<polygon points="{path}" fill="{colour}"/>')

    def rect(self, x, y, width, height, colour, opacity=1.0) -> None:
        """Fill a rectangle."""
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
            f' fill="{colour}" fill-opacity="{opacity}"/>'
        )

    def dot(self, x, y, colour, radius=3.0) -> None:
        """Draw a filled circle."""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>')

    def text(self, x, y, words, colour=INK, anchor="middle", size=14) -> None:
        """Write WORDS with their base line at Y; a `_` sets one character below the line."""
        head, *rest = words.split("_")
        spans = head + "".join(
            f'<tspan dy="4" font-size="{size * 0.72:.1f}">{r[0]}</tspan><tspan dy="-4">{r[1:] or "&#8203;"}</tspan>'
            for r in rest
        )
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"'
            f' font-size="{size}">{spans}</text>'
        )

    def axes(self, frame, x_ticks, y_ticks, x_name, y_name):
        """Draw axes in FRAME (left, top, width, height); return the map from data to card.

        The ticks are (value, label) pairs; the first and last give the range of each axis.
        """
        left, top, width, height = frame
        (x0, _), (x1, _) = x_ticks[0], x_ticks[-1]
        (y0, _), (y1, _) = y_ticks[0], y_ticks[-1]

        def place(x, y):
            return left + (x - x0) / (x1 - x0) * width, top + height - (y - y0) / (y1 - y0) * height

        for value, label in y_ticks:
            self.line([place(x0, value), place(x1, value)], GRID, 1)
            self.text(left - 8, place(x0, value)[1] + 4, label, MUTED, "end", 12)
        for value, label in x_ticks:
            self.text(place(value, y0)[0], top + height + 18, label, MUTED, size=12)
        self.line([place(x0, y0), place(x1, y0)], MUTED, 1)
        self.text(left + width / 2, top + height + 36, x_name, MUTED, size=12)
        self.text(left, top - 10, y_name, MUTED, "start", 12)
        return place

    def save(self, name: str) -> None:
        """Write the drawing as NAME beside this file."""
        body = "\n".join(self.parts)
        path = pathlib.Path(__file__).with_name(name)
        path.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}"'
            f' width="{self.width}" height="{self.height}"'
            ' font-family="Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif">\n'
            f'<rect width="{self.width}" height="{self.height}" rx="8" fill="{CARD}"/>\n{body}\n</svg>\n',
            encoding="utf-8",
        )
