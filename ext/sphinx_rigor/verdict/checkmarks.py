"""The demands of a standard on one article as a list to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_rigor.recognition import FoundEntry
from sphinx_rigor.records import Message, msg
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict.article import Article
from sphinx_rigor.verdict.measure import Outcome, satisfied
from sphinx_rigor.verdict.wording import (
    joined,
    lack_text,
    lacking_field,
    missing_part,
    thing,
    unmet_key,
    with_near,
)


@dataclass(frozen=True, slots=True)
class Check:
    """One demand, met or not, in words."""

    met: bool
    message: Message


@dataclass(frozen=True, slots=True)
class Checks:
    """The demands on one part, or on the whole article where ``title`` is empty."""

    title: str
    checks: tuple[Check, ...]

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(1 for each in self.checks if each.met)


def checklist(article: Article) -> tuple[Checks, ...]:
    """Return the demands on an article, part by part, then those on the whole of it."""
    standard = article.standard
    found = [
        Checks(part.title, tuple(part_checks(article, part.id))) for part in standard.parts
    ]
    found.append(Checks("", tuple(whole_checks(article))))
    return tuple(each for each in found if each.checks)


def part_checks(article: Article, name: str) -> Iterator[Check]:
    """Yield the demands on one part; a part that must be there is a demand itself."""
    part = article.standard.part(name)
    there = article.reading.part(name) is not None
    if not part.optional:
        yield Check(there, msg("the part is there") if there else missing_part(part))
    yield from outcome_checks(article, name)


def outcome_checks(article: Article, name: str) -> Iterator[Check]:
    """Yield the demands whose scope is a part, or the whole article."""
    for each in article.outcomes:
        if each.scope.part == name:
            yield Check(each.met, describe(each, article.standard))


def whole_checks(article: Article) -> Iterator[Check]:
    """Yield the demands on the whole article and its front matter, and what is wrong."""
    yield from outcome_checks(article, "")
    given = article.facts.front_matter
    for name, value in article.standard.front_matter.when_enforced:
        key = given.get(name)
        met = key is not None and key.value == value
        yield Check(met, unmet_key(name, value))
    for fault in article.verdict.faults:
        yield Check(met=False, message=fault)


def entry_checks(article: Article, entry: FoundEntry) -> tuple[Check, ...]:
    """Return the demands on the fields of one entry, each once."""
    kind = article.standard.kind(entry.kind)
    found = {
        need.field: Check(
            satisfied(entry, need),
            lacking_field(entry.field(need.field), need, kind.field(need.field).title),
        )
        for each in article.outcomes
        for one in (each, *each.others)
        if asks_for(one, entry)
        for need in one.requirement.each
    }
    return tuple(found.values())


def asks_for(outcome: Outcome, entry: FoundEntry) -> bool:
    """Tell whether a demand is on entries such as this."""
    wanted = outcome.requirement
    return (
        wanted.what == "entry"
        and entry.kind in wanted.kinds
        and outcome.scope.holds(entry.place)
    )


def describe(outcome: Outcome, standard: Standard) -> Message:
    """Return a demand in words: what is found of how much, and what is lacking.

    Where an alternative is met and the demand itself is not, that is told.
    """
    if not outcome.met_itself:
        for each in outcome.others:
            if each.met:
                return describe(each, standard)
    wanted, name = outcome.requirement, thing(outcome.requirement, standard)
    if wanted.what == "topic":
        return name
    if wanted.max is not None and outcome.found > wanted.max:
        return msg(
            "%(thing)s: %(found)s, at most %(max)s allowed",
            thing=name,
            found=outcome.found,
            max=wanted.max,
        )
    least = max(wanted.min, outcome.found) if wanted.every else wanted.min
    if not least and wanted.max is None:
        return msg("%(thing)s: none, and none is demanded", thing=name)
    counted = msg(
        "%(thing)s: %(found)s of %(min)s", thing=name, found=outcome.complete, min=least
    )
    if outcome.met or outcome.found < wanted.min or not outcome.lacks:
        return with_near(counted, None if outcome.met else outcome.near)
    lacks = joined([lack_text(each, outcome, standard) for each in outcome.lacks])
    return msg("%(counted)s; %(lacks)s", counted=counted, lacks=lacks)
