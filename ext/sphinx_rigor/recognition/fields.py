"""Find the fields of an entry, at its own level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

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
Labels = Collection[Label | None]


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
        for mark in outside(inner, (*beside(outline, start), *marks_in(outline, start)))
        if mark is not start.mark and (spec := field_named(start.kind, mark.text, mark.title))
    ]
    begun = {
        mark.block for mark, _ in named if mark.label and mark.label.form is LabelForm.ITEM
    }
    own = [each for each in named if at_own_level(outline.facts, begun, start, each[0])]
    homes = Counter(outline.facts.blocks[mark.block].parent for mark, _ in own)
    own = [each for each in own if not is_point_of_another(outline, start, homes, each[0])]
    own = without_points(without_lone_rows(own))
    ends = [*(mark.place for mark, _ in own), start.end + 1]
    labels = frozenset(mark.label for mark, _ in named if not mark.counted)
    found = [
        made(outline, standard, labels, each, max(stop - 1, each[0].place))
        for each, (_, stop) in zip(own, pairwise(ends), strict=True)
    ]
    yield from lead(outline, standard, start, own, found)
    yield from found
    yield from shown_fields(outline.facts, start.kind, start.place, start.end)


def marks_in(outline: Outline, start: Start) -> Sequence[Mark]:
    """Return the marks of an entry below its title."""
    return outline.inside(start.mark, start.end)


def outside(inner: Sequence[range], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks that stand in none of some spans; both are in order."""
    reached, following = -1, 0
    for mark in marks:
        while following < len(inner) and inner[following].start <= mark.place:
            reached = max(reached, inner[following].stop)
            following += 1
        if mark.place >= reached:
            yield mark


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
        if mark.text != start.mark.text:
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
    outline: Outline, start: Start, homes: Mapping[int, int], mark: Mark
) -> bool:
    """Tell whether an item stands in a list below bold words that name no field.

    ``总体效果`` among the points of ``设计1`` is none of the entry; a list of fields is:
    ``homes`` counts the fields by what their blocks stand in.
    """
    blocks, label = outline.facts.blocks, mark.label
    if label is None or label.form is not LabelForm.ITEM or label.bold:
        return False
    home = blocks[label.block].parent
    if homes[home] > 1:
        return False
    before = next(
        (
            each
            for each in reversed(outline.inside(start.mark, blocks[home].place - 1))
            if each.label is not None and each.bold and each.scope == mark.scope
        ),
        None,
    )
    return before is not None and field_named(start.kind, before.text, before.title) is None


def without_lone_rows(own: list[Named]) -> list[Named]:
    """Return fields without rows of tables where one row only has the name of a field."""
    rows = [mark for mark, _ in own if is_row(mark)]
    counts = Counter(mark.block for mark in rows)
    lone = {mark.place for mark in rows if counts[mark.block] < PAIR}
    return [each for each in own if not (is_row(each[0]) and each[0].place in lone)]


def is_row(mark: Mark) -> bool:
    """Tell whether a mark is a row of a table."""
    return mark.label is not None and mark.label.form is LabelForm.ROW


def made(
    outline: Outline, standard: Standard, labels: Labels, field: Named, end: int
) -> FoundField:
    """Return the field that a label begins, up to a place."""
    mark, spec = field
    facts, label = outline.facts, mark.label
    text = field_text(facts, label, end) if label else ""
    if is_nothing(standard.placeholders, text):
        text = ""
    items = count_items(outline, labels, label, end, text) if label else 0
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


def at_own_level(facts: Facts, begun: Collection[int], start: Start, mark: Mark) -> bool:
    """Tell whether a label belongs to the entry itself, not to a list item in it.

    An item's own label does, a defined term included; a later label of an item does
    where that item began with a field: it is among those ``begun`` with one.
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
    return len(around) == 1 and around[0] in begun


def field_text(facts: Facts, label: Label, end: int) -> str:
    """Return what stands under a label, formulas and table headers included."""
    parts = [LABEL_END.sub("", label.rest)]
    first = label.place + 1
    parts += [each.text for each in between(facts.paragraphs, first, end)]
    parts += [each.source for each in between(facts.formulas, first, end)]
    parts += [" ".join(each.header) for each in between(facts.tables, first, end)]
    parts += [each.language or "…" for each in between(facts.code, first, end)]
    return "\n".join(filter(None, parts))


def count_items(outline: Outline, fields: Labels, label: Label, end: int, text: str) -> int:
    """Count what a field lists: list items, labels or ①②③ in its text.

    ``fields`` are the labels that name fields themselves.
    """
    facts, blocks, held = outline.facts, outline.facts.blocks, outline.lists
    lists = [
        index
        for index in held.within(label.place, end)
        if index >= label.block and not facts.within(label.block, index)
    ]
    nested = {item for one in lists for item in held.items.get(one, ())}
    top = [one for one in lists if blocks[one].parent not in nested]
    items = sum(len(held.items.get(one, ())) for one in top)
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
