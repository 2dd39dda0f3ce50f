"""How far a goal is: what it counts, how many of that are verified, the pace it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_rigor.plan.coverage import Coverage
from sphinx_rigor.plan.schema import Goal
from sphinx_rigor.records import State, Verdict, moment_of

WEEK = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a goal stands on a day: ``verified`` of ``target`` articles.

    ``since`` is the day that the pace is counted from, ``None`` where no day is known.
    """

    goal: Goal
    verified: int
    target: int
    since: dt.date | None

    @property
    def reached(self) -> bool:
        """Whether as many are verified as were to be."""
        return self.verified >= self.target

    @property
    def overdue(self) -> bool:
        """Whether the goal's date has come and it is not reached."""
        return not self.reached and self.since is not None and self.since >= self.goal.date

    @property
    def pace(self) -> float | None:
        """The articles a week that are still needed; ``None`` where there is no time."""
        if self.reached or self.overdue or self.since is None:
            return None
        return (self.target - self.verified) * WEEK / (self.goal.date - self.since).days


def standing(goal: Goal, coverage: Coverage, since: dt.date | None) -> Standing:
    """Return where a goal stands; its number is that of what it names, unless it says one."""
    names = members(goal, coverage)
    found = [coverage.verdicts[each] for each in names if each in coverage.verdicts]
    verified = sum(each.state is State.VERIFIED for each in found)
    return Standing(goal, verified, len(names) if goal.target is None else goal.target, since)


def members(goal: Goal, coverage: Coverage) -> tuple[str, ...]:
    """Return the docnames that a goal counts, planned ones without a file included.

    A goal that names neither batches nor topics nor articles counts them all.
    """
    if not (goal.batches or goal.topics or goal.articles):
        planned = (name for batch in coverage.plan.batches for name in batch.articles)
        return tuple(dict.fromkeys((*coverage.verdicts, *planned)))
    wanted = [each for each in coverage.plan.batches if each.id in goal.batches]
    named = [name for batch in wanted for name in batch.articles]
    by_topic = [each.docname for one in goal.topics for each in coverage.articles_of(one)]
    return tuple(dict.fromkeys((*named, *by_topic, *goal.articles)))


def day_of(plan_day: dt.date | None, verdicts: Iterable[Verdict]) -> dt.date | None:
    """Return the day that pace is counted from: the newest the site knows of.

    No clock, so that equal articles give equal pages: the plan's own date, or that of the
    newest article that says it is finished.
    """
    moments = [moment_of(each.date) for each in verdicts if each.enforced]
    newest = max((each for each in moments if each), default=None)
    days = (plan_day, newest.date() if newest else None)
    return max((each for each in days if each), default=None)
