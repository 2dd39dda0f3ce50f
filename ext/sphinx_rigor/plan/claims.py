"""What is claimed against what is true, and why a claim fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_rigor.plan.coverage import Coverage
from sphinx_rigor.records import Message, State, Verdict, msg
from sphinx_rigor.verdict import joined

REASONS = {
    State.CLAIMED: msg("%(count)s say they are finished and are not"),
    State.READY: msg("%(count)s are finished but do not say so"),
    State.PARTIAL: msg("%(count)s are partly written"),
    State.STUB: msg("%(count)s are not begun"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that someone claimed, the number that is true, and why they differ."""

    docname: str
    title: str
    claimed: int
    verified: int
    reason: Message

    @property
    def holds(self) -> bool:
        """Whether at least as much is verified as is claimed."""
        return self.verified >= self.claimed


def batch_claims(coverage: Coverage) -> tuple[Claim, ...]:
    """Return what the plan claims of its batches."""
    return tuple(
        make_claim(f"plan/{each.id}", each.title, each.claimed, coverage.present(each))
        for each in coverage.plan.batches
        if each.claimed is not None
    )


def topic_claims(coverage: Coverage) -> tuple[Claim, ...]:
    """Return what the plan claims of its topics."""
    return tuple(
        make_claim(f"topics/{each.id}", each.title, each.claimed, coverage.articles_of(each.id))
        for each in coverage.plan.topics
        if each.claimed is not None
    )


def make_claim(docname: str, title: str, claimed: int, articles: Sequence[Verdict]) -> Claim:
    """Return one claim, held against the articles there are."""
    verified = sum(1 for each in articles if each.state is State.VERIFIED)
    return Claim(docname, title, claimed, verified, reason(claimed, verified, articles))


def reason(claimed: int, verified: int, articles: Sequence[Verdict]) -> Message:
    """Say why a claim fails: what the articles are instead, and which are not there."""
    if verified >= claimed:
        return msg("holds")
    if not articles:
        return msg("no article of it is on this site")
    found = [
        msg(text.text, count=count)
        for state, text in REASONS.items()
        if (count := sum(each.state is state for each in articles))
    ]
    if (absent := claimed - len(articles)) > 0:
        found.append(msg("%(count)s are not on this site", count=absent))
    return joined(found)


def failed(verdict: Verdict) -> Message:
    """Say why an article that says it is finished is not."""
    unmet = unmet_of(verdict)
    if len(unmet) == 1:
        return unmet[0]
    return msg("%(first)s; and %(more)s more", first=unmet[0], more=len(unmet) - 1)


def unmet_of(verdict: Verdict) -> tuple[Message, ...]:
    """Return everything an article lacks."""
    unmet = (each for part in verdict.parts for each in part.unmet)
    return (*unmet, *verdict.unmet, *verdict.faults)
