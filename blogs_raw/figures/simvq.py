"""Draw the figures of the article on a linear transform of the codebook: one step, and the errors stored."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from moe_svg import BLUE, GREEN, INK, MUTED, ORANGE, RED, Card

HERE = Path(__file__).parent
WAYS = (("plain", "直接训练", BLUE), ("linear", "EW", RED), ("affine", "EW + 平移", GREEN), ("both", "都训练", ORANGE))


def step() -> None:
    """Three codes on a line and what one step does to them in three parametrisations."""
    card = Card(720, 300)
    rows = (("直接训练", (-1, 0, 10), BLUE), ("c = we", (-10, 0, 10), RED), ("c = we + b", (-1, 4.5, 10), GREEN))

    def at(value: float) -> float:
        return 400 + 25 * value

    card.text(at(10), 30, "数据", MUTED)
    card.line([(at(10), 40), (at(10), 270)], MUTED, 1.2, "3 5")
    for i, (name, after, colour) in enumerate(rows):
        y = 80 + 80 * i
        card.text(20, y + 5, name, INK, "start", 15)
        card.line([(at(-11), y), (at(11.5), y)], MUTED, 1)
        for before, now in zip((-1, 0, 1), after, strict=True):
            card.dot(at(before), y, MUTED, 6)
            card.dot(at(before), y, "#fbfaf7", 4)
            if abs(now - before) > 0.1:
                sign = np.sign(now - before)
                card.line([(at(before) + 8 * sign, y - 14), (at(now) - 2 * sign, y - 14)], colour, 1.8, arrow=True)
            card.dot(at(now), y, colour, 5 if abs(now - before) > 0.1 else 3)
    for value in (-10, -5, 0, 5, 10):
        card.text(at(value), 290, f"{value}", MUTED, size=12)
    card.save("simvq-step.svg")


def errors() -> None:
    """The errors of the four parametrisations from the four starts, twenty steps a code."""
    rows = json.loads((HERE / "simvq_experiment.json").read_text(encoding="utf-8"))
    found = {(r["start"], r["method"]): np.mean(r["runs"], axis=0)[2] for r in rows if r["per_code"] == 20}
    card, top, bottom, most = Card(720, 360), 70, 290, 0.4
    for value in (0, 0.1, 0.2, 0.3, 0.4):
        y = bottom - (bottom - top) * value / most
        card.line([(60, y), (700, y)], "#d5d9dd", 1)
        card.text(52, y + 4, f"{value:g}", MUTED, "end", 12)
    for i, (start, name) in enumerate((("data", "数据"), ("tiny", "挤在原点"), ("far", "偏离"), ("jump", "跳走"))):
        left = 80 + 158 * i
        for j, (method, _, colour) in enumerate(WAYS):
            value = found[start, method]
            height = (bottom - top) * min(value, most) / most
            card.rect(left + 33 * j, bottom - height, 27, height, colour)
            card.text(left + 33 * j + 13, bottom - height - 5, f"{value:.2f}", INK, size=11)
        card.text(left + 63, bottom + 22, name, INK)
    for j, (_, name, colour) in enumerate(WAYS):
        card.rect(80 + 150 * j, 334, 16, 12, colour)
        card.text(102 + 150 * j, 345, name, INK, "start", 13)
    card.text(60, 44, "均方误差", MUTED, "start", 12)
    card.save("simvq-error.svg")


if __name__ == "__main__":
    step()
    errors()
