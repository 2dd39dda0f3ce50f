"""Find the entries of each kind and the fields at their own level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinx_rigor.facts import BlockKind, Box, Facts, Label, LabelForm
from sphinx_rigor.fields import Start, ancestors, field_of, find_fields, shown_fields
from sphinx_rigor.reading import FoundEntry, PartSpan
from sphinx_rigor.standard import EntryKind, Standard, matches


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
