"""Find entries that carry no word of their kind because a heading above says it for all.

Below ``核心缺陷``, authors list ``1. **速度慢**：…`` with 问题, 原因 and 影响 under each. Such
an item is an entry where at least two of the kind's fields stand in it, so that no list
of mere keywords is taken for entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_rigor.recognition.fields import Start, field_of
from sphinx_rigor.records import BlockKind, Facts, Label, LabelForm, ancestors, between
from sphinx_rigor.standard import EntryKind, matches

LEAST = 2
"""Fields that tell an entry from an item of another list."""


def gathering(
    facts: Facts, kind: EntryKind, found: Sequence[Start]
) -> Iterator[tuple[Label, list[Label]]]:
    """Yield each heading that names the kind with the items below that are entries.

    A heading with entries of its own below it, found by their titles, gathers those only.
    """
    if not kind.group:
        return
    headings = [each for each in facts.labels if each.form is LabelForm.HEADING]
    for heading in headings:
        if matches(kind.group, heading.text):
            end = section_end(facts, heading, headings)
            if not any(heading.place < each.place <= end for each in found):
                labels = between(facts.labels, heading.place + 1, end)
                yield heading, [each for each in labels if is_entry(facts, kind, each)]


def section_end(facts: Facts, heading: Label, headings: Sequence[Label]) -> int:
    """Return the last place before the next heading as high as this one."""
    after = (
        each.place - 1
        for each in headings
        if each.place > heading.place and each.level <= heading.level
    )
    return next(after, facts.blocks[0].end)


def is_entry(facts: Facts, kind: EntryKind, label: Label) -> bool:
    """Tell whether a list item, in no other, begins in bold and holds fields of the kind."""
    if label.form is not LabelForm.ITEM or not label.bold or field_of(kind, label):
        return False
    items = [
        each
        for each in ancestors(facts, label.block)
        if facts.blocks[each].kind is BlockKind.ITEM
    ]
    inside = (
        each
        for each in between(facts.labels, label.place, facts.blocks[label.block].end)
        if each is not label and facts.within(each.block, label.block)
    )
    named = {spec.id for each in inside if (spec := field_of(kind, each))}
    return len(items) == 1 and len(named) >= LEAST
