"""Stretches of documents in any order, told without Sphinx."""

from __future__ import annotations

import random
from array import array
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_rigor.collect.collect import LONGEST, lengths
from sphinx_rigor.collect.course import Course, Settled
from sphinx_rigor.records import Link, Stretch


@pytest.mark.parametrize("seed", range(20))
def test_each_record_lies_on_its_line_in_a_stretch_of_its_file(seed: int) -> None:
    chance = random.Random(seed)
    sizes = {"": 70, "i": 30, "j": 4} if seed % 2 else {"": 9, "i": 6, "j": 4}
    course, met = Course(), []
    for _ in range(chance.randint(1, 12)):
        file = chance.choice(["", "", *sizes])
        spot = course.meet(file, chance.randint(1, sizes[file]))
        met.append(Link(*spot, "", 0))
    settled = course.settle(lambda name: bytes([1] * sizes[name]), lambda name, _: sizes[name])
    found = [settled.moved(each) for each in met]

    assert [each.place for each in settled.order(met)] == sorted(each.place for each in found)
    assert [each.place for each in found] == sorted(each.place for each in found)
    starts = [each.place for each in settled.stretches]
    assert starts == [1, *(each.place + each.count for each in settled.stretches[:-1])]
    assert len(settled.solid) == sum(each.count for each in settled.stretches)
    for each in found:
        own = max((one for one in settled.stretches if one.place <= each.place), key=by_place)
        assert (own.file, own.line + each.place - own.place) == (each.file, each.line)
    for file, lines in sizes.items():
        told = [
            one.line + n
            for one in settled.stretches
            for n in range(one.count)
            if one.file == file and settled.solid[one.place + n - 1]
        ]
        assert sorted(told) == sorted(set(told))  # no line says its words twice
        assert {each.line for each in found if each.file == file} <= set(told)
        assert not told or max(told) <= lines
    assert settled.solid[0]
    behind = course.end_of_run()
    assert settled.place(behind) == len(settled.solid)
    assert settled.place(behind + 1) == len(settled.solid)


def by_place(stretch: Stretch) -> int:
    return stretch.place


@pytest.mark.parametrize("long", [0, 1, 7])
def test_the_lengths_of_lines_are_those_of_all_places(long: int) -> None:
    lines = {"": ["abc ", "", "x" * (LONGEST + long)], "i": ["de", "f"]}
    stretches = (Stretch(1, 1, "", 2), Stretch(3, 2, "i", 3), Stretch(6, 3, "", 1))
    files: Any = SimpleNamespace(lines=lines.__getitem__)
    found = array("H", lengths(files, Settled(stretches, b"")))
    assert list(found) == [3, 0, 1, 0, 0, LONGEST]
