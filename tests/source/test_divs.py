"""Divs are paired and judged by their classes."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import name_boxes, rewrite, scan


@pytest.mark.parametrize(
    ("classes", "detail"),
    [
        ("thorem-box", ["thorem-box → theorem-box"]),
        ("zzz-box", ["zzz-box"]),
        ("theorem-box", []),
        ("claim-box", []),
        ("box", []),
    ],
)
def test_a_class_that_is_spelled_like_a_box_and_is_none(
    classes: str, detail: list[str]
) -> None:
    found = scan(f'a\n\n<div class="{classes}">\nb\n</div>\n', kinds=("claim",))

    assert [each.detail for each in found.faults] == detail
    assert [each.line for each in found.faults] == [3] * len(detail)
    assert [(each.line, each.end) for each in found.divs] == [(3, 5)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{#a}\n:::{theorem}\nx\n:::\n", "(a)=\n:::{theorem}\nx\n:::\n"),
        ("- {.c #a}\n\n  ```{lemma}\n", "- {.c #a}\n\n  ```{lemma}\n"),
        ("  {.c #a}\n\n  ```{lemma}\n", "  (a)=\n\n  ```{lemma}\n"),
        ("{#a}\n:::{note}\nx\n:::\n",) * 2,
        ("```\n{#a}\n```\n{#b}\nx\n",) * 2,
    ],
)
def test_an_id_above_a_box_is_its_name_and_no_line_moves(text: str, named: str) -> None:
    assert name_boxes(text, {"theorem", "lemma"}) == named


def test_nothing_is_written_where_there_is_nothing_to_write() -> None:
    text = 'a\n<div class="x">\nb\n'
    assert rewrite(text, scan("")) == text
    assert name_boxes(text, ()) == text
