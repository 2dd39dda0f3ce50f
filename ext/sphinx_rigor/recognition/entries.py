"""Find the entries of each kind and the fields at their own level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sphinx_rigor.recognition.fields import find_fields
from sphinx_rigor.recognition.outline import Outline, read_outline
from sphinx_rigor.recognition.owners import Start, find_starts
from sphinx_rigor.recognition.reading import FoundEntry, PartSpan
from sphinx_rigor.records import Facts, LabelForm, between
from sphinx_rigor.standard import Standard


def find_entries(
    facts: Facts, standard: Standard, parts: Sequence[PartSpan], *, asked_only: bool = False
) -> tuple[FoundEntry, ...]:
    """Return the entries of every kind, in the order of the document."""
    wanted = asked(facts, standard, parts)
    if asked_only and not wanted:
        return ()
    outline = read_outline(facts, standard)
    starts = find_starts(outline, standard, stops(facts, parts), wanted)
    found = (entry(outline, standard, each, starts) for each in starts)
    return tuple(sorted(found, key=lambda each: (each.place, each.kind)))


def stops(facts: Facts, parts: Sequence[PartSpan]) -> frozenset[int]:
    """Return the places of headings that are no entries: of parts, and the title."""
    first = next((each for each in facts.labels if each.form is LabelForm.HEADING), None)
    own = {first.place} if first and first.text == facts.title else set()
    return frozenset({*own, *(part.place for part in parts)})


def asked(facts: Facts, standard: Standard, parts: Sequence[PartSpan]) -> Mapping[str, range]:
    """Return the places where entries of each kind are asked for."""
    spans = {each.id: range(each.place, each.end + 1) for each in reversed(parts)}
    found: dict[str, range] = {}
    for part in standard.parts:
        for each in part.require:
            if each.what == "entry" and part.id in spans:
                found |= dict.fromkeys(each.kinds, spans[part.id])
    for each in standard.require:
        if each.what == "entry":
            found |= dict.fromkeys(each.kinds, range(facts.end + 1))
    return found


def entry(
    outline: Outline, standard: Standard, start: Start, starts: Sequence[Start]
) -> FoundEntry:
    """Return the entry that begins at a start, with its fields."""
    inner = tuple(nested(start, starts))
    fields = tuple(find_fields(outline, standard, start, inner))
    mark = start.mark
    said = what_it_says(outline.facts, start)
    return FoundEntry(start.kind.id, mark.spot, start.end, mark.text, said, fields)


def what_it_says(facts: Facts, start: Start) -> str:
    """Return the words and formulas of an entry, but for its number."""
    mark = start.mark
    if start.row:
        return "\n".join((mark.text, *(cell for _, cell in start.row.cells)))
    own = mark.title.rest or mark.title.head
    told = [own, mark.label.rest if mark.label else ""]
    told += [each.text for each in between(facts.paragraphs, start.place + 1, start.end)]
    told += [each.source for each in between(facts.formulas, start.place + 1, start.end)]
    told += [" ".join(each.header) for each in between(facts.tables, start.place, start.end)]
    told += [each.target for each in between(facts.images, start.place, start.end)]
    return "\n".join(told)


def nested(start: Start, starts: Sequence[Start]) -> Iterator[range]:
    """Yield the places of the entries inside another one; what they hold is theirs."""
    for each in between(starts, start.place + 1, start.end):
        yield range(each.place, each.end + 1)
