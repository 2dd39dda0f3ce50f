"""Draw the figures of the article on gradient checkpointing.

Run: python blogs_raw/figures/checkpointing.py
"""

from __future__ import annotations

import math
import pathlib
from dataclasses import dataclass, field
from functools import cache
from math import comb
from xml.sax.saxutils import escape

from linechart import COLOURS, FONT, GRID, GROUND, INK, Chart, write

LAYERS = 16
WIDTH, HEIGHT, TOP, BOTTOM = 300, 340, 58, 46


@cache
def cost(length: int, slots: int) -> int:
    """The least number of pure forward steps: the binomial formula."""
    r = 0
    while comb(slots + r, slots) < length:
        r += 1
    return r * length - comb(slots + r, slots + 1)


@dataclass
class Trace:
    """What happens when: strokes (time, layer) of each kind, and how long states are kept."""

    time: int = 0
    pure: list[tuple[int, int]] = field(default_factory=list)
    record: list[tuple[int, int]] = field(default_factory=list)
    back: list[tuple[int, int]] = field(default_factory=list)
    kept: list[tuple[int, int, int]] = field(default_factory=list)

    def move(self, strokes: list[tuple[int, int]], layer: int) -> None:
        """One step of one layer; a step takes one unit of time."""
        strokes.append((self.time, layer))
        self.time += 1


def go_back(trace: Trace, low: int, high: int, start: int) -> None:
    """Record layers low+1 … high and go back through them; their input is kept since start."""
    since = {low: start}
    for layer in range(low, high):
        trace.move(trace.record, layer)
        since[layer + 1] = trace.time
    for layer in range(high, low, -1):
        trace.move(trace.back, layer)
        if layer < high:
            trace.kept.append((since[layer], trace.time - 1, layer))
    trace.kept.append((start, trace.time, low))


def segments(length: int) -> Trace:
    """Segments of equal length; the last one is recorded at once."""
    trace, starts = Trace(), []
    for low in range(0, LAYERS, length):
        starts.append((trace.time, low))
        if low + length < LAYERS:
            for layer in range(low, low + length):
                trace.move(trace.pure, layer)
    for since, low in reversed(starts):
        go_back(trace, low, low + length, since)
    return trace


def binomial(trace: Trace, low: int, high: int, slots: int, since: int) -> Trace:
    """The binomial plan for layers low+1 … high; the state low is kept since a time."""
    length = high - low
    if length == 1:
        go_back(trace, low, high, since)
        return trace
    split = min(
        range(1, length),
        key=lambda k: k + cost(k, slots) + (cost(length - k, slots - 1) if slots > 1 else (k < length - 1) * 10**9),
    )
    for layer in range(low, low + split):
        trace.move(trace.pure, layer)
    binomial(trace, low + split, high, max(slots - 1, 1), trace.time)
    return binomial(trace, low, low + split, slots, since)


def panel(trace: Trace, title: str, left: int, scale: float) -> list[str]:
    """One diagram: time to the right, layers upwards."""
    low, high = HEIGHT - BOTTOM, TOP
    x = lambda t: left + 30 + t * scale  # noqa: E731
    y = lambda layer: low - layer * (low - high) / LAYERS  # noqa: E731
    right = x(trace.time)
    rows = [f"<text x='{left + 30}' y='34' font-size='14' font-weight='600' fill='{INK}'>{escape(title)}</text>"]
    for layer in range(0, LAYERS + 1, 4):
        rows.append(f"<line x1='{left + 30}' x2='{right:.1f}' y1='{y(layer):.1f}' y2='{y(layer):.1f}' stroke='{GRID}' stroke-width='0.6'/>")
        rows.append(f"<text x='{left + 24}' y='{y(layer) + 4:.1f}' font-size='12' fill='{INK}' text-anchor='end'>{layer}</text>")
    for start, end, layer in sorted(trace.kept):
        rows.append(f"<line x1='{x(start):.1f}' x2='{x(end):.1f}' y1='{y(layer):.1f}' y2='{y(layer):.1f}' stroke='{COLOURS[2]}' stroke-width='2' stroke-opacity='0.75'/>")
    for strokes, rise, colour, wide in (
        (trace.pure, 1, COLOURS[0], 1.3), (trace.record, 1, COLOURS[0], 3), (trace.back, -1, COLOURS[1], 3),
    ):
        for t, layer in strokes:
            rows.append(f"<line x1='{x(t):.1f}' y1='{y(layer):.1f}' x2='{x(t + 1):.1f}' y2='{y(layer + rise):.1f}' stroke='{colour}' stroke-width='{wide}' stroke-linecap='round'/>")
    rows.append(f"<text x='{(left + 30 + right) / 2:.1f}' y='{HEIGHT - 26}' font-size='13' fill='{INK}' text-anchor='middle'>时间（{trace.time} 步）</text>")
    return rows


def spacetime() -> str:
    """Three plans for a chain of sixteen layers side by side, on one scale of time."""
    traces = [
        (segments(LAYERS), "全存"), (segments(4), "等距四段"), (binomial(Trace(), 0, LAYERS, 3, 0), "二项式，三个槽"),
    ]
    scale, left, rows = 5.2, 14, []
    for trace, title in traces:
        rows += panel(trace, title, left, scale)
        left += int(trace.time * scale) + 48
    keys = [(COLOURS[0], 1.3, "纯前向"), (COLOURS[0], 3, "记录前向"), (COLOURS[1], 3, "反向"), (COLOURS[2], 2, "留着的状态")]
    for i, (colour, wide, name) in enumerate(keys):
        at = 44 + 150 * i
        rows.append(f"<line x1='{at}' x2='{at + 30}' y1='{HEIGHT + 2}' y2='{HEIGHT + 2}' stroke='{colour}' stroke-width='{wide}'/>")
        rows.append(f"<text x='{at + 38}' y='{HEIGHT + 7}' font-size='13' fill='{INK}'>{name}</text>")
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {left} {HEIGHT + 24}' role='img' {FONT}>"
    ground = f"<rect width='{left}' height='{HEIGHT + 24}' rx='8' fill='{GROUND}'/>"
    return "\n".join([head, "<title>三种方案的时间与层号</title>", ground, *rows, "</svg>", ""])


def tradeoff() -> Chart:
    """Slots against pure forward steps per layer, for a chain of 1024 layers."""
    chart = Chart(
        "长 1024 的链：槽数与平均每层的纯前向次数", "槽数 c（对数刻度）", "纯前向次数 / 层", (1, 10), (0, 12),
        [(k, str(2**k)) for k in range(1, 11)], [(v, str(v)) for v in range(0, 13, 2)], legend=(330, 70),
    )
    slots = sorted({round(2 ** (k / 16)) for k in range(16, 161)})
    chart.line([(math.log2(c), cost(1024, c) / 1024) for c in slots], "二项式方案（只记录一层时最优）")
    for c, value, name in ((11, 5, "二分，5.0 次"), (45, 1023 / 1024, "不等长分段，1.00 次"), (63, 992 / 1024, "等距分段，0.97 次")):
        chart.dot(math.log2(c), value, COLOURS[1], 5)
        chart.note(math.log2(c) + (-0.12 if c == 45 else 0.12), value + (0.35 if c == 11 else -0.75), name,
                   anchor="end" if c == 45 else "start", colour=COLOURS[1])
    return chart


if __name__ == "__main__":
    pathlib.Path(__file__).with_name("checkpointing-spacetime.svg").write_text(spacetime(), encoding="utf-8")
    write(tradeoff(), "checkpointing-tradeoff.svg")
