"""Which stretches of a document prove which of its results: those that follow them.

A proof is a box, a run of steps, or text under a heading or a lead-in that says so. It proves
the nearest result before it that has none yet, which is how a lemma inside an argument is
read; below a further heading only the last result can still be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from sphinx_rigor.records import RESULTS, Box, Facts, Label, LabelForm, Step
from sphinx_rigor.verdict.places import Key

PROOF = "proof"
THEOREM = "theorem"
MAPPED = RESULTS | {"definition"}
"""The families of boxes that the map of results has."""
WORDS = re.compile(
    r"(?:\S{0,20}的)?(?:证明|証明|證明)(?:\s*[（(].*)?|[证証證]|proof(?:\s*(?:\(|of\b).*)?",
    re.IGNORECASE,
)
Opener = Box | Label | Step
"""What a proof may begin with."""
MARKS = " \t:：.。*【】[]"


class Proof(NamedTuple):
    """From where to where a proof reaches, and the results it proves."""

    place: int
    end: int
    results: tuple[Key, ...]


def innermost(boxes: Sequence[Box], place: int) -> Box | None:
    """Return the box at a place that no other box there stands in."""
    for box in reversed(boxes[: bisect_right(boxes, place, key=attrgetter("place"))]):
        if box.end >= place:
            return box
    return None


def says_proof(label: Label) -> bool:
    """Tell whether a label opens a proof."""
    return bool(WORDS.fullmatch(label.text.strip(MARKS)))


def proofs_of(facts: Facts) -> Iterator[Proof]:
    """Yield the proofs of a document, each with the result that it follows or stands in."""
    if not any(box.family == THEOREM for box in facts.boxes):
        return
    found = sorted([*facts.boxes, *openers(facts)], key=attrgetter("place"))
    waiting: list[Box] = []
    proved: set[str] = set()
    for at, each in enumerate(found):
        if isinstance(each, Box) and each.family == THEOREM:
            waiting.append(each)
        elif opens_proof(each):
            if result := meant(each, waiting, proved):
                proved.add(result.id)
                end = end_of(facts, each, found[at + 1 :])
                yield Proof(each.place, end, (Key(facts.docname, result.id),))
        elif isinstance(each, Label):
            waiting = waiting[-1:]


def meant(opener: Opener, waiting: Sequence[Box], proved: Container[str]) -> Box | None:
    """Return the result that a proof is of; loose steps are only of one that has none yet."""
    around = [box for box in waiting if box.end >= opener.place] or waiting
    without = [box for box in around if box.id not in proved]
    last = () if isinstance(opener, Step) else around
    return next(reversed(without or last), None)


def openers(facts: Facts) -> Iterator[Label | Step]:
    """Yield headings and steps outside of boxes, and the labels that open a proof."""
    for label in facts.labels:
        heads, says = label.form is LabelForm.HEADING, says_proof(label)
        if heads or says:  # most labels are neither: where they stand is of no interest
            box = innermost(facts.boxes, label.place)
            if box is None or (says and box.family == THEOREM):
                yield label
    for step in facts.steps:
        if innermost(facts.boxes, step.place) is None:
            yield step


def opens_proof(found: Opener) -> bool:
    """Tell whether a proof begins here."""
    if isinstance(found, Box):
        return found.family == PROOF
    return isinstance(found, Step) or says_proof(found)


def end_of(facts: Facts, opener: Opener, rest: Sequence[Opener]) -> int:
    """Return where a proof ends: with its box or steps, text above what is no part of it."""
    if isinstance(opener, Box):
        return opener.end
    within = list(takewhile(lambda each: not is_stop(each), rest))
    if isinstance(opener, Step):
        return max(each.end for each in (opener, *within) if isinstance(each, Step))
    after = rest[len(within) :]
    return after[0].place - 1 if after else facts.end


def is_stop(found: Opener) -> bool:
    """Tell whether something ends the proof above it."""
    if isinstance(found, Box):
        return found.family in MAPPED or found.family == PROOF
    return isinstance(found, Label)
