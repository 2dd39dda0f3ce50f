"""Joining wrapped lines of Chinese text."""

from __future__ import annotations

import pytest

from sphinx_rigor.page.join import join_lines


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (["位置\n编码"], ["位置编码"]),
        (["位置  \n  编码"], ["位置编码"]),
        (["位置，\n编码"], ["位置，编码"]),
        (["位置，\nTransformer"], ["位置，Transformer"]),
        (["word\n（位置）"], ["word（位置）"]),
        (["位置\nTransformer\n编码"], ["位置\nTransformer\n编码"]),
        (["two\nwords"], ["two\nwords"]),
        (["说\n“位置”\n编码"], ["说“位置”编码"]),
        (["a “b”\n“c” d"], ["a “b”\n“c” d"]),
        (["不止——\n还有"], ["不止——还有"]),
        (["한국어\n문장"], ["한국어\n문장"]),
        (["カタ\nカナ"], ["カタカナ"]),
        (["位置\n", "编码", "\n好"], ["位置", "编码", "好"]),
        (["位置\n", "\ufffc", "\n编码"], ["位置\n", "\ufffc", "\n编码"]),
        (["位置，\n", "\ufffc"], ["位置，", "\ufffc"]),
        (["一\n二\n三\n四"], ["一二三四"]),
        (["𠀀\n𠀁"], ["𠀀𠀁"]),
        ([], []),
    ],
)
def test_a_break_between_chinese_characters_goes(texts, joined) -> None:
    assert join_lines(texts) == joined
