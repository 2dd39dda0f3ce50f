"""An article with all that is known of it, ready for the rules."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from sphinx_rigor.recognition import Reading, recognise
from sphinx_rigor.records import Facts, Message, State, Verdict
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict.faults import faults_of
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
    reading = recognise(facts, standard, asked_only=True)
    outcomes = measure(facts, reading, standard)
    verdict = judge(facts, reading, outcomes, standard, labels)
    article = Article(facts, standard, reading, outcomes, verdict)
    return held_back(article, tuple(faults_of(facts, standard)))


def held_back(article: Article, faults: tuple[Message, ...]) -> Article:
    """Return an article with more faults; one that was verified is only claimed then."""
    verdict = article.verdict
    state = State.CLAIMED if verdict.state is State.VERIFIED and faults else verdict.state
    return replace(
        article, verdict=replace(verdict, state=state, faults=(*faults, *verdict.faults))
    )
