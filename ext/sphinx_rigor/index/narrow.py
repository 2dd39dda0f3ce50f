"""Rows of a drawing no wider than a column: what goes a row down, and what stands where.

Drawings of layers put all boxes of a rank side by side and leave room above what lies far
apart. Here a rank that would be too wide gets a second row, and the boxes of a row move
together, each as near to what it is joined with as the others let it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

N = TypeVar("N")
SWEEPS = 12
"""Times that all rows are placed anew."""


def second_rows(
    widths: Mapping[N, float], edges: Iterable[tuple[N, N]], gap: float, widest: float
) -> list[tuple[N, N]]:
    """Return edges to lay out with the others, not to draw: they take boxes a row down.

    ``edges`` have no circle; ``gap`` is the room between boxes, an edge that passes takes as
    much.
    """
    given, above = list(edges), dict[N, N]()
    at, ranks = 0, ranks_of(widths, given)
    while at <= max(ranks.values()):
        joined = [*given, *((upper, name) for name, upper in above.items())]
        passing = sum(ranks[first] < at < ranks[second] for first, second in joined)
        kept, pushed = split(row_of(ranks, at, joined), widths, gap, widest - passing * gap)
        fresh = {name: kept[index % len(kept)] for index, name in enumerate(pushed)}
        above, at = {**above, **fresh}, at + (not fresh)
        ranks = ranks_of(widths, (*given, *((upper, name) for name, upper in above.items())))
    return [(upper, name) for name, upper in above.items()]


def row_of(ranks: Mapping[N, int], at: int, edges: Sequence[tuple[N, N]]) -> list[N]:
    """Return the boxes of a rank, first those that others stand below."""
    above = {first for first, _second in edges}
    row = [name for name, rank in ranks.items() if rank == at]
    return sorted(row, key=lambda name: name not in above)


def split(
    row: Sequence[N], widths: Mapping[N, float], gap: float, room: float
) -> tuple[list[N], list[N]]:
    """Return the boxes of a row that fit, one at least, and the others."""
    kept, taken = [row[0]], widths[row[0]]
    for name in row[1:]:
        taken += gap + widths[name]
        if taken > room:
            return kept, [name for name in row if name not in kept]
        kept.append(name)
    return kept, []


def ranks_of(names: Iterable[N], edges: Iterable[tuple[N, N]]) -> dict[N, int]:
    """Return how many edges lead to each box at most."""
    ranks, after = dict.fromkeys(names, 0), dict[N, list[N]]()
    for first, second in edges:
        after.setdefault(first, []).append(second)
    waiting = list(ranks)
    while waiting:
        name = waiting.pop()
        for other in after.get(name, ()):
            if ranks[other] <= ranks[name]:
                ranks[other] = ranks[name] + 1
                waiting.append(other)
    return ranks


def places(
    rows: Sequence[Sequence[N]],
    widths: Mapping[N, float],
    near: Mapping[N, Sequence[N]],
    gap: float,
    widest: float,
) -> dict[N, float]:
    """Return the centre of each box, and of each bend of an edge, in rows of a given order.

    ``near`` has what a box is joined with in other rows. A row that does not fit goes on to
    the right.
    """
    centres = {name: widest / 2 for row in rows for name in row}
    for _ in range(SWEEPS):
        for row in (*rows, *reversed(rows)):
            wanted = [mean([centres[each] for each in near[name]], widest / 2) for name in row]
            wide = [widths[name] for name in row]
            centres.update(zip(row, side_by_side(wanted, wide, gap, widest), strict=True))
    return centres


def mean(values: Sequence[float], otherwise: float) -> float:
    """Return the mean of some numbers."""
    return sum(values) / len(values) if values else otherwise


def side_by_side(
    wanted: Sequence[float], widths: Sequence[float], gap: float, widest: float
) -> Iterator[float]:
    """Yield the centres nearest to the wanted ones that keep order, distance and room."""
    lefts, taken = [], 0.0
    for width in widths:
        lefts.append(taken + width / 2)
        taken += width + gap
    room = max(widest - taken + gap, 0.0)
    shifts = [each - left for each, left in zip(wanted, lefts, strict=True)]
    for shift, left in zip(rising(shifts), lefts, strict=True):
        yield min(max(shift, 0.0), room) + left


def rising(values: Iterable[float]) -> list[float]:
    """Return the numbers nearest to these, by squares, none below the one before."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while blocks and blocks[-1][0] * count >= total * blocks[-1][1]:
            before, many = blocks.pop()
            total, count = total + before, count + many
        blocks.append((total, count))
    return [total / count for total, count in blocks for _ in range(count)]
