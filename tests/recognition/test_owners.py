"""What begins an entry, ends it, stands in it or only speaks of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.drafts import Draft
from sphinx_rigor.recognition.fields import outside, row_fields, shown_fields, without_points
from sphinx_rigor.recognition.members import Member, leaves
from sphinx_rigor.recognition.naming import Naming
from sphinx_rigor.recognition.outline import Mark, is_title, read_outline, with_reach
from sphinx_rigor.recognition.owners import (
    Start,
    breaks,
    encloses,
    holds_field,
    is_asked,
    is_bare_label,
    is_candidate,
    is_detail,
    promoted,
    strength,
)
from sphinx_rigor.recognition.owners import is_title as is_titled
from sphinx_rigor.recognition.reader import recognise
from sphinx_rigor.recognition.titles import Title
from sphinx_rigor.records import Block, BlockKind, Box, Label, LabelForm, Spot
from sphinx_rigor.standard import load_standard

FIVE = load_standard("five-part", Path())
FLAW = next(each for each in FIVE.kinds if each.id == "flaw")
OTHER = next(each for each in FIVE.kinds if each.id == "direction")
PLAIN = next(each for each in FIVE.kinds if not each.fields)


def mark(  # noqa: PLR0913
    text: str = "慢",
    place: int = 1,
    *,
    level: int = 0,
    bold: bool = True,
    rest: str = "",
    number: str = "",
    says: str = "",
    **more: Any,
) -> Mark:
    """Return a mark; bold or not, with what stands behind its label on the line."""
    words = LabelForm.BOLD if bold else LabelForm.PLAIN
    form = LabelForm.HEADING if level else words
    label = Label(place, place, "", form, text, 0, 0, level, rest, form is LabelForm.BOLD)
    told = {"scope": 0, "container": 0, "block": 0, "end": 99, **more}
    return Mark(
        Spot(place, place, ""),
        text,
        Title(text, number, says),
        level=level,
        label=label,
        **told,
    )


def start(outer: Mark, kind=FLAW) -> Start:
    return Start(outer, kind, outer.end)


@pytest.mark.parametrize(
    ("bold", "rest", "number", "strong"),
    [(False, "", "", 0), (False, "", "1", 0), (True, "：话", "", 1), (True, "：话", "1", 2),
     (True, "", "", 2), (True, "", "1", 2), (True, " ——", "", 2), (True, "话", "", 1)],
)  # fmt: skip
def test_words_are_as_much_of_a_title_as_they_stand_out(
    bold: bool, rest: str, number: str, strong: int
) -> None:
    one = mark(bold=bold, rest=rest, number=number)
    assert strength(one) == strong
    assert is_titled(start(one)) is (strong == 2)
    assert is_titled(start(mark(level=3, rest="x"))) is True
    assert is_titled(start(mark(bold=False, box="theorem"))) is True
    assert is_titled(Start(mark(bold=False), FLAW, 9, Member(one, ()))) is True
    for exact in (True, False):
        naming = Naming(FLAW, True, False, exact, False, False)
        bare = exact and not number and bool(rest.strip(" —"))
        if bold:
            assert is_bare_label(one, naming) is bare


@pytest.mark.parametrize("outer", [0, 3])
@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize("box", ["", "theorem"])
@pytest.mark.parametrize("text", ["小结", "根本原因"])
@pytest.mark.parametrize("container", [0, 4])
def test_a_heading_ends_what_is_as_low_and_bold_words_where_it_names_no_field(
    outer: int, level: int, box: str, text: str, container: int
) -> None:
    begun = start(mark(level=outer, box=box))
    one = mark(text, level=level, container=container)
    if not level or container:
        ends = False
    elif outer:
        ends = level <= outer
    else:
        ends = not box and text == "小结"
    assert breaks(begun, one) is ends


@pytest.mark.parametrize(("outer", "level", "container", "scope"), list(
    product((0, 3), (0, 2, 3, 4), (0, 4), (0, 4))))  # fmt: skip
def test_what_stands_inside_is_lower_or_elsewhere(
    outer: int, level: int, container: int, scope: int
) -> None:
    one = mark(level=level, container=container, scope=scope)
    inside = (level == 0 or level > 3 or container != 0) if outer else scope != 0
    assert encloses(start(mark(level=outer)), one) is inside


DETAILS = list(product((0, 3), (True, False), ("", "1"), ("", "box"), (True, False)))


@pytest.mark.parametrize(("level", "bold", "number", "box", "same"), DETAILS)
@pytest.mark.parametrize(("mine", "own_bold", "own_number"), list(
    product((0, 4), (True, False), ("", "1"))))  # fmt: skip
def test_words_without_number_only_speak_of_a_stronger_title(  # noqa: PLR0913, PLR0917
    level: int, bold: bool, number: str, box: str, same: bool,
    mine: int, own_bold: bool, own_number: str,
) -> None:  # fmt: skip
    outer = mark(level=level, bold=bold, number=number, box=box)
    one = mark(level=mine, bold=own_bold, number=own_number)
    kind = FLAW if same else OTHER
    if mine and not own_number and same:
        detail = bool(number)
    elif mine or own_number:
        detail = False
    else:
        detail = bool(level or box) or strength(one) < strength(outer)
    assert is_detail(one, kind, start(outer)) is detail
    if not (mine or own_number):
        assert is_detail(mark(bold=own_bold, scope=3), kind, start(outer)) is True


def test_members_without_fields_are_two_titles_of_one_form() -> None:
    heads = [mark(str(n), n, level=3) for n in range(3)]
    bold = [mark(str(n), n) for n in range(3)]
    with_text = mark("x", 9, rest="：话")
    plain = mark("x", 9, bold=False)

    assert leaves([]) == []
    assert leaves(heads[:1]) == []
    assert leaves(heads[:2]) == heads[:2]
    assert leaves(bold[:1]) == []
    assert leaves(bold) == bold
    assert leaves([*bold, plain]) == bold
    assert leaves([*bold, with_text]) == []
    assert leaves([plain, plain]) == []


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("rest", ["", "话"])
@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("certain", [True, False])
@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("below", ["", "根本原因", "小结"])
@pytest.mark.parametrize("kind", [FLAW, PLAIN], ids=["fields", "none"])
def test_a_candidate_has_a_number_a_title_or_a_field_below(  # noqa: PLR0913, PLR0917
    counted: bool, rest: str, exact: bool, certain: bool, bold: bool, below: str, kind
) -> None:
    draft = Draft("").text()
    if below:
        draft.bold(below, "：话")
    outline = read_outline(draft.facts(), FIVE)
    one = mark(bold=bold, number="1" if counted else "", says=rest)
    naming = Naming(kind, True, False, exact, False, certain)
    field = below == "根本原因" or not kind.fields

    if bold:
        wanted = field or counted or certain or (exact and bool(rest))
    else:
        wanted = exact and counted and field
    assert is_candidate(outline, one, naming) is wanted


@pytest.mark.parametrize("asked", [{}, {"flaw": range(3, 6)}, {"direction": range(9)}])
@pytest.mark.parametrize("place", [2, 3, 5, 6])
def test_an_entry_stands_where_its_kind_is_asked_for(asked: dict, place: int) -> None:
    assert is_asked(start(mark(place=place)), asked) is ("flaw" in asked and 3 <= place <= 5)


@pytest.mark.parametrize("places", [[], [3], [3, 7], [3, 4, 9]])
@pytest.mark.parametrize("end", [3, 5, 99])
def test_details_end_where_the_next_begins(places: list[int], end: int) -> None:
    found = list(promoted([start(mark(place=each, end=max(end, each))) for each in places]))
    assert [each.place for each in found] == places
    for each, after in zip(found, [*places[1:], None][: len(places)], strict=True):
        last = max(end, each.place)
        assert each.end == (min(last, after - 1) if after else last)


LEVELS = [(2,), (2, 3), (3, 2), (2, 2), (2, 3, 3, 2), (2, 4, 3, 4, 2, 3), (3, 0, 3), (0, 2, 0)]


@pytest.mark.parametrize("levels", LEVELS)
def test_a_heading_reaches_to_the_next_as_high(levels: tuple[int, ...]) -> None:
    last = 10 * len(levels)
    facts = Draft("").facts()
    facts = type(facts)(
        "a", "a.md", "", "", b"", blocks=(Block(BlockKind.DOCUMENT, 1, last, -1),)
    )
    marks = [mark(place=10 * n + 1, level=level, end=last) for n, level in enumerate(levels)]
    found = with_reach(facts, marks)

    assert [each.place for each in found] == [each.place for each in marks]
    for n, each in enumerate(found):
        higher = [10 * m for m in range(n + 1, len(levels)) if 0 < levels[m] <= levels[n]]
        assert each.end == (min([*higher, last]) if levels[n] else last)


@pytest.mark.parametrize(
    ("spans", "left"),
    [([], [1, 2, 3, 4, 5, 6]), ([(2, 4)], [1, 4, 5, 6]), ([(2, 4), (3, 6)], [1, 6]),
     ([(1, 7)], []), ([(2, 6), (3, 4)], [1, 6]), ([(6, 9)], [1, 2, 3, 4, 5])],
)  # fmt: skip
def test_marks_outside_of_spans_are_left(spans: list, left: list[int]) -> None:
    marks = [mark(place=n) for n in range(1, 7)]
    assert [each.place for each in outside([range(*each) for each in spans], marks)] == left


def test_numbered_fields_below_one_of_their_name_are_its_points() -> None:
    one, two = FLAW.fields[:2]
    plain, first, second = mark("a"), mark("b", number="1"), mark("c", number="2")

    assert without_points([(plain, one), (first, one), (second, one)]) == [(plain, one)]
    assert without_points([(first, one), (second, one)]) == [(first, one), (second, one)]
    assert without_points([(plain, one), (first, two)]) == [(plain, one), (first, two)]
    assert without_points([(plain, one), (plain, one)]) == [(plain, one)] * 2


def test_the_cells_of_a_row_are_fields_and_what_says_nothing_is_empty() -> None:
    one, two = FLAW.fields[:2]
    row = Member(mark(place=7), ((one, "① 甲 ② 乙 ① 3 倍"), (two, "TODO")))
    found = list(row_fields(FIVE, row))

    assert [(each.id, each.place, each.end, each.items, bool(each.text)) for each in found] == [
        (one.id, 7, 7, 2, True), (two.id, 7, 7, 0, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title", "form", "said", "own"),
    [
        ("a", "a", LabelForm.BOLD, True, True),
        ("a", "b", LabelForm.BOLD, False, False),
        ("a", "", LabelForm.BOLD, False, True),
        ("a", "", LabelForm.BOLD, True, False),
        ("a", "", LabelForm.FIELD, False, False),
        ("a", "a", LabelForm.FIELD, False, True),
    ],
)
def test_the_title_of_a_box_is_its_own_or_what_is_said_first_in_it(
    text: str, title: str, form: LabelForm, said: bool, own: bool
) -> None:
    draft = Draft("").text().text("first" if said else "x")
    if not said:
        draft.kept["paragraphs"].pop()
    facts = draft.text().facts()
    label = Label(3, 3, "", form, text, 1, 1)
    box = Box(1, 1, "", "theorem", 9, title, 0, 1)
    assert is_title(facts, label, box) is own


def test_what_stands_in_an_entry_of_another_kind_is_of_that() -> None:
    draft = Draft("").heading(2, "第5部分：学习路线图与未来展望").heading(3, "方向1：理论")
    draft.bold("研究空白", "：没有下界").heading(4, "缺陷1：慢").bold("根本原因", "：循环")
    draft.bold("问题", "：慢").heading(3, "方向2：实验").bold("研究空白", "：没有数据")
    found = recognise(draft.facts(), FIVE).entries
    told = {each.title: [one.id for one in each.fields] for each in found}

    assert told["方向1：理论"] == ["gap"]
    assert told["方向2：实验"] == ["gap"]


@pytest.mark.parametrize("content", ["formula", "table", "code", "none"])
@pytest.mark.parametrize("many", [0, 1, 3])
def test_the_first_that_is_shown_stands_for_a_field(content: str, many: int) -> None:
    draft = Draft("")
    for _ in range(many):
        draft.formula("a=b").table().code("py")
    spec = replace(FLAW.fields[0], content=content)
    found = list(shown_fields(draft.facts(), replace(FLAW, fields=(spec,)), 1, 99))
    place = {"formula": 1, "table": 2, "code": 3}.get(content, 0)
    assert [(each.id, each.spot.line) for each in found] == [(spec.id, place)] * bool(
        many and place
    )


def test_a_field_below_another_title_is_not_the_entrys() -> None:
    word = next(each.words[0] for each in FLAW.fields if each.words)
    field, other = mark(word, 3), mark("其他", 2)
    entry = replace(other, kinds=(Naming(FLAW, True, False, True, False, False),))
    told = replace(other, kinds=(Naming(FLAW, False, False, True, False, False),))
    another = replace(other, kinds=(Naming(OTHER, True, False, True, False, False),))
    for between, held in (
        *((other, True), (told, True), (another, True)),
        *((entry, False), (mark("其他", 2, level=3), False)),
    ):
        outline = SimpleNamespace(inside=lambda _mark, one=between: [one, field])
        assert holds_field(outline, mark(), FLAW) is held
    assert holds_field(SimpleNamespace(inside=lambda _mark: []), mark(), FLAW) is False
