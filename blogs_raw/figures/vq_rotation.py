"""Draw the figure of the article on the rotation trick.

Run: python blogs_raw/figures/vq_rotation.py
"""

from __future__ import annotations

import cmath
import math

from moe_svg import BLUE, INK, MUTED, RED, Card


def field() -> None:
    """The arrows in one cell: the same everywhere, or turned with the place."""
    card = Card(720, 345)
    code, slope, radius = complex(1.5, 0), complex(0.30, 0.30), 1.05
    for left, title, turned in ((40, "直通估计", False), (400, "旋转技巧", True)):
        def place(v, left=left):
            return left + 20 + 100 * v.real, 215 - 100 * v.imag

        card.text(left + 140, 34, title, size=25)
        card.parts.append(
            f'<circle cx="{place(code)[0]:.1f}" cy="{place(code)[1]:.1f}" r="{100 * radius}" fill="none" stroke="{MUTED}" stroke-dasharray="5 4"/>'
        )
        card.dot(*place(0j), INK, 5)
        card.text(place(0j)[0], place(0j)[1] + 26, "原点", size=21)
        for ring, count in ((0.42, 6), (0.85, 12)):
            for i in range(count):
                z = code + ring * cmath.exp(1j * 2 * math.pi * (i + 0.5) / count)
                arrow = slope * (code / z).conjugate() if turned else slope
                card.line([place(z), place(z + arrow)], BLUE, 1.8, arrow=True)
        card.line([place(code), place(code + slope)], RED, 3.5, arrow=True)
        card.dot(*place(code), RED, 5)
        card.text(place(code)[0] - 2, place(code)[1] + 24, "c", RED, size=25)
    card.save("rot_field.svg")


if __name__ == "__main__":
    field()
