"""Find the members of a heading that names a kind for all that stands below it.

Below ``核心缺陷`` authors write ``#### 速度慢``, ``**速度慢**``, ``1. **速度慢**：…`` with
问题, 原因 and 影响 in each, or a table with a column for each. The first of these forms that
holds the fields of the kind tells its members; a kind without fields asks for content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_rigor.recognition.naming import field_named
from sphinx_rigor.recognition.outline import Mark, Outline, row_mark
from sphinx_rigor.recognition.titles import read_title
from sphinx_rigor.records import BlockKind, LabelForm, Table, ancestors, between
from sphinx_rigor.standard import EntryKind, FieldSpec

FULL = 2
"""Fields that tell an entry from an item of another list; one may have fewer then."""


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a table that is an entry: its mark, and the cells that are fields."""

    mark: Mark
    cells: tuple[tuple[FieldSpec, str], ...]


def members_of(outline: Outline, heading: Mark, kind: EntryKind) -> list[Mark]:
    """Return the members below a heading, in the first form that has some."""
    below = [each for each in outline.inside(heading) if not each.box]
    for form in (headings, bold_lines, items):
        found = list(form(outline, below))
        kept = fielded(outline, heading, found, kind) if kind.fields else leaves(found)
        if kept:
            return kept
    return []


def headings(_outline: Outline, below: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the headings that no other heading below stands above."""
    end = -1
    for each in below:
        if each.level and each.place > end:
            end = each.end
            yield each


def bold_lines(outline: Outline, below: Sequence[Mark]) -> Iterator[Mark]:
    """Yield bold words outside of lists."""
    for each in below:
        form = each.label.form if each.label else None
        if form is LabelForm.BOLD and not in_items(outline, each):
            yield each


def items(outline: Outline, below: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the labels of list items that are in no other item, and terms."""
    for each in below:
        form = each.label.form if each.label else None
        if form in {LabelForm.ITEM, LabelForm.FIELD} and in_items(outline, each) < FULL:
            yield each


def in_items(outline: Outline, mark: Mark) -> int:
    """Count the list items around a mark, its own included."""
    blocks = outline.facts.blocks
    return sum(
        1
        for each in ancestors(outline.facts, mark.block)
        if blocks[each].kind is BlockKind.ITEM
    )


def leaves(found: Sequence[Mark]) -> list[Mark]:
    """Return members of a kind without fields: at least two titles, of one form."""
    if found and found[0].level:
        return list(found) if len(found) >= FULL else []
    titles = [each for each in found if each.bold]
    return titles if len(titles) >= FULL and all(each.alone for each in titles) else []


def fielded(
    outline: Outline, heading: Mark, found: Sequence[Mark], kind: EntryKind
) -> list[Mark]:
    """Return members that hold fields of the kind, if one of them has enough."""
    titles = [each for each in found if field_named(kind, each.text, each.title) is None]
    counts = []
    for index, each in enumerate(titles):
        end = titles[index + 1].place - 1 if index + 1 < len(titles) else heading.end
        counts.append(len(set(fields_in(outline, each, min(end, each.end), kind))))
    enough = min(FULL, len(kind.fields))
    if not counts or max(counts) < enough:
        return []
    return [each for each, count in zip(titles, counts, strict=True) if count]


def fields_in(outline: Outline, mark: Mark, end: int, kind: EntryKind) -> Iterator[FieldSpec]:
    """Yield the fields named below a mark up to a place."""
    for each in outline.inside(mark, end):
        if spec := field_named(kind, each.text, each.title):
            yield spec


def row_members(outline: Outline, heading: Mark, kind: EntryKind) -> list[Member]:
    """Return the rows of the first table below a heading that has columns for fields."""
    for table in between(outline.facts.tables, heading.place, heading.end):
        columns = field_columns(table, kind)
        if len({spec.id for spec in columns.values()}) >= min(FULL, max(len(kind.fields), 1)):
            return [
                Member(
                    row_mark(outline.facts, table, row, ""),
                    tuple((spec, row.cells[index]) for index, spec in columns.items()),
                )
                for row in table.body
                if len(row.cells) == len(table.header)
            ]
    return []


def field_columns(table: Table, kind: EntryKind) -> dict[int, FieldSpec]:
    """Return the fields that the header of a table names, by their columns."""
    named = (
        (index, field_named(kind, cell, read_title(cell)))
        for index, cell in enumerate(table.header)
    )
    return {index: spec for index, spec in named if spec}
