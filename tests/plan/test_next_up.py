"""What comes next: failing claims, then priority, series in order, then what is furthest on."""

from __future__ import annotations

import datetime as dt

from fixtures.drafts import judged
from sphinx_rigor.plan.candidates import next_up, reason
from sphinx_rigor.plan.coverage import assign
from sphinx_rigor.plan.schema import Batch, Plan
from sphinx_rigor.records import State


def test_the_order_and_its_reasons() -> None:
    batches = (
        Batch("1", "Late", priority=2, articles=("articles/late", "articles/new")),
        Batch(
            "2",
            "Soon",
            priority=1,
            articles=("articles/two", "articles/one", "articles/half", "articles/bare"),
        ),
        Batch("3", "Whenever", articles=("articles/ever", "articles/done")),
    )
    plan = Plan("plan.toml", dt.date(2026, 1, 1), batches=batches)
    coverage = assign(
        plan,
        [
            judged("late"),
            judged("two", State.PARTIAL, met=3, series=("S", 2)),
            judged("one", series=("S", 1)),
            judged("half", State.PARTIAL, met=2),
            judged("bare"),
            judged("ever"),
            judged("done", State.VERIFIED, met=4),
            judged("loose", State.CLAIMED, met=3),
            judged("ready", State.READY, met=4),
        ],
    )
    found = next_up(coverage)

    assert [each.docname.rpartition("/")[2] for each in found] == [
        "loose", "one", "two", "half", "bare", "late", "new", "ever",
    ]  # fmt: skip
    assert reason(found[0]).render() == "claims to be finished, requirements unmet: 1"
    assert reason(found[2]).render() == "Soon, 3 of 4 met, part 2 of the series S"
    assert reason(found[6]).render() == "Late, no file yet"
