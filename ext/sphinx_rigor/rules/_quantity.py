"""What the rules about quantities share: one problem for each outcome that is unmet."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Spot, msg
from sphinx_rigor.rules._rule import Check
from sphinx_rigor.verdict import Article, Outcome, unmet_outcome


def missing(what: str) -> Check:
    """Return the check that reports each requirement on ``what`` that finds too few.

    Parts that are missing or hollow have a finding of their own.
    """

    def check(article: Article) -> Iterator[Problem]:
        for each in open_outcomes(article):
            if each.requirement.what == what and each.found < each.requirement.min:
                yield problem(article, each)

    return check


def open_outcomes(article: Article) -> Iterator[Outcome]:
    """Yield the outcomes that are unmet in parts that are there and hold something."""
    for each in article.outcomes:
        if not each.met and each.scope.there:
            yield each


def problem(article: Article, outcome: Outcome) -> Problem:
    """Describe one outcome, with the hint of the standard if it has one."""
    message = unmet_outcome(outcome, article.standard)
    if outcome.requirement.hint:
        message = msg("%(message)s; %(hint)s", message=message, hint=outcome.requirement.hint)
    spot = spot_of(outcome)
    return Problem(
        line=spot.line,
        file=spot.file,
        message=message,
        key=f"{outcome.scope.part}/{outcome.requirement.key}",
        value=outcome.complete,
        severity=outcome.requirement.severity,
    )


def spot_of(outcome: Outcome) -> Spot:
    """Return where a finding points: the first entry that lacks something, or the part."""
    if outcome.lacks and outcome.found >= outcome.requirement.min:
        return outcome.lacks[0].entry.spot
    return outcome.scope.spot
