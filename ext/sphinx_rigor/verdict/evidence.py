"""Tell which topics of a part rest on something of their own.

``1.1 理论起源与历史发展`` may serve two topics, if it says two things; one sentence does not
serve four. What stands under a label serves as many topics as it has sentences, and what
is said under several labels in the same words counts once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sphinx_rigor.recognition import has_content, is_about
from sphinx_rigor.records import Facts, Label, LabelForm, between
from sphinx_rigor.standard import Patterns, Requirement
from sphinx_rigor.verdict.counts import Scope

SENTENCE = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")


def kept_topics(
    facts: Facts, scope: Scope, topics: Sequence[Requirement], placeholders: Patterns
) -> list[Requirement]:
    """Return as many of the topics as what is said can serve, each with its share."""
    room: dict[str, int] = {}
    bases: list[list[str]] = []
    for topic in topics:
        mine = []
        for label in between(facts.labels, scope.place + bool(scope.part), scope.end):
            if is_about(topic, label.text) and has_content(
                facts, label, scope.end, placeholders
            ):
                said = told_under(facts, label, scope.end)
                room[said] = len(sentences(said))
                mine.append(said)
        bases.append(mine)
    holders: dict[str, list[int]] = {each: [] for each in room}
    kept = [
        index for index in range(len(topics)) if place(index, bases, room, holders, frozenset())
    ]
    return [topics[index] for index in kept]


def place(
    index: int,
    bases: Sequence[Sequence[str]],
    room: Mapping[str, int],
    holders: dict[str, list[int]],
    tried: frozenset[str],
) -> bool:
    """Give a topic a base that has room, others moving to theirs where they can."""
    for base in bases[index]:
        if base in tried:
            continue
        if len(holders[base]) < room[base]:
            holders[base].append(index)
            return True
        for other in list(holders[base]):
            holders[base].remove(other)
            if place(other, bases, room, holders, tried | {base}):
                holders[base].append(index)
                return True
            holders[base].append(other)
    return False


def told_under(facts: Facts, label: Label, end: int) -> str:
    """Return what stands under a heading or after a label, formulas and items included."""
    later = between(facts.labels, label.place + 1, end)
    if label.form is LabelForm.HEADING:
        stops = (each for each in later if each.level and each.level <= label.level)
    else:
        stops = (each for each in later if each.form in {LabelForm.HEADING, label.form})
    last = next((each.place - 1 for each in stops), end)
    first = label.place + 1
    rest = label.rest.strip(" :：—-")
    told = [rest, *(each.text for each in between(facts.paragraphs, first, last))]
    told += [each.source for each in between(facts.formulas, first, last)]
    told += [" ".join(each.header) for each in between(facts.tables, first, last)]
    return "\n".join(filter(None, told))


def sentences(text: str) -> set[str]:
    """Return the sentences, items and formulas of a text that say something, each once."""
    found = {each.strip() for each in SENTENCE.split(text)}
    return {each for each in found if any(map(str.isalnum, each))} or {""}
