"""Cutting text into terms of the index."""

from __future__ import annotations

import pytest

from sphinx_rigor.page.segment import segment


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("旋转位置", ["旋转", "转位", "位置"]),
        ("熵", ["熵"]),
        ("基于Transformer的模型", ["基于", "Transformer", "的模", "模型"]),
        ("KL散度", ["KL", "散度"]),
        ("优化，器", ["优化", "器"]),
        ("num_heads", ["num_heads", "num", "heads"]),
        ("__init__", ["__init__", "init"]),
        ("Fokker-Planck", ["Fokker", "Planck"]),
        ("𠀀𠀁", ["𠀀𠀁"]),
        ("α散度 3.5", ["α", "散度", "3", "5"]),
        ("", []),
    ],
)
def test_text_becomes_terms(text: str, terms: list[str]) -> None:
    assert segment(text) == terms
