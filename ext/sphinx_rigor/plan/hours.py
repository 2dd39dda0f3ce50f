"""How many hours the work that is left takes, by what the plan estimates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_rigor.plan.coverage import Coverage
from sphinx_rigor.plan.schema import Batch, Plan
from sphinx_rigor.records import State, Verdict

DONE = (State.VERIFIED, State.READY)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours from and to; ``whole`` is false where some articles have no estimate."""

    least: float
    most: float
    whole: bool = True

    def __add__(self, other: Hours) -> Hours:
        """Return the sum."""
        return Hours(
            self.least + other.least, self.most + other.most, self.whole and other.whole
        )

    def __mul__(self, share: float) -> Hours:
        """Return a share of these hours."""
        return Hours(self.least * share, self.most * share, self.whole)

    def __str__(self) -> str:
        """Return them as ``8–10``, to a tenth."""
        return "–".join(dict.fromkeys(f"{each:.1f}".removesuffix(".0") for each in self.pair))

    @property
    def pair(self) -> tuple[float, float]:
        """From and to."""
        return (self.least, self.most)


NONE = Hours(0, 0)
UNKNOWN = Hours(0, 0, whole=False)


def hours_of(values: tuple[float, ...]) -> Hours:
    """Return one number, or two, as hours; :data:`UNKNOWN` where there is none."""
    return Hours(values[0], values[-1]) if values else UNKNOWN


def estimate(coverage: Coverage, batch: Batch, verdict: Verdict | None) -> Hours:
    """Return what a whole article takes: its share of the batch's hours, by difficulty.

    Where the batch states none, the hours of the article's difficulty.
    """
    if not batch.hours:
        return hours_of(
            dict(coverage.plan.hours).get(verdict.difficulty if verdict else "", ())
        )
    whole = sum(weight(coverage.plan, each) for _name, each in coverage.planned(batch))
    return hours_of(batch.hours) * (weight(coverage.plan, verdict) / whole)


def weight(plan: Plan, verdict: Verdict | None) -> float:
    """Return the hours by which articles share those of a batch, the mean if unknown."""
    known = {name: sum(values) / len(values) for name, values in plan.hours if values}
    middle = sum(known.values()) / len(known) if known else 1.0
    return known.get(verdict.difficulty, middle) if verdict else middle


def left(coverage: Coverage, batch: Batch, verdict: Verdict | None) -> Hours:
    """Return what an article still takes: the share of its requirements that is unmet."""
    if verdict is None:
        return estimate(coverage, batch, verdict)
    if verdict.state in DONE:
        return NONE
    share = 1 - verdict.met / verdict.total if verdict.total else 1.0
    return estimate(coverage, batch, verdict) * share


def batch_left(coverage: Coverage, batch: Batch) -> Hours:
    """Return the hours left in a batch."""
    return total(left(coverage, batch, each) for _name, each in coverage.planned(batch))


def all_left(coverage: Coverage) -> Hours:
    """Return the hours left in all batches."""
    return total(batch_left(coverage, each) for each in coverage.plan.batches)


def total(found: Iterable[Hours]) -> Hours:
    """Return the sum of hours."""
    return sum(found, NONE)


def by_difficulty(coverage: Coverage, batch: Batch) -> tuple[tuple[str, int, Hours], ...]:
    """Return each difficulty of the plan with how many of a batch's articles it is of.

    The hours are those of one article; difficulties that no article states are left out.
    """
    counts = Counter(each.difficulty for each in coverage.present(batch))
    return tuple(
        (name, counts[name], hours_of(values))
        for name, values in coverage.plan.hours
        if counts[name]
    )
