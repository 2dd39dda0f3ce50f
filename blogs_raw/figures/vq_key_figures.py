"""Draw the figures of the article on quantised keys. Needs NumPy.

Run: python blogs_raw/figures/vq_key_figures.py
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
from linechart import Chart, write
from moe_svg import BLUE, INK, MUTED, RED, Card


def group() -> None:
    """Six keys asked one by one, and two groups asked once."""
    card = Card(720, 330)
    kinds = (1, 1, 1, 0, 1, 0)
    card.text(170, 34, "逐个问：六次", size=25)
    card.text(540, 34, "按码问：两次", size=25)
    card.text(45, 180, "q", INK, size=26)
    for i, kind in enumerate(kinds):
        y = 65 + 42 * i
        card.line([(60, 174), (228, y)], MUTED, 1.3)
        card.dot(240, y, RED if kind else BLUE, 9)
        card.text(262, y + 7, f"v_{i + 1}", anchor="start", size=22)
    card.text(405, 180, "q", INK, size=26)
    for y, colour, name, total in ((110, RED, "× 4", "v_1+v_2+v_3+v_5"), (240, BLUE, "× 2", "v_4+v_6")):
        card.line([(420, 174), (518, y)], MUTED, 1.3)
        card.dot(534, y, colour, 14)
        card.text(556, y - 8, name, colour, "start", 25)
        card.text(556, y + 24, total, INK, "start", 20)
    card.text(170, 318, "权重：红 3，蓝 1", INK, size=22)
    card.text(540, 318, "3 × 4 + 1 × 2 = 14", INK, size=22)
    card.save("vqkey_group.svg")


def errors() -> Chart:
    """Relative error of the output against the distortion of the keys."""
    chart = Chart(
        "输出的误差与键的失真（值是键的光滑函数，‖q‖ = 1）", "每维失真的对数 log10", "输出相对误差的对数 log10", (-1.25, 0.02), (-3.4, 0.2),
        [(-1.2, "−1.2"), (-0.9, "−0.9"), (-0.6, "−0.6"), (-0.3, "−0.3"), (0, "0")], [(v, str(v).replace("-", "−")) for v in (-3, -2, -1, 0)],
        legend=(84, 58),
    )
    rows = json.loads((Path(__file__).parent / "vq_key.json").read_text(encoding="utf-8"))
    rows = [r for r in rows if r.get("smooth") and r["norm"] == 1]
    for column, what in ((1, "k 均值"), (2, "一阶校正")):
        for dim in (4, 16):
            kept = [np.mean(r["each"], axis=0) for r in rows if r["dim"] == dim]
            chart.line([(math.log10(m[5]), math.log10(m[column])) for m in kept], f"{dim} 维，{what}")
    return chart


if __name__ == "__main__":
    group()
    write(errors(), "vqkey_error.svg")
