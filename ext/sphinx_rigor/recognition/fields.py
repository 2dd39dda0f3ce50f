"""Find the fields of an entry, at its own level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sphinx_rigor.recognition.reading import FoundField
from sphinx_rigor.records import (
    BlockKind,
    Facts,
    Label,
    LabelForm,
    Spot,
    ancestors,
    between,
)
from sphinx_rigor.standard import EntryKind, FieldSpec, Standard, matches

ENUMERATOR = re.compile(r"[①-⑳]|[（(](?:[1-9]|[ivx]{1,4}|[一二三四五六七八九])[)）]")
LABEL_END = re.compile(r"^[\s:：]*(?:[（(][^（）()]{0,20}[）)]\s*[:：])?[\s:：]*")


Named = tuple[Label, FieldSpec]


@dataclass(frozen=True, slots=True)
class Start:
    """Where an entry begins: its label or its box, and the block it lives in.

    ``colon`` tells words before a colon from words that stand alone as a title does.
    """

    spot: Spot
    title: str
    scope: int
    end: int
    level: int
    inside: frozenset[int]
    box: bool = False
    colon: bool = False
    alone: bool = False

    @property
    def place(self) -> int:
        """Where its label or its box stands."""
        return self.spot.place


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
        if (start.place < label.place <= end or is_beside(start, label))
        and at_own_level(facts, named, start, label)
    ]
    stops = [*(label.place for label, _ in labels), end + 1]
    for (label, spec), (_, stop) in zip(labels, pairwise(stops), strict=True):
        last = max(stop - 1, label.place)
        text = field_text(facts, label, last)
        if matches(standard.placeholders, text):
            text = ""
        items = count_items(facts, named, label, last, text)
        yield FoundField(spec.id, label.spot, last, text, items)


def shown_fields(facts: Facts, kind: EntryKind, place: int, end: int) -> Iterator[FoundField]:
    """Yield the fields that a formula, table or code block in the entry stands for."""
    for spec in kind.fields:
        first = {
            "formula": [(each.spot, each.source) for each in facts.formulas if each.display],
            "table": [(each.spot, " ".join(each.header) or "…") for each in facts.tables],
            "code": [(each.spot, each.language or "…") for each in facts.code],
        }.get(spec.content, [])
        for spot, text in first:
            if place <= spot.place <= end:
                yield FoundField(spec.id, spot, spot.place, text, 0)
                break


def is_beside(start: Start, label: Label) -> bool:
    """Tell whether a label stands on the line of the entry's title and is another."""
    return label.place == start.place and label.text != start.title


def field_of(kind: EntryKind, label: Label) -> FieldSpec | None:
    """Return the field that a label names."""
    return next((spec for spec in kind.fields if matches(spec.match, label.text)), None)


def at_own_level(facts: Facts, named: Sequence[Named], start: Start, label: Label) -> bool:
    """Tell whether a label belongs to the entry itself, not to a list item in it.

    An item's own label does, a defined term included; a later label of an item does
    where that item began with a field.
    """
    around = [
        block
        for block in sorted(ancestors(facts, label.block) - start.inside)
        if facts.blocks[block].kind is BlockKind.ITEM
    ]
    is_term = label.form is LabelForm.FIELD and label.block in around
    if label.form is LabelForm.ITEM or is_term:
        return around[:-1] == []
    if not around:
        return True
    return len(around) == 1 and any(
        one.block == around[0] for one, _ in named if one.form is LabelForm.ITEM
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
    """Count what a field lists: list items, bold lead-ins or ①②③ in its text."""
    # A block comes before those it holds, so that none below stands before the label's own.
    lists = [
        index
        for index, block in enumerate(facts.blocks[label.block :], label.block)
        if block.kind is BlockKind.LIST
        and label.place <= block.place <= end
        and not facts.within(label.block, index)
    ]
    nested = nested_in(facts, lists)
    top = {one for one in lists if facts.blocks[one].parent not in nested}
    items = sum(1 for block in facts.blocks[min(top, default=0) :] if block.parent in top)
    fields = {one for one, _ in named}
    leads = sum(
        1
        for one in between(facts.labels, label.place + 1, end)
        if one.form is not LabelForm.ITEM and one.block == label.block and one not in fields
    )
    return max(items, leads, len(set(ENUMERATOR.findall(text))))


def nested_in(facts: Facts, lists: list[int]) -> set[int]:
    """Return the items of these lists."""
    first = min(lists, default=0)
    inside = set(lists)
    return {
        index
        for index, block in enumerate(facts.blocks[first:], first)
        if block.parent in inside
    }
