"""Judge an article: its state, and what each part has of what the standard asks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from sphinx_rigor.recognition import PartSpan, Reading, is_hollow
from sphinx_rigor.records import (
    Entry,
    Facts,
    PartVerdict,
    Series,
    State,
    Verdict,
    fold,
    reading_minutes,
)
from sphinx_rigor.standard import Part, Requirement, Standard
from sphinx_rigor.verdict.measure import Outcome
from sphinx_rigor.verdict.results import results_of
from sphinx_rigor.verdict.wording import hollow_part, missing_part, unmet_key, unmet_outcome

COMMA = re.compile("[,，、]")


def judge(
    facts: Facts,
    reading: Reading,
    outcomes: tuple[Outcome, ...],
    standard: Standard,
    labels: Container[str],
) -> Verdict:
    """Return the verdict on one article; ``labels`` are those of recomputed results."""
    status = text_of(facts, "status")
    enforced = standard.enforces(status)
    parts = tuple(judge_part(facts, reading, outcomes, standard, one) for one in standard.parts)
    whole = [each for each in outcomes if not each.scope.part and each.requirement.binding]
    unmet = [unmet_outcome(each, standard) for each in whole if not each.met]
    unmet += [unmet_key(*each) for each in unmet_keys(facts, standard) if enforced]
    total = sum(each.total for each in parts) + len(whole)
    total += len(standard.front_matter.when_enforced) * enforced
    lacking = sum(each.total - each.met for each in parts) + len(unmet)
    begun = any(each.met for each in parts) if parts else lacking < total
    return Verdict(
        docname=facts.docname,
        path=facts.path,
        title=text_of(facts, "title") or facts.title or facts.docname,
        status=status,
        enforced=enforced,
        state=state_of(enforced=enforced, complete=not lacking, begun=begun),
        met=total - lacking,
        total=total,
        parts=parts,
        unmet=tuple(unmet),
        tags=words_of(facts, "tags"),
        topics=words_of(facts, "topics"),
        date=text_of(facts, "date"),
        difficulty=text_of(facts, "difficulty"),
        source=text_of(facts, "source"),
        series=series_of(facts),
        checks=sum(1 for each in facts.checks if each.tests),
        recomputed=is_recomputed(facts, outcomes),
        results=tuple(results_of(facts, labels)),
        words=sum(each.words for each in facts.paragraphs),
        minutes=minutes_of(facts),
    )


def minutes_of(facts: Facts) -> int:
    """Return the minutes a document takes to read."""
    display = sum(1 for each in facts.formulas if each.display)
    words = sum(each.words for each in facts.paragraphs)
    return reading_minutes((each.text for each in facts.paragraphs), words, display)


def unmet_keys(facts: Facts, standard: Standard) -> list[tuple[str, object]]:
    """Return what a finished article says in its front matter and this one does not."""
    return [
        (name, value)
        for name, value in standard.front_matter.when_enforced
        if (key := facts.front_matter.get(name)) is None or key.value != value
    ]


def is_recomputed(facts: Facts, outcomes: Iterable[Outcome]) -> bool:
    """Tell whether the results were recomputed, as far as the standard asks for it."""
    wanted = [each for each in outcomes if each.requirement.what == "check"]
    tests = any(each.tests for each in facts.checks)
    return bool(facts.passed) and tests and all(each.met for each in wanted)


def state_of(*, enforced: bool, complete: bool, begun: bool) -> State:
    """Return an article's state."""
    if complete:
        return State.VERIFIED if enforced else State.READY
    if enforced:
        return State.CLAIMED
    return State.PARTIAL if begun else State.STUB


def judge_part(
    facts: Facts,
    reading: Reading,
    outcomes: Iterable[Outcome],
    standard: Standard,
    part: Part,
) -> PartVerdict:
    """Return what one part has; a part that must be there counts as a requirement."""
    span = reading.part(part.id)
    mine = [each for each in outcomes if each.scope.part == part.id]
    binding = [each for each in mine if each.requirement.binding]
    unmet = [unmet_outcome(each, standard) for each in binding if not each.met]
    met = sum(1 for each in binding if each.met)
    there = span is not None
    if span is None:
        unmet = unmet if part.optional else [missing_part(part)]
    elif is_hollow(facts, standard.placeholders, span.place, span.end):
        unmet, there = [hollow_part(span.heading.text)], False
    return PartVerdict(
        id=part.id,
        title=part.title,
        line=span.heading.line if span else 0,
        end=facts.line_at(span.end) if span else 0,
        met=met + (there and not part.optional),
        total=len(binding) + (not part.optional),
        counts=tuple(
            (count_name(one.requirement), one.found)
            for each in mine
            for one in (each, *each.others)
        ),
        entries=tuple(entries_of(facts, reading, mine, span)) if span else (),
        unmet=tuple(unmet),
        file=span.heading.file if span else "",
    )


def entries_of(
    facts: Facts, reading: Reading, outcomes: Iterable[Outcome], span: PartSpan
) -> Iterator[Entry]:
    """Yield the entries in a part of the kinds that are asked for there."""
    entries = [each.requirement for each in outcomes if each.requirement.what == "entry"]
    asked = {kind for each in entries for kind in each.kinds}
    for each in reading.entries:
        if span.place <= each.place <= span.end and each.kind in asked:
            fields = dict.fromkeys(one.id for one in each.fields if not one.empty)
            end = facts.line_at(each.end)
            line, file = each.spot.line, each.spot.file
            yield Entry(each.kind, line, end, each.title, tuple(fields), file)


def count_name(wanted: Requirement) -> str:
    """Return a count's name in reports, as in ``entry.flaw``."""
    return wanted.key


def text_of(facts: Facts, name: str) -> str:
    """Return a front matter value as text, ``""`` if it is not there."""
    key = facts.front_matter.get(name)
    if key is None or key.value is None:
        return ""
    return str(key.value) if key.type in {"str", "date"} else key.written


def words_of(facts: Facts, name: str) -> tuple[str, ...]:
    """Return a value that is a list, or words between commas, each word once."""
    key = facts.front_matter.get(name)
    if key is None or key.value is None:
        return ()
    listed = key.type == "list"
    given = [text for text, _type in key.items] if listed else COMMA.split(key.written)
    words = (word for each in given if (word := each.strip()))
    return tuple({fold(word): word for word in reversed(list(words))}.values())[::-1]


def series_of(facts: Facts) -> Series | None:
    """Return an article's place in a series, ``{name: …, part: …}``, if it is one."""
    key = facts.front_matter.get("series")
    if key is None or not isinstance(key.value, dict):
        return None
    name, part = key.value.get("name"), key.value.get("part")
    if not name or isinstance(part, bool) or not isinstance(part, int) or part < 1:
        return None
    return Series(str(name).strip(), part)
