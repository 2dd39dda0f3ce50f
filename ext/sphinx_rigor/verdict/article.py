"""An article with all that is known of it, ready for the rules."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from sphinx_rigor.recognition import Reading, recognise
from sphinx_rigor.records import Facts, Verdict
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict.judge import judge
from sphinx_rigor.verdict.measure import Outcome, measure
from sphinx_rigor.verdict.results import recomputed_labels


@dataclass(frozen=True, slots=True)
class Article:
    """The facts of a document, what the standard finds in them, and the verdict."""

    facts: Facts
    standard: Standard
    reading: Reading
    outcomes: tuple[Outcome, ...]
    verdict: Verdict


def examine(
    facts: Facts, standard: Standard, recomputed: Container[str] | None = None
) -> Article:
    """Measure one document against a standard.

    ``recomputed`` are the labels of results that checks of the site recompute; left
    out, those that the document's own do.
    """
    labels = recomputed_labels([facts]) if recomputed is None else recomputed
    reading = recognise(facts, standard)
    outcomes = measure(facts, reading, standard)
    return Article(
        facts, standard, reading, outcomes, judge(facts, reading, outcomes, standard, labels)
    )
