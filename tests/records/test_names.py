"""Spellings of one name are one, different names stay apart."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.steps import growth
from sphinx_rigor.records.names import anchor, fold, numbered, spelling, unlike


@pytest.mark.parametrize("other", ["rope", " RoPE ", "ＲｏＰＥ", "ROPE"])
def test_case_width_and_space_make_no_difference(other: str) -> None:
    assert fold(other) == fold("RoPE")
    assert anchor(other) == anchor("RoPE") == "rope"


def test_punctuation_makes_a_difference() -> None:
    found = [
        anchor(each) for each in ("C", "C++", "C#", "VQ/量化", "VQ 量化", "注意力机制", "+2b")
    ]

    assert len(set(found)) == len(found)
    assert found[0] == "c"
    assert found[-2] == "注意力机制"
    assert all(found)


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_names_have_different_anchors(one: str, other: str) -> None:
    assert (anchor(one) == anchor(other)) == (fold(one) == fold(other))


def test_the_usual_spelling_wins() -> None:
    assert spelling(["rope", "RoPE", "RoPE"]) == "RoPE"
    assert spelling(["b", "a"]) == "a"


def test_ids_of_one_name_are_counted_on() -> None:
    given: Counter[str] = Counter()
    taken = {"x", "x-2"}
    found = []
    for _ in range(3):
        found.append(unlike("x", taken, given))
        taken.add(found[-1])

    assert found == ["x-1", "x-3", "x-4"]
    assert unlike("y", taken, given) == "y"
    assert numbered("rigor-theorem-", taken, given) == "rigor-theorem-1"


def test_a_thousand_ids_of_one_name_take_a_thousand_steps() -> None:
    def make(size: int):
        def work() -> None:
            taken, given = set(), Counter()
            for _ in range(size):
                taken.add(unlike("x", taken, given))

        return work

    assert growth(make) < 5
