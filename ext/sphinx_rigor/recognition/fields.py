"""Find the fields of an entry, at its own level."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from sphinx_rigor.recognition.hollow import is_nothing
from sphinx_rigor.recognition.magnitude import is_measured
from sphinx_rigor.recognition.members import Member
from sphinx_rigor.recognition.naming import field_named
from sphinx_rigor.recognition.outline import PAIR, Mark, Outline
from sphinx_rigor.recognition.owners import Start
from sphinx_rigor.recognition.reading import FoundField
from sphinx_rigor.records import BlockKind, Facts, Label, LabelForm, Spot, ancestors, between
from sphinx_rigor.standard import EntryKind, FieldSpec, Standard

ENUMERATOR = re.compile(r"[①-⑳]|[（(](?:[1-9]|[ivx]{1,4}|[一二三四五六七八九])[)）]")
LABEL_END = re.compile(r"^[\s:：]*(?:[（(][^（）()]{0,20}[）)]\s*[:：])?[\s:：—–-]*")
Named = tuple[Mark, FieldSpec]


def find_fields(
    outline: Outline, standard: Standard, start: Start, inner: Sequence[range]
) -> Iterator[FoundField]:
    """Yield the fields of an entry; each ends where the next one begins.

    What stands in the entries inside it is theirs.
    """
    if not start.kind.fields:
        return
    if start.row:
        yield from row_fields(standard, start.row)
        return
    named = [
        (mark, spec)
        for mark in (*beside(outline, start), *outline.inside(start.mark, start.end))
        if mark is not start.mark
        and not any(mark.place in each for each in inner)
        and (spec := field_named(start.kind, mark.text, mark.title))
    ]
    own = [each for each in named if at_own_level(outline.facts, named, start, each[0])]
    own = [each for each in own if not is_point_of_another(outline, start, own, each[0])]
    own = without_points(without_lone_rows(own))
    ends = [*(mark.place for mark, _ in own), start.end + 1]
    found = [
        made(outline.facts, standard, named, each, max(stop - 1, each[0].place))
        for each, (_, stop) in zip(own, pairwise(ends), strict=True)
    ]
    yield from lead(outline, standard, start, own, found)
    yield from found
    yield from shown_fields(outline.facts, start.kind, start.place, start.end)


def row_fields(standard: Standard, row: Member) -> Iterator[FoundField]:
    """Yield the fields that the cells of a row hold."""
    for spec, cell in row.cells:
        text = "" if is_nothing(standard.placeholders, cell) else cell
        items = len(set(ENUMERATOR.findall(text)))
        measured = is_measured(text)
        yield FoundField(spec.id, row.mark.spot, row.mark.place, text, items, measured)


def beside(outline: Outline, start: Start) -> Iterator[Mark]:
    """Yield the other marks on the place of an entry's title."""
    for mark in outline.at(start.place):
        if (
            mark.place == start.place
            and mark is not start.mark
            and mark.text != start.mark.text
        ):
            yield mark


def without_points(own: list[Named]) -> list[Named]:
    """Return fields without those numbered ones that are points of one above.

    Below ``具体研究问题`` authors write ``问题1``, ``问题2``.
    """
    kept: list[Named] = []
    for mark, spec in own:
        points = kept and kept[-1][1] is spec and mark.counted and not kept[-1][0].counted
        if not points:
            kept.append((mark, spec))
    return kept


def is_point_of_another(
    outline: Outline, start: Start, own: Sequence[Named], mark: Mark
) -> bool:
    """Tell whether an item stands in a list below bold words that name no field.

    ``总体效果`` among the points of ``设计1`` is none of the entry; a list of fields is.
    """
    blocks, label = outline.facts.blocks, mark.label
    if label is None or label.form is not LabelForm.ITEM or label.bold:
        return False
    home = blocks[label.block].parent
    if sum(1 for each, _ in own if blocks[each.block].parent == home) > 1:
        return False
    before = [
        each
        for each in outline.inside(start.mark, blocks[home].place - 1)
        if each.label is not None and each.bold and each.scope == mark.scope
    ]
    return bool(before) and field_named(start.kind, before[-1].text, before[-1].title) is None


def without_lone_rows(own: list[Named]) -> list[Named]:
    """Return fields without rows of tables where one row only has the name of a field."""
    rows = [mark for mark, _ in own if is_row(mark)]
    lone = {mark.place for mark in rows if [one.block for one in rows].count(mark.block) < PAIR}
    return [each for each in own if not (is_row(each[0]) and each[0].place in lone)]


def is_row(mark: Mark) -> bool:
    """Tell whether a mark is a row of a table."""
    return mark.label is not None and mark.label.form is LabelForm.ROW


def made(
    facts: Facts, standard: Standard, named: Sequence[Named], field: Named, end: int
) -> FoundField:
    """Return the field that a label begins, up to a place."""
    mark, spec = field
    label = mark.label
    text = field_text(facts, label, end) if label else ""
    if is_nothing(standard.placeholders, text):
        text = ""
    items = count_items(facts, named, label, end, text) if label else 0
    tables = between(facts.tables, mark.place, end)
    return FoundField(spec.id, mark.spot, end, text, items, bool(tables) or is_measured(text))


def lead(
    outline: Outline,
    standard: Standard,
    start: Start,
    own: Sequence[Named],
    found: Sequence[FoundField],
) -> Iterator[FoundField]:
    """Yield the first field where an entry begins with text that has no label.

    Some other field has to have its label, or the text is just the entry's.
    """
    first = start.kind.fields[0]
    if not own or any(each.id == first.id for each in found):
        return
    below = outline.inside(start.mark)
    facts, mark, stop = outline.facts, start.mark, below[0].place
    text = LABEL_END.sub("", mark.label.rest) if mark.label else ""
    told = between(facts.paragraphs, start.place + 1, stop - 1)
    said = "\n".join(filter(None, (text, *(each.text for each in told))))
    if not is_nothing(standard.placeholders, said):
        yield FoundField(first.id, mark.spot, stop - 1, said, 0, is_measured(said))


def shown_fields(facts: Facts, kind: EntryKind, place: int, end: int) -> Iterator[FoundField]:
    """Yield the fields that a formula, table or code block in the entry stands for."""
    for spec in kind.fields:
        for spot, text in shown(facts, spec.content, place, end):
            yield FoundField(spec.id, spot, spot.place, text, 0)
            break


def shown(facts: Facts, content: str, place: int, end: int) -> Iterator[tuple[Spot, str]]:
    """Yield where such content stands in a span, and its text."""
    if content == "formula":
        for formula in between(facts.formulas, place, end):
            if formula.display:
                yield formula.spot, formula.source
    elif content == "table":
        for table in between(facts.tables, place, end):
            yield table.spot, " ".join(table.header) or "…"
    elif content == "code":
        for code in between(facts.code, place, end):
            yield code.spot, code.language or "…"


def at_own_level(facts: Facts, named: Sequence[Named], start: Start, mark: Mark) -> bool:
    """Tell whether a label belongs to the entry itself, not to a list item in it.

    An item's own label does, a defined term included; a later label of an item does
    where that item began with a field.
    """
    label, inside = mark.label, ancestors(facts, start.mark.block)
    if label is None:
        return False
    around = [
        block
        for block in sorted(ancestors(facts, label.block) - inside)
        if facts.blocks[block].kind is BlockKind.ITEM
    ]
    is_term = label.form is LabelForm.FIELD and label.block in around
    if label.form is LabelForm.ITEM or is_term:
        return around[:-1] == []
    if not around:
        return True
    return len(around) == 1 and any(
        one.block == around[0] and one.label and one.label.form is LabelForm.ITEM
        for one, _ in named
    )


def field_text(facts: Facts, label: Label, end: int) -> str:
    """Return what stands under a label, formulas and table headers included."""
    parts = [LABEL_END.sub("", label.rest)]
    first = label.place + 1
    parts += [each.text for each in between(facts.paragraphs, first, end)]
    parts += [each.source for each in between(facts.formulas, first, end)]
    parts += [" ".join(each.header) for each in between(facts.tables, first, end)]
    parts += [each.language or "…" for each in between(facts.code, first, end)]
    return "\n".join(filter(None, parts))


def count_items(facts: Facts, named: Sequence[Named], label: Label, end: int, text: str) -> int:
    """Count what a field lists: list items, labels or ①②③ in its text."""
    lists = lists_beside(facts, label, end)
    nested = nested_in(facts, set(lists))
    top = {one for one in lists if facts.blocks[one].parent not in nested}
    items = len(nested_in(facts, top))
    fields = {one.label for one, _ in named if not one.counted}
    leads = sum(
        1
        for one in between(facts.labels, label.place + 1, end)
        if one.form is not LabelForm.ITEM and one.block == label.block and one not in fields
    )
    headings = sum(
        1
        for one in between(facts.labels, label.place + 1, end)
        if one.form is LabelForm.HEADING and label.form is LabelForm.HEADING
    )
    return max(items, leads, headings, len(set(ENUMERATOR.findall(text))))


def lists_beside(facts: Facts, label: Label, end: int) -> list[int]:
    """Return the lists between a label and a place that do not stand in the label's block.

    A block comes before those it holds, so that none below stands before the label's own.
    """
    place = attrgetter("place")
    first = bisect_left(facts.blocks, label.place, lo=label.block, key=place)
    return [
        index
        for index in range(first, bisect_right(facts.blocks, end, lo=first, key=place))
        if facts.blocks[index].kind is BlockKind.LIST and not facts.within(label.block, index)
    ]


def nested_in(facts: Facts, lists: Collection[int]) -> set[int]:
    """Return the items of these lists."""
    if not lists:
        return set()
    first = min(lists)
    return {
        index
        for index, block in enumerate(facts.blocks[first:], first)
        if block.parent in lists
    }
