"""Where entries, fields and what they list begin and end, told line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.drafts import Draft, standard
from recognition.test_owners import FIVE, FLAW, mark, start
from sphinx_rigor.recognition.entries import nested
from sphinx_rigor.recognition.fields import beside, count_items, is_point_of_another
from sphinx_rigor.recognition.naming import named
from sphinx_rigor.recognition.outline import read_outline
from sphinx_rigor.recognition.owners import Descent, find_starts, says_first
from sphinx_rigor.recognition.reader import recognise
from sphinx_rigor.recognition.titles import read_title
from sphinx_rigor.records import Block, BlockKind, Box, Facts, Label, LabelForm, Row, Table
from sphinx_rigor.standard import EntryKind, FieldSpec, Patterns


@pytest.mark.parametrize("what", ["text", "formula"])
@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.parametrize("below", [0, 5])
def test_text_is_said_first_between_a_heading_and_the_next_title(
    what: str, at: int, below: int
) -> None:
    draft = Draft("")
    for line in range(1, 8):
        if line != at:
            draft.image()
        elif what == "text":
            draft.text()
        else:
            draft.formula("a")
    marks = [mark(place=below)] if below else []
    outline: Any = SimpleNamespace(inside=lambda _mark: marks, facts=draft.facts())
    said = 2 < at < (below or 7)
    assert says_first(outline, mark(place=2, end=6)) is said


def test_entries_inside_another_hold_their_own_places() -> None:
    outer = start(mark(place=2, end=9))
    inner = [start(mark(place=n, end=n + 1)) for n in (1, 2, 3, 6, 9, 10)]
    assert list(nested(outer, inner)) == [range(3, 5), range(6, 8), range(9, 11)]


def test_other_titles_on_the_line_of_an_entry_are_beside_it() -> None:
    marks = [mark(text, 4) for text in "abc"]
    outline: Any = SimpleNamespace(at=lambda place: marks if place == 4 else [])
    assert [each.text for each in beside(outline, start(marks[1]))] == ["a", "c"]


def test_what_opens_closes_with_what_stands_beside_it_innermost_first() -> None:
    way = Descent(SimpleNamespace(), FIVE, frozenset())  # type: ignore[arg-type]
    kinds = [replace(FLAW, id=name) for name in "abc"]
    for kind, place, level in zip(kinds, (1, 3, 5), (2, 3, 4), strict=True):
        way.begin(mark(place=place, level=level), kind)
    way.begin(mark(place=7, level=3), kinds[2])
    way.leave(mark(place=8, level=3))
    assert [(each.kind.id, each.end) for each in way.found] == [
        ("a", 99), ("b", 6), ("c", 6), ("c", 7),
    ]  # fmt: skip
    way.leave(mark(place=200))
    assert way.open == []
    assert way.found[0].end == 99


def test_a_later_item_of_an_outer_entry_is_closed_before_one_further_in() -> None:
    way = Descent(SimpleNamespace(), FIVE, frozenset())  # type: ignore[arg-type]
    way.begin(mark(place=1, level=2, end=50), replace(FLAW, id="a"))
    way.begin(mark(place=3, level=3, end=5), replace(FLAW, id="b"))
    way.leave(mark(place=6))
    assert [each.end for each in way.found] == [50, 5]
    assert [each.kind.id for each in way.open] == ["a"]


WORD = Patterns([re.compile("^慢(?=\\d|$)")])


@pytest.mark.parametrize(
    ("text", "weight", "entry", "exact", "certain"),
    [
        ("慢", 1, True, True, False),
        ("甲", 1, True, True, False),
        ("又甲", 1, True, False, False),
        ("乙：慢", 0, False, False, False),
        ("丁丁", 2, True, True, False),
        ("一丁丁", 2, True, False, False),
        ("乙：丁丁", 0.5, True, False, True),
        ("甲：丁丁", 1, True, True, True),
        ("乙", 0, False, False, False),
    ],
)
def test_a_title_names_a_kind_by_a_word_or_an_expression(
    text: str, weight: float, entry: bool, exact: bool, certain: bool
) -> None:
    match = Patterns([*WORD, re.compile("丁丁")])
    kind = EntryKind("k", "K", match, words=("甲",))
    found, naming = named(kind, text, read_title(text))
    assert found == weight
    assert (naming.entry, naming.exact, naming.certain) == (entry, exact, certain)
    assert (naming.gathers, naming.bare) == (False, False)


@pytest.mark.parametrize(
    ("text", "entry", "gathers", "bare"),
    [
        ("甲", True, False, False),
        ("核心甲", False, True, True),
        ("大核心甲", False, True, False),
        ("核心甲：丙", False, True, False),
        ("丙组丙", False, True, False),
        ("丙", False, False, False),
    ],
)
def test_a_kind_with_words_that_gather_is_gathered_by_these(
    text: str, entry: bool, gathers: bool, bare: bool
) -> None:
    group = Patterns([re.compile("组")])
    kind = EntryKind("k", "K", Patterns(), group=group, words=("甲",), gather=("核心甲",))
    _, naming = named(kind, text, read_title(text))
    assert (naming.entry, naming.gathers, naming.bare) == (entry, gathers, bare)
    spec = FieldSpec("f", "F", Patterns())
    plain = EntryKind("k", "K", Patterns(), words=("甲",), fields=(spec,))
    _, own = named(plain, "甲", read_title("甲"))
    assert (own.entry, own.gathers, own.bare) == (True, True, True)


def listed(label: Label, *others: tuple[LabelForm, int, int]) -> Facts:
    """Return facts with a label and others, each a form, a place and a block."""
    found = [
        Label(place, place, "", form, f"l{n}", block, block, 3)
        for n, (form, place, block) in enumerate(others)
    ]
    return replace(Draft("").facts(), labels=(label, *found))


@pytest.mark.parametrize("form", list(LabelForm))
@pytest.mark.parametrize("own", [LabelForm.BOLD, LabelForm.HEADING])
def test_labels_below_one_are_listed_in_its_block_and_headings_below_headings(
    form: LabelForm, own: LabelForm
) -> None:
    label = Label(4, 4, "", own, "l", 0, 0, 2)
    others = [(form, place, 0) for place in (3, 4, 5, 8, 9)]
    facts = listed(label, *others)
    outline: Any = SimpleNamespace(facts=facts, lists=read_outline(facts, FIVE).lists)
    wanted = 2 if form is not LabelForm.ITEM else 0
    assert count_items(outline, (), label, 8, "") == wanted
    fields = facts.labels[4:5]
    headed = form is own is LabelForm.HEADING
    fewer = wanted if headed else max(wanted - 1, 0)
    assert count_items(outline, fields, label, 8, "") == fewer
    elsewhere = listed(label, *((form, place, 7) for place in (5, 6)))
    outline.facts = elsewhere
    assert count_items(outline, (), label, 8, "") == (2 if headed else 0)
    assert count_items(outline, (), label, 8, "① ② （1）（二）①") == 4


@pytest.mark.parametrize("named_above", [True, False])
@pytest.mark.parametrize("at", [3, 4, 5])
@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("form", [LabelForm.ITEM, LabelForm.PLAIN, LabelForm.BOLD])
def test_an_item_below_bold_words_that_name_no_field_is_a_point_of_them(
    named_above: bool, at: int, many: int, bold: bool, form: LabelForm
) -> None:
    blocks = (
        Block(BlockKind.DOCUMENT, 1, 9, -1),
        Block(BlockKind.LIST, 5, 9, 0),
        Block(BlockKind.ITEM, 5, 6, 1),
    )
    above = mark("根本原因" if named_above else "设计", at)
    label = Label(5, 5, "", form, "效果", 2, 2, 0, "", bold)
    item = replace(mark("效果", 5), label=label, block=2)
    entry = start(mark("缺陷", 2))
    outline: Any = SimpleNamespace(
        facts=SimpleNamespace(blocks=blocks),
        inside=lambda _mark, end: [each for each in (above,) if each.place <= end],
    )
    found = is_point_of_another(outline, entry, {1: many}, item)
    assert found is (
        form is LabelForm.ITEM and not bold and many == 1 and at < 5 and not named_above
    )
    assert not is_point_of_another(outline, entry, {1: 1}, replace(item, label=None))
    for other in (
        mark("设计", 4, bold=False),
        mark("设计", 4, scope=1),
        replace(above, label=None),
    ):
        outline.inside = lambda _mark, _end, one=other: [one]
        assert not is_point_of_another(outline, entry, {1: 1}, item)


def test_what_stands_behind_the_title_of_a_box_is_read_on(tmp_path: Path) -> None:
    text = '[standard]\nname = "s"\n[kinds.flaw]\ntitle = "f"\nbox = "theorem"\n'
    small = standard(tmp_path, text)
    facts = Draft("").bold("T").bold("inside").bold("behind").facts()
    titled = replace(facts.labels[0], block=1)
    box = Box(1, 1, "", "theorem", 2, "T", 0, 1)
    blocks = (*facts.blocks, Block(BlockKind.BOX, 1, 2, 0))
    facts = replace(facts, labels=(titled, *facts.labels[1:]), boxes=(box,), blocks=blocks)
    assert [each.text for each in read_outline(facts, small).marks] == ["T", "inside", "behind"]


@pytest.mark.parametrize(("cells", "columns"), [(2, 2), (1, 2), (2, 3), (3, 3)])
def test_rows_of_two_cells_are_marks_with_what_they_say(cells: int, columns: int) -> None:
    row = Row(2, ("a", "b", "c")[:cells])
    table = Table(4, 4, "", (), 1, columns, 0, (row,))
    found = read_outline(replace(Draft("").facts(), tables=(table,)), FIVE).marks
    told = [(each.place, each.end, each.text, each.label.rest) for each in found if each.label]
    assert told == [(6, 6, "a", "b")] * (cells == columns == 2)


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("title", ["参考文献", "别的"])
def test_the_last_part_ends_before_a_closing_heading_that_is_as_high(
    level: int, title: str
) -> None:
    draft = Draft("").heading(2, "第5部分：学习路线图与未来展望").text()
    facts = draft.heading(level, title).text().facts()
    (part,) = recognise(facts, FIVE).parts
    assert part.end == (2 if level < 3 and title == "参考文献" else 4)


@pytest.mark.parametrize("behind", [0, 1, 3])
@pytest.mark.parametrize("asked", [{}, {"flaw": range(9)}, {"analogy": range(2, 3)}])
def test_what_only_speaks_of_a_kind_is_an_entry_where_there_is_no_other(
    behind: int, asked: dict[str, range]
) -> None:
    draft = Draft("").text().bold("类比", "：水流")
    for _ in range(behind):
        draft.text()
    found = find_starts(read_outline(draft.facts(), FIVE), FIVE, frozenset(), asked)
    assert [(each.kind.id, each.place) for each in found] == (
        [("analogy", 2)] if "flaw" not in asked else []
    )
