"""Which headings only gather what stands below them, and what they have for members."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.drafts import Draft
from recognition.test_owners import FIVE, FLAW, OTHER, PLAIN, mark
from sphinx_rigor.recognition.members import members_of, row_members
from sphinx_rigor.recognition.naming import Naming, is_about, kinds_named, vocabulary
from sphinx_rigor.recognition.outline import Mark, read_outline
from sphinx_rigor.recognition.owners import Descent, gathers_others
from sphinx_rigor.recognition.titles import read_title
from sphinx_rigor.records import Row, Table
from sphinx_rigor.standard import EntryKind, Patterns, Requirement

SAID = {
    "nothing": lambda draft: draft.image(),
    "text": lambda draft: draft.text(),
    "formula": lambda draft: draft.formula("a"),
}


def naming(kind: EntryKind = FLAW, *, bare: bool = False) -> Naming:
    return Naming(kind, True, True, True, bare, False)


def outline(below: list[Mark], said: str = "nothing") -> Any:
    """Return an outline of a heading, a line and marks, each of which is a paragraph too."""
    draft = SAID[said](Draft("").heading(3, "缺陷"))
    for _ in below:
        draft.text()
    return SimpleNamespace(inside=lambda *_: below, facts=draft.facts())


def marks(many: int, kind: EntryKind = FLAW, **more: Any) -> list[Mark]:
    found = [mark("慢", 3 + n, **more) for n in range(many)]
    return [replace(each, kinds=(naming(kind),)) for each in found]


@pytest.mark.parametrize(("many", "bare", "said"), list(
    product(range(4), (True, False), SAID)))  # fmt: skip
def test_a_heading_gathers_what_is_titled_below_it(many: int, bare: bool, said: str) -> None:
    for level, bold, rest, number in product((0, 4), (True, False), ("", "：话"), ("", "1")):
        below = marks(many, level=level, bold=bold, rest=rest, number=number)
        way = Descent(outline(below, said), FIVE, frozenset())
        strong = level or (number and bold)
        titled = bool(bold and not rest)
        gathered = (many > 0 and strong) or (many > 1 and (
            titled or (bold and bare and said == "nothing")
        ))  # fmt: skip
        assert way.gathers(mark(level=3), naming(bare=bare)) is bool(gathered)


@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("title", ["", "话"])
@pytest.mark.parametrize("kind", [FLAW, OTHER], ids=["own", "other"])
def test_a_heading_with_entries_of_another_kind_alone_gathers_them(
    many: int, said: str, title: str, kind: EntryKind
) -> None:
    wanted = many > 1 and said == "nothing" and not title and kind is OTHER
    for level, bold, number in product((0, 4), (True, False), ("", "1")):
        below = marks(many, kind, level=level, bold=bold, number=number)
        strong = bool(level or (number and bold))
        found = gathers_others(outline(below, said), mark(level=3, says=title), FLAW)
        assert found is (wanted and strong)


def test_a_box_of_two_kinds_is_of_the_first() -> None:
    both = [replace(each, boxes=("theorem",)) for each in (FLAW, OTHER)]
    for kinds in (both, both[::-1]):
        way = Descent(outline([]), SimpleNamespace(kinds=kinds), frozenset())  # type: ignore[arg-type]
        way.meet(mark(box="theorem"))
        assert [each.kind for each in way.found] == kinds[:1]


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("second", range(4))
@pytest.mark.parametrize("form", ["bold", "heading"])
def test_titles_with_fields_are_members_where_one_has_two(
    first: int, second: int, form: str
) -> None:
    draft = Draft("").heading(3, "核心缺陷")
    fields = NAMES[1:]
    for title, own in (("速度慢", fields[:first]), ("内存大", fields[::-1][:second])):
        draft.bold(title) if form == "bold" else draft.heading(4, title)
        for field in own:
            draft.bold(field, "：话")
    whole = read_outline(draft.facts(), FIVE)
    found = [each.text for each in members_of(whole, whole.marks[0], FLAW)]
    kept = [name for name, many in (("速度慢", first), ("内存大", second)) if many]
    assert found == (kept if max(first, second) > 1 else [])


NAMES = ["缺陷", "根本原因", "定量影响", "问题描述"]


@pytest.mark.parametrize("many", [0, 1, 2, 3])
@pytest.mark.parametrize("kind", [FLAW, PLAIN], ids=["fields", "none"])
def test_rows_are_members_where_two_columns_are_fields(many: int, kind: EntryKind) -> None:
    header = tuple(NAMES[: many + 1])
    body = (Row(2, header), Row(3, header[:-1]), Row(4, header))
    first = Table(2, 2, "", ("甲", "乙"), 1, 2, 0, (Row(2, ("甲", "乙")),))
    table = Table(5, 5, "", header, 3, len(header), 0, body)
    facts = replace(Draft("").facts(), tables=(first, table))
    found = row_members(SimpleNamespace(facts=facts), mark(place=1), kind)  # type: ignore[arg-type]

    fits = kind is FLAW and many > 1
    assert [each.mark.place for each in found] == ([7, 9] if fits else [])
    assert all([cell for _, cell in each.cells] == NAMES[1 : many + 1] for each in found)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("慢：甲乙", ["one"]),  # a word of the head weighs more than an expression of the rest
        ("甲乙：慢", ["two"]),
        ("丙：甲乙", []),
        ("丙：丁丁", ["two"]),
        ("慢：丁丁", ["one"]),
        ("甲与慢", ["one"]),
        ("甲乙与慢", ["one", "two"]),
        ("甲乙與慢", ["one", "two"]),
        ("甲乙 and 慢", ["one", "two"]),
        ("慢与甲乙", ["one", "two"]),
        ("慢和甲乙", ["one", "two"]),
        ("又慢又甲乙", ["two"]),
        ("丙", []),
    ],
)
def test_the_longest_word_of_a_head_tells_the_kind(text: str, named: list[str]) -> None:
    one = EntryKind("one", "One", Patterns(()), words=("慢",))
    two = EntryKind("two", "Two", Patterns([re.compile("丁丁")]), words=("甲乙",))
    end = EntryKind("end", "End", Patterns(()), words=("乙",))
    known = vocabulary(SimpleNamespace(kinds=(one, two, end)))  # type: ignore[arg-type]
    found = kinds_named(known, text, read_title(text))
    assert [each.kind.id for each in found] == named


@pytest.mark.parametrize(
    ("words", "match", "about"),
    [((), "", True), (("history",), "", True), (("future",), "", False),
     ((), "^Origin", True), ((), "^History", False), (("future",), "^Origin", True)],
)  # fmt: skip
def test_a_title_is_about_what_is_asked_or_nothing_is(
    words: tuple[str, ...], match: str, about: bool
) -> None:
    patterns = Patterns([re.compile(match)] if match else ())
    wanted = Requirement("heading", words=words, match=patterns)
    assert is_about(wanted, "Origin and history") is about
