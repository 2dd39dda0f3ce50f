"""Draw the figures of the fifth MoE article: uneven demand in even boxes, and what a shared expert speeds up."""

from __future__ import annotations

import numpy as np
from moe_svg import BLUE, GREEN, INK, MUTED, ORANGE, RED, Card

COLOURS = (BLUE, ORANGE, GREEN, RED)


def split() -> None:
    """Four skills of frequencies 5, 1, 1, 1 eighths, and the four even boxes they fall into."""
    card, unit, left = Card(720, 270), 78, 48
    card.text(left, 34, "四种技能的频率", MUTED, "start", 13)
    start = 0
    for i, (eighths, colour) in enumerate(zip((5, 1, 1, 1), COLOURS, strict=True)):
        card.rect(left + unit * start, 46, unit * eighths - 3, 44, colour)
        card.text(left + unit * (start + eighths / 2), 108, f"技能 {i + 1}", INK, size=13)
        start += eighths
    card.text(left, 150, "四个专家，各占四分之一", MUTED, "start", 13)
    for at in range(8):
        skill = 0 if at < 5 else at - 4
        card.rect(left + unit * at, 166, unit - (3 if at % 2 else 0), 44, COLOURS[skill])
    for i in range(4):
        x = left + 2 * unit * i
        card.line([(x, 162), (x + 2 * unit - 3, 162), (x + 2 * unit - 3, 214), (x, 214), (x, 162)], INK, 1.8)
        card.text(x + unit, 234, f"专家 {i + 1}", INK, size=13)
    card.save("moe5-split.svg")


def modes() -> None:
    """What is left of the common and of the own part, without and with a shared expert; eight even skills."""
    card = Card(720, 330)
    time = np.linspace(0, 24, 200)
    place = card.axes(
        (70, 50, 600, 210), [(v, f"{v}") for v in range(0, 25, 4)], [(v / 4, f"{25 * v}%") for v in range(5)],
        "时间", "剩余的误差（与开始时之比）",
    )
    slow, fast = np.exp(-time / 8), np.exp(-time * (1 + 1 / 8))
    card.line([place(t, v) for t, v in zip(time, slow, strict=True)], BLUE, 2.6)
    card.line([place(t, v) for t, v in zip(time, fast, strict=True)], RED, 2.6, "8 4")
    card.text(*place(7.2, 0.46), "各自的分量（有无共享都一样），没有共享时的公共分量", BLUE, "start", 13)
    card.text(*place(2.6, 0.1), "有共享时的公共分量", RED, "start", 13)
    card.save("moe5-modes.svg")


if __name__ == "__main__":
    split()
    modes()
