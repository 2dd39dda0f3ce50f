"""Find the entries of each kind and the fields at their own level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_rigor.recognition.fields import Start, field_of, find_fields, shown_fields
from sphinx_rigor.recognition.reading import FoundEntry, PartSpan
from sphinx_rigor.recognition.starts import Every, find_starts, numbered_starts, starts_by_kind
from sphinx_rigor.records import BlockKind, Facts, LabelForm, between
from sphinx_rigor.standard import EntryKind, Standard, matches


def find_entries(
    facts: Facts, standard: Standard, parts: Sequence[PartSpan]
) -> tuple[FoundEntry, ...]:
    """Return the entries of every kind, in the order of the document."""
    every = starts_by_kind(facts, standard)
    found = [
        entry
        for kind in standard.kinds
        for entry in entries_of(facts, standard, every, kind, parts)
    ]
    return tuple(sorted(found, key=lambda each: (each.place, each.kind)))


def entries_of(
    facts: Facts, standard: Standard, every: Every, kind: EntryKind, parts: Sequence[PartSpan]
) -> Iterator[FoundEntry]:
    """Yield the entries of one kind."""
    heads = frozenset(part.place for part in parts)
    starts = find_starts(facts, every, kind, heads)
    if not starts:
        return
    within = between(facts.labels, starts[0].place, max(each.end for each in starts))
    named = [(label, spec) for label in within if (spec := field_of(kind, label))]
    stops = sorted({*(each.place for each in starts), *heads})
    others = numbered_starts(every, kind)
    for start in starts:
        beside = (each.place for each in others if each.inside <= start.inside)
        after = (each for each in (*stops, *beside) if each > start.place)
        end = min([start.end, *(each - 1 for each in (*after, *breaks(facts, kind, start)))])
        fields = (
            *find_fields(facts, standard, named, start, end),
            *shown_fields(facts, kind, start.place, end),
        )
        yield FoundEntry(kind.id, start.spot, end, start.title, fields)


def breaks(facts: Facts, kind: EntryKind, start: Start) -> Iterator[int]:
    """Yield the headings that end an entry: of its level or above, any below bold words.

    A heading that names one of the entry's fields goes on with it.
    """
    patterns = tuple(each for spec in kind.fields for each in spec.match)
    for label in between(facts.labels, start.place + 1, start.end):
        if label.form is not LabelForm.HEADING:
            continue
        higher = start.level and label.level <= start.level
        below_bold = not start.level and not matches(patterns, label.text)
        in_own_box = facts.blocks[start.scope].kind is BlockKind.BOX and not start.level
        if facts.within(label.block, start.scope) and (
            higher or (below_bold and not in_own_box)
        ):
            yield label.place
