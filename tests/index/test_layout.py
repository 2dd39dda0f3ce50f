"""The places of the boxes of a graph."""

from __future__ import annotations

import random

import pytest

from sphinx_rigor.index.layout import lay_out

pytest.importorskip("grandalf")


def test_places_do_not_depend_on_where_objects_lie_in_memory() -> None:
    kept = []
    for seed in range(50):
        chance = random.Random(seed)
        sizes = {each: (chance.randint(40, 160), 24.0) for each in range(chance.randint(4, 14))}
        pairs = (sorted(chance.sample(range(len(sizes)), 2)) for _ in range(len(sizes) + 4))
        edges = list(dict.fromkeys((first, second) for first, second in pairs))
        first = lay_out(sizes, edges, 560)
        kept.append([object() for _ in range(chance.randint(1, 9))])
        assert lay_out(sizes, edges, 560) == first
