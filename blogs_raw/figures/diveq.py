"""Draw the figures of the article on DiVeQ. Needs NumPy.

Run: python blogs_raw/figures/diveq.py
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
from linechart import Chart, write
from moe_svg import BLUE, INK, MUTED, RED, Card


def split() -> None:
    """One gradient, dealt out in three ways."""
    card = Card(720, 300)
    for k, title in enumerate(("真正的导数", "直通估计", "DiVeQ")):
        left = 30 + 235 * k
        z, c = (left + 35, 200), (left + 110, 200)
        card.line([z, c], MUTED, 1.5, "4 4")
        if k == 0:
            card.line([c, (c[0] + 66, c[1] - 88)], RED, 2.5, arrow=True)
        elif k == 1:
            card.line([z, (z[0] + 66, z[1] - 88)], BLUE, 2.5, arrow=True)
        else:
            card.line([c, (c[0] + 66, c[1])], RED, 2.5, arrow=True)
            card.line([z, (z[0], z[1] - 88)], BLUE, 2.5, arrow=True)
        for (x, y), name in ((z, "z"), (c, "c")):
            card.dot(x, y, INK, 4.5)
            card.text(x, y + 28, name, size=23)
        card.text(left + 95, 40, title, size=25)
        words = (("z：零", "c：全部"), ("z：全部", "c：零"), ("z：横向", "c：沿线"))[k]
        card.text(left + 95, 262, words[0], BLUE, size=21)
        card.text(left + 95, 288, words[1], RED, size=21)
    card.save("diveq_split.svg")


def rates() -> Chart:
    """Error against the step size, for short runs, by way."""
    chart = Chart(
        "4000 步：误差随步长的变化", "步长的对数 log10", "相对误差", (-3.05, -1.47), (0.08, 0.16),
        [(-3, "−3"), (-2.5, "−2.5"), (-2, "−2"), (-1.5, "−1.5")], [(v, f"{v:.2f}") for v in (0.08, 0.1, 0.12, 0.14, 0.16)],
        legend=(400, 62),
    )
    here = Path(__file__).parent
    rows = [r for part in "acd" for r in json.loads((here / f"vq_estimators_{part}.json").read_text(encoding="utf-8"))]
    for way, name in (("ste", "直通估计与两项辅助损失"), ("diveq", "DiVeQ，零噪声"), ("nsvq", "NSVQ"), ("full", "编码器投影，码全收")):
        kept = [r for r in rows if r["way"] == way and r["steps"] == 4000]
        chart.line([(math.log10(r["rate"]), float(np.mean(r["error"]))) for r in kept], name)
    return chart


if __name__ == "__main__":
    split()
    write(rates(), "diveq_rates.svg")
