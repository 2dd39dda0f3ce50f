"""Which stretches of a document prove which of its results: those that follow them.

A proof is a box, a run of steps, or text under a heading or a lead-in that says so. It proves
the nearest result before it that has none yet, which is how a lemma inside an argument is
read; below a further heading only the last result can still be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from sphinx_rigor.records import RESULTS, Box, Facts, Label, LabelForm, Step
from sphinx_rigor.verdict.nest import Nest
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


def says_proof(label: Label) -> bool:
    """Tell whether a label opens a proof."""
    return bool(WORDS.fullmatch(label.text.strip(MARKS)))


def proofs_of(facts: Facts) -> Iterator[Proof]:
    """Yield the proofs of a document, each with the result that it follows or stands in."""
    if not any(box.family == THEOREM for box in facts.boxes):
        return
    nest = Nest(facts.boxes)
    found = sorted([*facts.boxes, *openers(facts, nest)], key=attrgetter("place"))
    results = Results(nest)
    for at, each in enumerate(found):
        if isinstance(each, Box) and each.family == THEOREM:
            results.add(each)
        elif opens_proof(each):
            if result := results.proved_by(each):
                end = end_of(facts, each, found, at + 1)
                yield Proof(each.place, end, (Key(facts.docname, result.id),))
        elif isinstance(each, Label):
            results.pass_heading()


class Results:
    """The results that a proof may be of: those since the last heading, and the one before."""

    def __init__(self, nest: Nest[Box]) -> None:
        """Begin without any."""
        self.nest = nest
        self.waiting: dict[Box, None] = {}
        self.unproved: dict[Box, None] = {}
        self.proved: set[str] = set()

    def add(self, box: Box) -> None:
        """Note a result."""
        self.waiting[box] = None
        if box.id not in self.proved:
            self.unproved[box] = None

    def pass_heading(self) -> None:
        """Leave all but the last behind."""
        last = next(reversed(self.waiting), None)
        self.waiting = {} if last is None else {last: None}
        self.unproved = dict.fromkeys(self.waiting.keys() & self.unproved.keys())

    def proved_by(self, opener: Opener) -> Box | None:
        """Return the result that a proof is of, the nearest before or around it without one.

        Where each has one, a further proof is of the nearest; loose steps are of none.
        """
        around = [box for box in self.nest.around(opener.place) if box in self.waiting]
        last = around[0] if around else next(reversed(self.waiting), None)
        if around:
            found = next((box for box in around if box.id not in self.proved), None)
        else:
            found = next(reversed(self.unproved), None)
        if found is None:
            return None if isinstance(opener, Step) else last
        self.proved.add(found.id)
        self.unproved.pop(found, None)
        return found


def openers(facts: Facts, nest: Nest[Box]) -> Iterator[Label | Step]:
    """Yield headings and steps outside of boxes, and the labels that open a proof."""
    for label in facts.labels:
        heads, says = label.form is LabelForm.HEADING, says_proof(label)
        if heads or says:  # most labels are neither: where they stand is of no interest
            box = nest.innermost(label.place)
            if box is None or (says and box.family == THEOREM):
                yield label
    for step in facts.steps:
        if nest.innermost(step.place) is None:
            yield step


def opens_proof(found: Opener) -> bool:
    """Tell whether a proof begins here."""
    if isinstance(found, Box):
        return found.family == PROOF
    return isinstance(found, Step) or says_proof(found)


def end_of(facts: Facts, opener: Opener, found: Sequence[Opener], at: int) -> int:
    """Return where a proof ends: with its box or steps, text above what is no part of it.

    What follows it stands in ``found`` from ``at`` on.
    """
    if isinstance(opener, Box):
        return opener.end
    following = islice(found, at, None)
    within = list(takewhile(lambda each: not is_stop(each), following))
    if isinstance(opener, Step):
        return max(each.end for each in (opener, *within) if isinstance(each, Step))
    after = at + len(within)
    return found[after].place - 1 if after < len(found) else facts.end


def is_stop(found: Opener) -> bool:
    """Tell whether something ends the proof above it."""
    if isinstance(found, Box):
        return found.family in MAPPED or found.family == PROOF
    return isinstance(found, Label)
