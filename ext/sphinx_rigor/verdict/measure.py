"""Measure what a standard counts: one outcome for each requirement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sphinx_rigor.recognition import FoundEntry, Reading, is_hollow
from sphinx_rigor.records import START, Facts, between
from sphinx_rigor.standard import FieldNeed, Patterns, Requirement, Standard, matches
from sphinx_rigor.verdict.counts import Scope, count
from sphinx_rigor.verdict.evidence import kept_topics
from sphinx_rigor.verdict.nearest import Near, near_entry, near_field, near_topic

SHARED = 2
"""Topics from which on it matters what each of them rests on."""


@dataclass(frozen=True, slots=True)
class Lack:
    """An entry with the fields it lacks, and what may be the first of them."""

    entry: FoundEntry
    fields: tuple[str, ...]
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A requirement with what was found: ``complete`` counts entries that lack nothing."""

    scope: Scope
    requirement: Requirement
    found: int
    complete: int
    lacks: tuple[Lack, ...] = ()
    near: Near | None = None
    others: tuple[Outcome, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the requirement, or one of its alternatives, is satisfied."""
        return self.met_itself or any(each.met for each in self.others)

    @property
    def met_itself(self) -> bool:
        """Whether the requirement is satisfied without its alternatives."""
        wanted = self.requirement
        enough = self.complete >= wanted.min and not (wanted.every and self.lacks)
        return enough and (wanted.max is None or self.found <= wanted.max)


def measure(facts: Facts, reading: Reading, standard: Standard) -> tuple[Outcome, ...]:
    """Return the outcome of every requirement; those of a missing part find nothing."""
    found: list[Outcome] = []
    for part in standard.parts:
        span = reading.part(part.id)
        scope = (
            Scope(part.id, span.heading.spot, span.end) if span else Scope(part.id, START, 0)
        )
        if span and is_hollow(facts, standard.placeholders, scope.place, scope.end):
            scope = Scope(part.id, span.heading.spot, span.place - 1)
        if span or not part.optional:
            these = [outcome(facts, reading, standard, each, scope) for each in part.require]
            found += told_apart(facts, standard.placeholders, these)
    whole = Scope("", START, facts.end)
    return (
        *found,
        *(outcome(facts, reading, standard, each, whole) for each in standard.require),
    )


def told_apart(facts: Facts, placeholders: Patterns, outcomes: list[Outcome]) -> list[Outcome]:
    """Return the outcomes of a part; a sentence that several topics share meets one of them."""
    topics = [
        each.requirement for each in outcomes if each.requirement.what == "topic" and each.found
    ]
    if len(topics) < SHARED:
        return outcomes
    scope = outcomes[0].scope
    kept = kept_topics(facts, scope, topics, placeholders)
    return [
        replace(each, found=0, complete=0)
        if each.requirement in topics and each.requirement not in kept
        else each
        for each in outcomes
    ]


def outcome(
    facts: Facts, reading: Reading, standard: Standard, wanted: Requirement, scope: Scope
) -> Outcome:
    """Measure one requirement and its alternatives."""
    own = measured(facts, reading, standard, wanted, scope)
    if not wanted.alternatives:
        return own
    found = (measured(facts, reading, standard, each, scope) for each in wanted.alternatives)
    return replace(own, others=tuple(found))


def measured(
    facts: Facts, reading: Reading, standard: Standard, wanted: Requirement, scope: Scope
) -> Outcome:
    """Measure one requirement."""
    if wanted.what != "entry":
        there = count(facts, wanted, scope, standard.placeholders)
        near = (
            near_topic(facts, wanted, scope) if wanted.what == "topic" and not there else None
        )
        return Outcome(scope, wanted, there, there, near=near)
    entries = different(
        each
        for each in reading.entries
        if each.kind in wanted.kinds and scope.holds(each.place) and has_body(facts, each)
    )
    lacks = tuple(
        Lack(each, fields, near_field(facts, standard.kind(each.kind), each, fields[0]))
        for each in entries
        if (fields := lacking(each, wanted.each))
    )
    few = len(entries) < wanted.min and scope.there
    near = near_entry(facts, reading, standard.kind(wanted.kinds[0]), scope) if few else None
    return Outcome(scope, wanted, len(entries), len(entries) - len(lacks), lacks, near)


def different(entries: Iterable[FoundEntry]) -> list[FoundEntry]:
    """Return entries without those that say what one before them says."""
    return list({each.said: each for each in reversed(list(entries))}.values())[::-1]


def has_body(facts: Facts, entry: FoundEntry) -> bool:
    """Tell whether an entry says anything beyond its title."""
    label = next(iter(between(facts.labels, entry.place, entry.place)), None)
    rest = label.rest.strip(" :：") if label else ""
    return bool(rest) or facts.solid_lines(entry.place + 1, entry.end) > 0


def lacking(entry: FoundEntry, needs: tuple[FieldNeed, ...]) -> tuple[str, ...]:
    """Return the ids of the fields an entry lacks."""
    return tuple(need.field for need in needs if not satisfied(entry, need))


def satisfied(entry: FoundEntry, need: FieldNeed) -> bool:
    """Tell whether an entry has a field with what must be in it."""
    return any(
        not each.empty
        and each.items >= need.items
        and (not need.match or matches(need.match, each.text))
        and (not need.number or each.measured)
        for each in entry.fields
        if each.id == need.field
    )
