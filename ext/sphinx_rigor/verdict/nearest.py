"""Find what an author may have meant where a part, an entry or a field is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sphinx_rigor.recognition import FoundEntry, Reading, is_about, is_field
from sphinx_rigor.records import Facts, Label, LabelForm, Spot, between, document_headings
from sphinx_rigor.standard import EntryKind, FieldSpec, Part, Requirement
from sphinx_rigor.verdict.counts import Scope

ALIKE = 0.6
"""Headings are alike from this ratio on; difflib's own bound for close matches."""


class NearKind(StrEnum):
    """What a near miss is."""

    LABEL = "label"
    EMPTY = "empty"
    NESTED = "nested"
    TABLE = "table"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Near:
    """Something that may be what is missing."""

    kind: NearKind
    spot: Spot
    text: str = ""


def near_field(facts: Facts, kind: EntryKind, entry: FoundEntry, name: str) -> Near | None:
    """Return what in an entry may be the field that it lacks.

    Its own label, empty or inside a list item, comes first; then a table, then a label
    that no field accounts for.
    """
    if (found := entry.field(name)) and not found.empty:
        return None
    own = named_so(facts, kind.field(name), entry)
    if own:
        return Near(NearKind.EMPTY if found else NearKind.NESTED, own.spot, own.text)
    shown = {each.place for each in entry.fields}
    for table in between(facts.tables, entry.place + 1, entry.end):
        if table.place not in shown:
            return Near(NearKind.TABLE, table.spot)
    free = next(free_labels(facts, kind, entry), None)
    return Near(NearKind.LABEL, free.spot, free.text) if free else None


def named_so(facts: Facts, field: FieldSpec, entry: FoundEntry) -> Label | None:
    """Return a label in an entry that has the name of a field."""
    inside = between(facts.labels, entry.place + 1, entry.end)
    return next((each for each in inside if is_field(field, each.text)), None)


def free_labels(facts: Facts, kind: EntryKind, entry: FoundEntry) -> Iterator[Label]:
    """Yield bold labels at the entry's own level that name none of its fields."""
    own = between(facts.labels, entry.place, entry.place)
    home = own[0].block if own else None
    for each in between(facts.labels, entry.place + 1, entry.end):
        at_home = each.block == home and each.form is LabelForm.BOLD
        if at_home and not names_field(kind, each.text):
            yield each


def names_field(kind: EntryKind, text: str) -> bool:
    """Tell whether a title names any field of a kind."""
    return any(is_field(each, text) for each in kind.fields)


def near_entry(facts: Facts, reading: Reading, kind: EntryKind, scope: Scope) -> Near | None:
    """Return a label that names the kind and is no entry, or an entry in another part."""
    starts = {each.place for each in reading.entries}
    some = any(each.kind == kind.id and scope.holds(each.place) for each in reading.entries)
    for each in facts.labels:
        if some and each.form is LabelForm.HEADING:
            continue
        inside = scope.place < each.place <= scope.end and each.place not in starts
        if inside and kind.title in each.text and not names_field(kind, each.text):
            return Near(NearKind.LABEL, each.spot, each.text)
    for entry in reading.entries:
        if entry.kind == kind.id and not scope.holds(entry.place):
            return Near(NearKind.ELSEWHERE, entry.spot, entry.title)
    return None


def near_topic(facts: Facts, wanted: Requirement, scope: Scope) -> Near | None:
    """Return a label that names a topic and has nothing after it."""
    for each in between(facts.labels, scope.place + bool(scope.part), scope.end):
        if is_about(wanted, each.text):
            return Near(NearKind.EMPTY, each.spot, each.text)
    return None


def near_part(facts: Facts, reading: Reading, part: Part) -> Near | None:
    """Return the heading most like that of a part that is missing."""
    taken = {each.place for each in (*reading.parts, *reading.duplicates)}
    free = [each for each in document_headings(facts) if each.place not in taken]
    best = max(free, key=lambda each: likeness(each.text, part.title), default=None)
    if best is None or likeness(best.text, part.title) < ALIKE:
        return None
    return Near(NearKind.LABEL, best.spot, best.text)


def likeness(text: str, title: str) -> float:
    """Return how alike two titles are, from 0 to 1."""
    matcher = SequenceMatcher(a=title.casefold(), b=text.casefold(), autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio)
    return matcher.ratio() if all(bound() >= ALIKE for bound in bounds) else 0.0
