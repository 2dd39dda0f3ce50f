"""An article with all that is known of it, ready for the rules."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_rigor.recognition import Reading, recognise
from sphinx_rigor.records import Facts, Verdict
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict.judge import judge
from sphinx_rigor.verdict.measure import Outcome, measure


@dataclass(frozen=True, slots=True)
class Article:
    """The facts of a document, what the standard finds in them, and the verdict."""

    facts: Facts
    standard: Standard
    reading: Reading
    outcomes: tuple[Outcome, ...]
    verdict: Verdict


def examine(facts: Facts, standard: Standard) -> Article:
    """Measure one document against a standard."""
    reading = recognise(facts, standard)
    outcomes = measure(facts, reading, standard)
    return Article(
        facts, standard, reading, outcomes, judge(facts, reading, outcomes, standard)
    )
