"""Find the entries of each kind and the fields at their own level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sphinx_rigor.model import BlockKind, Box, Facts, Label, LabelForm
from sphinx_rigor.reading import FoundEntry, FoundField, PartSpan
from sphinx_rigor.standard import EntryKind, FieldSpec, Standard, matches

ENUMERATOR = re.compile(r"[①-⑳]|[（(](?:[1-9]|[ivx]{1,4}|[一二三四五六七八九])[)）]")
LABEL_END = re.compile(r"^[\s:：]*(?:[（(][^（）()]{0,20}[）)]\s*[:：])?[\s:：]*")


Named = tuple[Label, FieldSpec]


@dataclass(frozen=True, slots=True)
class Start:
    """Where an entry begins: its label or its box, and the block it lives in."""

    line: int
    title: str
    scope: int
    end: int
    level: int
    inside: frozenset[int]


def find_entries(
    facts: Facts, standard: Standard, parts: Sequence[PartSpan]
) -> tuple[FoundEntry, ...]:
    """Return the entries of every kind, in the order of the document."""
    found = [
        entry for kind in standard.kinds for entry in entries_of(facts, standard, kind, parts)
    ]
    return tuple(sorted(found, key=lambda each: (each.line, each.kind)))


def entries_of(
    facts: Facts, standard: Standard, kind: EntryKind, parts: Sequence[PartSpan]
) -> Iterator[FoundEntry]:
    """Yield the entries of one kind."""
    starts = sorted(entry_starts(facts, kind), key=lambda each: each.line)
    if not starts:
        return
    named = [(label, spec) for label in facts.labels if (spec := field_of(kind, label))]
    stops = sorted({*(each.line for each in starts), *(part.line for part in parts)})
    for start in starts:
        end = min([start.end, *(line - 1 for line in stops if line > start.line)])
        end = min([end, *(line - 1 for line in breaks(facts, kind, start))])
        fields = (
            *find_fields(facts, standard, named, start, end),
            *shown_fields(facts, kind, start.line, end),
        )
        yield FoundEntry(kind.id, start.line, end, start.title, fields)


def entry_starts(facts: Facts, kind: EntryKind) -> Iterator[Start]:
    """Yield where entries begin; a box and its title are one entry."""
    boxes = [box for box in facts.boxes if box.kind in kind.boxes]
    titles = set()
    for box in boxes:
        titles.add((box.line, box.title))
        yield Start(box.line, box.title, box.own, box.end, 0, ancestors(facts, box.own))
    for label in facts.labels:
        if matches(kind.match, label.text) and not is_title_of(facts, label, boxes):
            yield label_start(facts, label)


def is_title_of(facts: Facts, label: Label, boxes: Iterable[Box]) -> bool:
    """Tell whether a label is the title of a box, or the first thing said in one."""
    return any(
        facts.within(label.block, box.own)
        and (label.text == box.title or not said_before(facts, box.line, label.line))
        for box in boxes
    )


def said_before(facts: Facts, line: int, end: int) -> bool:
    """Tell whether a paragraph stands between two lines."""
    return any(line < each.line < end for each in facts.paragraphs)


def label_start(facts: Facts, label: Label) -> Start:
    """Return where an entry named by a label begins and how far it may reach."""
    scope = label.block
    while facts.blocks[scope].kind not in {
        BlockKind.BOX,
        BlockKind.DIV,
        BlockKind.SECTION,
        BlockKind.DOCUMENT,
    }:
        scope = facts.blocks[scope].parent
    end = facts.blocks[scope].end
    return Start(label.line, label.text, scope, end, label.level, ancestors(facts, label.block))


def ancestors(facts: Facts, block: int) -> frozenset[int]:
    """Return a block and all that enclose it."""
    found = {block}
    while block > 0:
        block = facts.blocks[block].parent
        found.add(block)
    return frozenset(found)


def breaks(facts: Facts, kind: EntryKind, start: Start) -> Iterator[int]:
    """Yield the headings that end an entry: of its level or above, any below bold words.

    A heading that names one of the entry's fields goes on with it.
    """
    patterns = tuple(each for spec in kind.fields for each in spec.match)
    for label in facts.labels:
        if label.form is not LabelForm.HEADING or label.line <= start.line:
            continue
        higher = start.level and label.level <= start.level
        below_bold = not start.level and not matches(patterns, label.text)
        in_own_box = facts.blocks[start.scope].kind is BlockKind.BOX and not start.level
        if facts.within(label.block, start.scope) and (
            higher or (below_bold and not in_own_box)
        ):
            yield label.line


def find_fields(
    facts: Facts,
    standard: Standard,
    named: Sequence[Named],
    start: Start,
    end: int,
) -> Iterator[FoundField]:
    """Yield the fields of an entry; each ends where the next one begins.

    ``named`` are the labels of the document that name a field of this kind.
    """
    labels = [
        (label, spec)
        for label, spec in named
        if (start.line < label.line <= end or is_beside(start, label))
        and at_own_level(facts, named, start, label)
    ]
    stops = [*(label.line for label, _ in labels), end + 1]
    for (label, spec), (_, stop) in zip(labels, pairwise(stops), strict=True):
        last = max(stop - 1, label.line)
        text = field_text(facts, label, last)
        if matches(standard.placeholders, text):
            text = ""
        items = count_items(facts, named, label, last, text)
        yield FoundField(spec.id, label.line, last, text, items)


def shown_fields(facts: Facts, kind: EntryKind, line: int, end: int) -> Iterator[FoundField]:
    """Yield the fields that a formula, table or code block in the entry stands for."""
    for spec in kind.fields:
        first = {
            "formula": [(each.line, each.source) for each in facts.formulas if each.display],
            "table": [(each.line, " ".join(each.header) or "…") for each in facts.tables],
            "code": [(each.line, each.language or "…") for each in facts.code],
        }.get(spec.content, [])
        for place, text in first:
            if line <= place <= end:
                yield FoundField(spec.id, place, place, text, 0)
                break


def is_beside(start: Start, label: Label) -> bool:
    """Tell whether a label stands on the line of the entry's title and is another."""
    return label.line == start.line and label.text != start.title


def field_of(kind: EntryKind, label: Label) -> FieldSpec | None:
    """Return the field that a label names."""
    return next((spec for spec in kind.fields if matches(spec.match, label.text)), None)


def at_own_level(facts: Facts, named: Sequence[Named], start: Start, label: Label) -> bool:
    """Tell whether a label belongs to the entry itself, not to a list item in it.

    An item's own label does; a later label of an item does where that item began
    with a field.
    """
    around = [
        block
        for block in sorted(ancestors(facts, label.block) - start.inside)
        if facts.blocks[block].kind is BlockKind.ITEM
    ]
    if label.form is LabelForm.ITEM:
        return around[:-1] == []
    if not around:
        return True
    return len(around) == 1 and any(
        one.block == around[0] for one, _ in named if one.form is LabelForm.ITEM
    )


def field_text(facts: Facts, label: Label, end: int) -> str:
    """Return what stands under a label, formulas and table headers included."""
    parts = [LABEL_END.sub("", label.rest)]
    parts += [each.text for each in facts.paragraphs if label.line < each.line <= end]
    parts += [each.source for each in facts.formulas if label.line < each.line <= end]
    parts += [" ".join(each.header) for each in facts.tables if label.line < each.line <= end]
    parts += [each.language or "…" for each in facts.code if label.line < each.line <= end]
    return "\n".join(filter(None, parts))


def count_items(facts: Facts, named: Sequence[Named], label: Label, end: int, text: str) -> int:
    """Count what a field lists: list items, bold lead-ins or ①②③ in its text."""
    lists = [
        index
        for index, block in enumerate(facts.blocks)
        if block.kind is BlockKind.LIST
        and label.line <= block.line <= end
        and not facts.within(label.block, index)
    ]
    top = [one for one in lists if facts.blocks[one].parent not in nested_in(facts, lists)]
    items = sum(1 for block in facts.blocks if block.parent in top)
    fields = {one for one, _ in named}
    leads = sum(
        1
        for one in facts.labels
        if label.line < one.line <= end
        and one.form is not LabelForm.ITEM
        and one.block == label.block
        and one not in fields
    )
    return max(items, leads, len(set(ENUMERATOR.findall(text))))


def nested_in(facts: Facts, lists: list[int]) -> set[int]:
    """Return the items of these lists."""
    return {index for index, block in enumerate(facts.blocks) if block.parent in lists}
