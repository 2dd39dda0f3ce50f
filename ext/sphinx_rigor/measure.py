"""Measure what a standard counts: one outcome for each requirement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sphinx_rigor.model import Facts, LabelForm
from sphinx_rigor.reading import FoundEntry, Reading
from sphinx_rigor.standard import FieldNeed, Requirement, Standard, matches


@dataclass(frozen=True, slots=True)
class Scope:
    """The lines a requirement looks at; ``part`` is ``""`` for the whole article."""

    part: str
    line: int
    end: int

    def holds(self, line: int) -> bool:
        """Tell whether a line lies in this scope."""
        return self.line <= line <= self.end


@dataclass(frozen=True, slots=True)
class Lack:
    """An entry with the fields it lacks."""

    entry: FoundEntry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A requirement with what was found: ``complete`` counts entries that lack nothing."""

    scope: Scope
    requirement: Requirement
    found: int
    complete: int
    lacks: tuple[Lack, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the requirement is satisfied."""
        most = self.requirement.max
        return self.complete >= self.requirement.min and (not most or self.found <= most)


Counter = Callable[[Facts, Requirement, Scope], int]


def measure(facts: Facts, reading: Reading, standard: Standard) -> tuple[Outcome, ...]:
    """Return the outcome of every requirement; those of a missing part find nothing."""
    found = []
    for part in standard.parts:
        span = reading.part(part.id)
        scope = Scope(part.id, span.line, span.end) if span else Scope(part.id, 0, -1)
        if span and is_hollow(facts, standard, scope):
            scope = Scope(part.id, span.line, span.line - 1)
        if span or not part.optional:
            found += [outcome(facts, reading, each, scope) for each in part.require]
    whole = Scope("", 1, facts.lines)
    return (*found, *(outcome(facts, reading, each, whole) for each in standard.require))


def outcome(facts: Facts, reading: Reading, wanted: Requirement, scope: Scope) -> Outcome:
    """Measure one requirement."""
    if wanted.what != "entry":
        count = COUNTERS[wanted.what](facts, wanted, scope)
        return Outcome(scope, wanted, count, count)
    entries = [
        each
        for each in reading.entries
        if each.kind in wanted.kinds and scope.holds(each.line) and has_body(facts, each)
    ]
    lacks = [Lack(each, lacking(each, wanted.each)) for each in entries]
    complete = sum(1 for each in lacks if not each.fields)
    return Outcome(
        scope, wanted, len(entries), complete, tuple(each for each in lacks if each.fields)
    )


def has_body(facts: Facts, entry: FoundEntry) -> bool:
    """Tell whether an entry says anything beyond its title."""
    label = next((one for one in facts.labels if one.line == entry.line), None)
    rest = label.rest.strip(" :：") if label else ""
    return bool(rest) or facts.solid_lines(entry.line + 1, entry.end) > 0


def lacking(entry: FoundEntry, needs: tuple[FieldNeed, ...]) -> tuple[str, ...]:
    """Return the ids of the fields an entry lacks."""
    return tuple(need.field for need in needs if not satisfied(entry, need))


def satisfied(entry: FoundEntry, need: FieldNeed) -> bool:
    """Tell whether an entry has a field with what must be in it."""
    return any(
        not each.empty
        and each.items >= need.items
        and (not need.match or matches(need.match, each.text))
        for each in entry.fields
        if each.id == need.field
    )


def is_hollow(facts: Facts, standard: Standard, scope: Scope) -> bool:
    """Tell whether a part holds nothing, or nothing but placeholders."""
    said = [
        each
        for each in facts.paragraphs
        if scope.holds(each.line) and not matches(standard.placeholders, each.text)
    ]
    shown = (*facts.formulas, *facts.tables, *facts.code, *facts.images)
    return not said and not any(scope.holds(each.line) for each in shown)


def count_formulas(facts: Facts, _wanted: Requirement, scope: Scope) -> int:
    """Count distinct display formulas."""
    return len(
        {each.source for each in facts.formulas if each.display and scope.holds(each.line)}
    )


def count_lines(facts: Facts, _wanted: Requirement, scope: Scope) -> int:
    """Count non-blank lines."""
    return facts.solid_lines(scope.line, scope.end)


def count_words(facts: Facts, _wanted: Requirement, scope: Scope) -> int:
    """Count words of text."""
    return sum(each.words for each in facts.paragraphs if scope.holds(each.line))


def count_sections(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Count headings, of one level if stated, below the part's own."""
    return sum(
        1
        for each in facts.labels
        if each.form is LabelForm.HEADING
        and scope.holds(each.line)
        and (each.line > scope.line or not scope.part)
        and (not wanted.level or each.level == wanted.level)
        and (not wanted.match or matches(wanted.match, each.text))
    )


def count_boxes(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Count boxes that are not empty."""
    return sum(
        1
        for each in facts.boxes
        if scope.holds(each.line)
        and not each.empty
        and (not wanted.kinds or each.kind in wanted.kinds)
    )


def count_topics(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Count labels that name the topic, below the part's own heading."""
    return sum(
        1
        for each in facts.labels
        if scope.holds(each.line)
        and (each.line > scope.line or not scope.part)
        and matches(wanted.match, each.text)
    )


def count_tables(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Count tables that are large enough and have the header asked for."""
    return sum(
        1
        for each in facts.tables
        if scope.holds(each.line)
        and each.rows >= max(wanted.rows, 1)
        and each.columns >= wanted.columns
        and (not wanted.match or matches(wanted.match, " | ".join(each.header)))
    )


def count_code(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Count code blocks in the languages asked for."""
    return sum(
        1
        for each in facts.code
        if scope.holds(each.line)
        and (not wanted.language or each.language.lower() in wanted.language)
    )


def count_items(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Return the length of the longest list of items that say what is asked for."""
    counts: dict[int, int] = {}
    for index, block in enumerate(facts.blocks):
        if block.kind == "item" and scope.holds(block.line):
            first = next((each.text for each in facts.paragraphs if each.block == index), "")
            if not wanted.match or matches(wanted.match, first):
                counts[block.parent] = counts.get(block.parent, 0) + 1
    return max(counts.values(), default=0)


def count_images(facts: Facts, _wanted: Requirement, scope: Scope) -> int:
    """Count pictures."""
    return sum(1 for each in facts.images if scope.holds(each.line))


def count_links(facts: Facts, wanted: Requirement, scope: Scope) -> int:
    """Count links, to targets that match if stated."""
    return sum(
        1
        for each in facts.links
        if scope.holds(each.line) and (not wanted.match or matches(wanted.match, each.target))
    )


COUNTERS: Mapping[str, Counter] = MappingProxyType(
    {
        "formula": count_formulas,
        "line": count_lines,
        "word": count_words,
        "section": count_sections,
        "box": count_boxes,
        "topic": count_topics,
        "table": count_tables,
        "code": count_code,
        "list": count_items,
        "image": count_images,
        "link": count_links,
    }
)
