"""What to write next, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_rigor.plan.coverage import Coverage
from sphinx_rigor.plan.schema import Batch
from sphinx_rigor.records import Message, State, Verdict, fold, msg

DONE = (State.VERIFIED, State.READY)
LAST = 1_000_000
Rank = tuple[bool, int, bool, str, int, float, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may come next; ``verdict`` is ``None`` where no file is yet."""

    docname: str
    batch: Batch | None
    verdict: Verdict | None

    @property
    def title(self) -> str:
        """The article's title, the name of its file where there is none."""
        return self.verdict.title if self.verdict else self.docname.rpartition("/")[2]


def next_up(coverage: Coverage) -> tuple[Candidate, ...]:
    """Return what is open: claims that fail first, then by the priority of the batch.

    Within one priority a series comes before single articles, in its order, so that a
    later part never stands before an open earlier one; then what is furthest on.
    """
    return tuple(sorted(candidates(coverage), key=rank))


def begun(verdicts: Iterable[Verdict]) -> tuple[Candidate, ...]:
    """Return what is open of the articles there are, for a site without a plan."""
    opened = (each for each in verdicts if each.state not in DONE)
    return tuple(sorted((Candidate(each.docname, None, each) for each in opened), key=rank))


def candidates(coverage: Coverage) -> Iterator[Candidate]:
    """Yield the open articles of the batches, and failing claims outside them."""
    for batch in coverage.plan.batches:
        for name, verdict in coverage.planned(batch):
            if verdict is None or verdict.state not in DONE:
                yield Candidate(name, batch, verdict)
    for name, verdict in coverage.verdicts.items():
        if verdict.state is State.CLAIMED and coverage.batch_of(name) is None:
            yield Candidate(name, None, verdict)


def rank(candidate: Candidate) -> Rank:
    """Return what orders a candidate among the others."""
    verdict = candidate.verdict
    priority = (candidate.batch.priority if candidate.batch else 0) or LAST
    if verdict is None:
        return (True, priority, True, "", 0, 0.0, candidate.docname)
    series = verdict.series
    return (
        verdict.state is not State.CLAIMED,
        priority,
        series is None,
        fold(series.name) if series else "",
        series.part if series else 0,
        -(verdict.met / verdict.total) if verdict.total else 0.0,
        candidate.docname,
    )


def reason(candidate: Candidate) -> Message:
    """Say why an article comes now."""
    verdict, batch = candidate.verdict, candidate.batch
    if verdict and verdict.state is State.CLAIMED:
        unmet = verdict.total - verdict.met
        return msg("claims to be finished, requirements unmet: %(unmet)s", unmet=unmet)
    if verdict and batch is None:
        return msg("%(met)s of %(total)s met", met=verdict.met, total=verdict.total)
    title = Message("%(title)s", (("title", batch.title if batch else ""),))
    if verdict is None:
        return msg("%(batch)s, no file yet", batch=title)
    met = msg(
        "%(batch)s, %(met)s of %(total)s met",
        batch=title,
        met=verdict.met,
        total=verdict.total,
    )
    if verdict.series is None:
        return met
    return msg(
        "%(reason)s, part %(part)s of the series %(series)s",
        reason=met,
        part=verdict.series.part,
        series=verdict.series.name,
    )
