"""Stars that the page shows, and the spelling that makes bold of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_rigor.source import literal_stars

PARSER = MarkdownIt()


def shown(text: str) -> str:
    """Return what a page shows of a text as text, bold words left out."""
    depth, found = 0, ""
    for each in PARSER.parseInline(text)[0].children or []:
        depth += each.nesting if each.type.startswith("strong") else 0
        found += "\n" if each.type == "softbreak" else "" if depth else each.content
    return found


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("**问题：**太慢", "**问题**：太"),
        ("词**“引用”**词", "词“**引用**”词"),
        ("是**信噪比(SNR)**的", "是**信噪比(SNR)** 的"),
        ("的**（重要）**词", "的 **（重要）** 词"),
        ("**如何？！**这", "**如何**？！这"),
        ("** 重点 **内容", "**重点**内"),
        ("前提是：** 你必须** 如果", "：**你必须**"),
        ("**Note:**text", "**Note**:t"),
        ("**从不结束", ""),
        ("词\n**第一行\n第二行：**后", ""),
    ],
)
def test_stars_that_were_to_make_bold(text: str, works: str) -> None:
    assert [each.works for each in literal_stars(shown(text))] == [works]


@pytest.mark.parametrize(
    "text",
    [
        "**问题**：太慢",
        "**问题：** 太慢",
        "**问题：**（太慢）",
        "f(**a) 与 g(**b)",
        "把 **args 和 **kwargs 传入",
        "2**3**4 与 2 ** 3 ** 4",
        "a ** b",
        "** p < 0.05",
        "**kwargs 是什么",
        "*一*、***二***、**三**",
        "脚注**",
        "**：**",
    ],
)
def test_stars_that_were_not(text: str) -> None:
    assert list(literal_stars(shown(text))) == []


PIECES = st.text(alphabet="问题慢ab：，。？（）“”「」(): ", min_size=1, max_size=6)


@settings(max_examples=400, deadline=None)
@given(PIECES, PIECES, PIECES)
def test_what_is_proposed_works(before: str, inner: str, after: str) -> None:
    for stars in literal_stars(shown(f"{before}**{inner}**{after}")):
        if stars.works:
            assert "**" not in shown(stars.works)
