"""What a span holds, which fields stand in it, and which words are an entry's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import Draft, standard
from sphinx_rigor.recognition.entries import asked, stops, what_it_says
from sphinx_rigor.recognition.fields import field_text, shown
from sphinx_rigor.recognition.hollow import holds_place, is_hollow, says
from sphinx_rigor.recognition.naming import is_field
from sphinx_rigor.recognition.outline import read_outline
from sphinx_rigor.recognition.owners import find_starts
from sphinx_rigor.recognition.reader import recognise
from sphinx_rigor.recognition.reading import FoundEntry, FoundField, PartSpan, Reading
from sphinx_rigor.recognition.titles import is_whole, split
from sphinx_rigor.records import LabelForm, Spot
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
        ("big xflaw", "flaw", False),
        ("数bflaw", "flaw", False),
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


@pytest.mark.parametrize(
    ("body", "head", "number", "rest"),
    [
        ("缺陷1:慢", "缺陷", "1", "慢"),
        ("Flaw 1: slow", "flaw", "1", "slow"),
        ("Flaw: slow 2", "flaw", "", "slow 2"),
        ("Flaw - slow", "flaw", "", "slow"),
        ("Flaw", "flaw", "", ""),
        ("方向1", "方向", "1", ""),
        ("a: 方向1", "a", "", "方向1"),
        ("方向1 - 理论:界", "方向", "1", "理论:界"),
    ],
)
def test_a_title_is_split_at_its_first_separator(
    body: str, head: str, number: str, rest: str
) -> None:
    found = split(body)
    assert (found.head, found.number, found.rest) == (head, number, rest)


def test_entries_are_asked_for_in_the_part_that_wants_them_or_everywhere(tmp_path) -> None:
    small = standard(tmp_path)
    facts = Draft().heading(2, "Part 1").text().heading(2, "Part 2").text().text().facts()
    parts = [PartSpan("proof", Spot(7, 7, ""), 8), PartSpan("faults", Spot(9, 9, ""), 10)]
    everywhere = standard(tmp_path, '[standard]\nname = "s"\n[[require]]\nwhat = "entry"\nkind = "flaw"\nmin = 1\n'
                          "[kinds.flaw]\ntitle = \"f\"\nmatch = '^F'\n")  # fmt: skip

    assert asked(facts, small, parts) == {"flaw": range(9, 11)}
    assert asked(facts, small, parts[:1]) == {}
    assert asked(facts, everywhere, ()) == {"flaw": range(facts.end + 1)}
    assert stops(facts, parts) == {7, 9}


def test_the_title_of_a_document_ends_entries_and_other_headings_do_not(tmp_path) -> None:
    from dataclasses import replace

    facts = Draft("").bold("B").heading(1, "T").heading(2, "U").facts()
    assert stops(replace(facts, title="T"), ()) == {2}
    assert stops(replace(facts, title="U"), ()) == set()
    assert stops(replace(facts, title="B"), ()) == set()


def test_an_entry_says_what_stands_in_it_but_for_its_number() -> None:
    draft = Draft("").heading(2, "第4部分：批判性比较与优化").text("before")
    draft.bold("缺陷1：慢", "：x").text("one").formula("a").table(header=("h",)).image()
    facts = draft.heading(3, "小结").text("behind").facts()
    (start,) = find_starts(read_outline(facts, FIVE), FIVE, frozenset(), {})

    assert what_it_says(facts, start).split("\n") == ["慢", "：x", "one", "a", "h", "a.png"]


def test_a_plain_entry_says_its_own_words_and_those_below() -> None:
    draft = Draft("").heading(2, "第4部分：批判性比较与优化").heading(4, "缺陷1").text("one")
    facts = draft.facts()
    (start,) = find_starts(read_outline(facts, FIVE), FIVE, frozenset(), {})
    assert what_it_says(facts, start).split("\n") == ["缺陷", "", "one"]


@pytest.mark.parametrize("order", [1, -1])
def test_what_was_read_is_found_by_its_id_and_the_fullest_field_counts(order: int) -> None:
    spot = Spot(1, 1, "")
    parts = tuple(PartSpan(name, spot, 1) for name in ("a", "b", "c")[::order])
    fields = [FoundField(name, spot, 1, text, items)
              for name, text, items in (("x", "long", 1), ("x", "s", 2), ("y", "", 0))]  # fmt: skip
    found = Reading(parts)
    entry = FoundEntry("k", spot, 1, "t", "", tuple(fields[::order]))

    assert [found.part(name).id for name in "abc"] == ["a", "b", "c"]
    assert found.part("aa") is None
    assert entry.field("x") == fields[1]
    assert entry.field("y") == fields[2]
    assert entry.field("z") is None


@pytest.mark.parametrize("text", ["原因", "根本原因", "Root cause", "Cause of it"])
def test_a_title_names_a_field_by_any_of_its_words(text: str) -> None:
    flaw = next(each for each in FIVE.kinds if each.id == "flaw")
    named = [each.id for each in flaw.fields if is_field(each, text)]
    assert named == (["root-cause"] if text != "Cause of it" else [])


def test_the_first_field_may_stand_without_a_label_before_the_others() -> None:
    draft = Draft("").heading(2, "第4部分：批判性比较与优化").heading(4, "缺陷1：慢")
    draft.text("很慢").text("很慢很慢").bold("根本原因", "：循环").bold("定量影响", "：3 倍")
    (entry,) = recognise(draft.facts(), FIVE).entries

    assert [(each.id, each.place, each.end) for each in entry.fields] == [
        ("problem", 2, 4), ("root-cause", 5, 5), ("impact", 6, 6),
    ]  # fmt: skip
    assert entry.fields[0].text == "很慢\n很慢很慢"


@pytest.mark.parametrize(
    ("level", "title", "many"),
    [
        (5, "根本原因", 1),  # a field below the entry
        (4, "根本原因", 1),  # as high: it ends the entry, and is none
        (4, "缺陷2：贵", 2),
        (5, "缺陷2：贵", 2),
        (3, "缺陷2：贵", 2),
    ],
)
def test_a_heading_below_an_entry_is_of_it_and_as_high_it_is_not(
    level: int, title: str, many: int
) -> None:
    draft = Draft("").heading(2, "第4部分：批判性比较与优化").heading(4, "缺陷1：慢")
    draft.bold("问题", "：慢").heading(level, title).text()
    found = entries(draft)

    assert len(found) == many
    assert found[0][1:] == (2, 5 if many == 1 and level > 4 else 3)
