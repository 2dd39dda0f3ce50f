"""What a span holds, which fields stand in it, and which words are an entry's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import Draft, standard
from sphinx_rigor.recognition.fields import field_text, shown
from sphinx_rigor.recognition.hollow import holds_place, is_hollow, says
from sphinx_rigor.recognition.reader import recognise
from sphinx_rigor.recognition.titles import is_whole
from sphinx_rigor.records import LabelForm
from sphinx_rigor.standard import load_standard

FIVE = load_standard("five-part", Path())
HOLDS = {
    "table": lambda draft: draft.table(),
    "code": lambda draft: draft.code(),
    "image": lambda draft: draft.image(),
    "formula": lambda draft: draft.formula("a"),
    "text": lambda draft: draft.text("Words."),
}
HOLLOW = {
    "nothing": lambda draft: draft,
    "heading": lambda draft: draft.heading(4, "H"),
    "empty formula": lambda draft: draft.formula(""),
    "placeholder": lambda draft: draft.text("TODO"),
    "label": lambda draft: draft.text("Cause:"),
    "label and placeholder": lambda draft: draft.text("Cause: TODO"),
    "marks": lambda draft: draft.text("—"),
}


@pytest.mark.parametrize("what", [*HOLDS, *HOLLOW])
def test_a_span_is_hollow_where_nothing_is_shown_or_said(what: str) -> None:
    draft = (HOLDS | HOLLOW)[what](Draft("").text("before"))
    last = draft.line
    facts = draft.text("behind").facts()

    assert is_hollow(facts, FIVE.placeholders, 2, last) is (what in HOLLOW)
    assert not is_hollow(facts, FIVE.placeholders, 2, last + 1)
    assert not is_hollow(facts, FIVE.placeholders, 1, last)


@pytest.mark.parametrize(
    ("text", "said", "holds"),
    [
        ("TODO", False, True),
        ("Cause: TODO", False, True),
        ("原因：TODO", False, True),
        ("Cause:", False, False),
        ("Cause: it loops", True, False),
        ("it loops", True, False),
        ("— …", False, False),
    ],
)
def test_a_label_says_nothing_of_its_own(text: str, said: bool, holds: bool) -> None:
    assert says(FIVE.placeholders, text) is said
    if holds:
        assert holds_place(FIVE.placeholders, text)


@pytest.mark.parametrize("content", ["formula", "table", "code", "", "picture"])
def test_content_stands_for_a_field_where_it_is_shown(content: str) -> None:
    draft = Draft("").formula("a").table(header=("x", "y")).code("py").table().code()
    found = {
        "formula": [(1, "a")],
        "table": [(2, "x y"), (4, "…")],
        "code": [(3, "py"), (5, "…")],
    }
    facts = draft.facts()

    seen = [(spot.place, text) for spot, text in shown(facts, content, 1, 5)]
    assert seen == found.get(content, [])
    assert list(shown(facts, content, 6, 9)) == []


def test_the_text_of_a_field_is_all_below_its_label_and_nothing_before_or_behind() -> None:
    draft = Draft("").text("before").bold("Cause", ": one")
    label = draft.kept["labels"][0]
    facts = draft.text("two").formula("a").table(header=("x",)).code("py").text("no").facts()

    assert field_text(facts, label, 6).split("\n") == ["one", "two", "a", "x", "py"]
    assert field_text(facts, label, 2) == "one"


@pytest.mark.parametrize(
    ("piece", "word", "whole"),
    [
        ("flaw", "flaw", True),
        ("big flaw", "flaw", True),
        ("unflaw", "flaw", False),
        ("2flaw", "flaw", False),
        ("大flaw", "flaw", True),
        ("大缺陷", "缺陷", True),
        ("x缺陷", "缺陷", True),
        ("a-flaw", "flaw", True),
    ],
)
def test_a_latin_word_is_no_piece_of_another(piece: str, word: str, whole: bool) -> None:
    assert is_whole(piece, word) is whole


def entries(draft: Draft, kind: str = "flaw") -> list[tuple[str, int, int]]:
    found = recognise(draft.facts(), FIVE).entries
    return [(each.title, each.place, each.end) for each in found if each.kind == kind]


def counted(draft: Draft, field: str) -> int:
    found = recognise(draft.facts(), FIVE).entries
    return next(one.items for each in found for one in each.fields if one.id == field)


@pytest.mark.parametrize("many", [1, 2, 3, 5])
@pytest.mark.parametrize("way", ["items", "bold", "headings", "circled"])
def test_what_a_field_lists_is_counted_in_each_way_of_writing(way: str, many: int) -> None:
    draft = Draft("").heading(3, "方向1：理论 - 界")
    names = [f"甲{n}" for n in range(many)]
    if way == "headings":
        draft.heading(4, "具体研究问题")
        for each in names:
            draft.heading(5, each).text()
    else:
        draft.bold("具体研究问题", "：")
        if way == "items":
            draft.items(*names)
        elif way == "bold":
            for each in names:
                draft.bold(each, "：话")
        else:
            draft.text(" ".join(f"{'①②③④⑤'[n]} 甲" for n in range(many)))

    assert counted(draft, "questions") == many


@pytest.mark.parametrize("level", [3, 4, 5])
@pytest.mark.parametrize("many", [2, 3, 4])
def test_entries_end_where_the_next_begins_or_a_heading_as_high(level: int, many: int) -> None:
    draft, places = Draft("").heading(2, "第4部分：批判性比较与优化"), []
    for n in range(many):
        draft.heading(level, f"缺陷{n + 1}：慢")
        places.append(draft.line)
        draft.bold("根本原因", "：循环").text()
    draft.heading(level, "小结").text()

    ends = [*(each - 1 for each in places[1:]), places[-1] + 2]
    assert [each[1:] for each in entries(draft)] == list(zip(places, ends, strict=True))


@pytest.mark.parametrize("form", ["heading", "bold"])
@pytest.mark.parametrize("counted", [True, False])
def test_a_heading_that_gathers_titles_is_no_entry_itself(form: str, counted: bool) -> None:
    draft = Draft("").heading(2, "第4部分：批判性比较与优化").heading(3, "缺陷")
    for n in range(2):
        title = f"缺陷{n + 1}：慢" if counted else "慢"
        if form == "heading":
            draft.heading(4, title)
        else:
            draft.bold(title)
        draft.bold("根本原因", "：循环").bold("定量影响", "：3 倍")

    assert "缺陷" not in [each[0] for each in entries(draft)]
    assert len(entries(draft)) == 2


def test_a_field_that_also_names_a_kind_stays_in_its_entry(tmp_path: Path) -> None:
    small = standard(tmp_path)
    draft = Draft().heading(2, "Part 2: Faults").bold("Flaw 1: slow").bold("Cause", ": 2")
    draft.bold("Steps").items("one", "two", "three").bold("Flaw 2: dear").bold("Cause", ": 3")
    found = recognise(draft.facts(), small).entries

    assert [(each.title, [one.id for one in each.fields]) for each in found] == [
        ("Flaw 1: slow", ["cause", "steps"]),
        ("Flaw 2: dear", ["cause"]),
    ]
    assert [one.items for one in found[0].fields] == [0, 3]
    assert draft.kept["labels"][0].form is LabelForm.HEADING
