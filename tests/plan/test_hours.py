"""Hours left follow the estimates of the plan and what is unmet."""

from __future__ import annotations

import datetime as dt

from fixtures.drafts import judged
from sphinx_rigor.plan.coverage import assign
from sphinx_rigor.plan.hours import Hours, all_left, batch_left, by_difficulty, left
from sphinx_rigor.plan.schema import Batch, Plan
from sphinx_rigor.records import State

DIFFICULTIES = (("easy", (1.0, 2.0)), ("hard", (3.0, 4.0)))


def plan(*articles: str, hours: tuple[float, ...] = (8.0, 10.0)) -> Plan:
    names = tuple(f"articles/{each}" for each in articles)
    batch = Batch("1", "One", hours=hours, articles=names)
    return Plan("plan.toml", dt.date(2026, 1, 1), batches=(batch,), hours=DIFFICULTIES)


def test_a_batch_shares_its_hours_by_difficulty() -> None:
    found = plan("a", "b")
    coverage = assign(found, [judged("a", difficulty="easy"), judged("b", difficulty="hard")])
    batch = found.batches[0]

    assert str(batch_left(coverage, batch)) == "8–10"
    assert str(left(coverage, batch, coverage.verdicts["articles/a"])) == "2.4–3"
    assert [
        (name, count, str(each * count)) for name, count, each in by_difficulty(coverage, batch)
    ] == [
        ("easy", 1, "1–2"),
        ("hard", 1, "3–4"),
    ]


def test_what_is_done_takes_no_hours_and_what_is_half_done_half_of_them() -> None:
    coverage = assign(
        plan("a", "b", "c", "d"),
        [
            judged("a", State.VERIFIED, met=4),
            judged("b", State.READY, met=4),
            judged("c", State.PARTIAL, met=2),
        ],
    )

    assert str(all_left(coverage)) == "3–3.8"


def test_without_an_estimate_of_the_batch_the_difficulty_counts() -> None:
    found = plan("a", "b", hours=())
    coverage = assign(found, [judged("a", difficulty="hard"), judged("b")])

    assert batch_left(coverage, found.batches[0]) == Hours(3, 4, whole=False)
