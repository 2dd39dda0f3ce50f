"""Spellings of one name are one, different names stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_rigor.records.names import anchor, fold, spelling


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
