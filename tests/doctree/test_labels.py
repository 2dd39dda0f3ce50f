"""Labels are found where authors write them, and only there."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_rigor.doctree.labels import Lead, find_leads, runs


def paragraph(*parts: str | nodes.Node) -> nodes.paragraph:
    """Make a paragraph; strings that begin with ``*`` are strong."""
    found = nodes.paragraph()
    for part in parts:
        if isinstance(part, str) and part.startswith("*"):
            found += nodes.strong("", part[1:])
        else:
            found += nodes.Text(part) if isinstance(part, str) else part
    return found


def leads(node: nodes.paragraph, *, item: bool) -> list[Lead]:
    """Return the labels of a paragraph."""
    return list(find_leads(list(runs(node)), item=item))


def test_a_bold_start_is_a_label_with_the_rest_of_its_line() -> None:
    found = leads(paragraph("*根本原因", "：负载不均"), item=False)

    assert found == [Lead(0, "根本原因", "：负载不均", bold=True)]


def test_bold_words_inside_a_sentence_are_no_label() -> None:
    assert leads(paragraph("我们说", "*根本原因", "在此"), item=False) == []


@pytest.mark.parametrize("before", ["1. ", "（2）", "📊 ", "⚠️ ", "- "])
def test_numbering_and_symbols_may_stand_before(before: str) -> None:
    found = leads(paragraph(before, "*问题", "：x"), item=False)

    assert [lead.text for lead in found] == ["问题"]


def test_each_line_of_a_paragraph_may_have_its_label() -> None:
    found = leads(paragraph("*甲", "：一\n", "*乙", "：二\n三"), item=False)

    assert [(lead.offset, lead.text, lead.rest) for lead in found] == [
        (0, "甲", "：一"),
        (1, "乙", "：二\n三"),
    ]


def test_a_hard_break_counts_once() -> None:
    breaks = [
        nodes.raw("", "<br />\n", format="html"),
        nodes.raw("", "\\\\\n", format="latex"),
    ]
    found = leads(paragraph("*甲", "：一", *breaks, "*乙", "：二"), item=False)

    assert [lead.offset for lead in found] == [0, 1]


def test_a_list_item_is_labelled_by_the_words_before_its_colon() -> None:
    found = leads(paragraph("研究空白：尚无界"), item=True)

    assert found == [Lead(0, "研究空白", "尚无界", bold=False)]


@pytest.mark.parametrize("text", ["我们先证明，然后得到：x", "没有冒号的一项"])
def test_a_sentence_in_a_list_item_is_no_label(text: str) -> None:
    assert leads(paragraph(text), item=True) == []
