"""Divs are paired and judged by their classes."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import scan


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
