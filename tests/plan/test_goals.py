"""A goal counts what it names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sphinx_rigor.plan import assign, day_of, standing
from sphinx_rigor.plan.schema import Batch, Goal, Plan, Topic
from sphinx_rigor.records import State, Verdict

BLANK = Verdict(
    docname="", path="", title="", status="", enforced=True, state=State.STUB, met=0, total=4
)
DAY = dt.date(2026, 3, 1)
PLAN = Plan(
    "plan.toml",
    topics=(Topic("moe", "MoE", tags=("moe",)),),
    batches=(
        Batch("7", "Seven", articles=("articles/a", "articles/b", "articles/x")),
        Batch("8", "Eight", articles=("articles/c",)),
    ),
)


def verdict(name: str, *tags: str, **more: object) -> Verdict:
    return replace(BLANK, docname=f"articles/{name}", tags=tags, **more)


DONE = [
    verdict("a", state=State.VERIFIED),
    verdict("b", state=State.CLAIMED),
    verdict("c", "moe", state=State.VERIFIED),
    verdict("d", "moe", state=State.VERIFIED),
]


def at(since: dt.date | None = DAY, date: dt.date = dt.date(2026, 3, 15), **names: object):
    return standing(Goal("g", "G", date, **names), assign(PLAN, DONE), since)


@pytest.mark.parametrize(
    ("names", "verified", "target"),
    [
        ({"batches": ("7",)}, 1, 3),
        ({"batches": ("7", "8")}, 2, 4),
        ({"topics": ("moe",)}, 2, 2),
        ({"batches": ("8",), "topics": ("moe",)}, 2, 2),
        ({"articles": ("articles/b", "articles/y")}, 0, 2),
        ({"batches": ("7",), "target": 1}, 1, 1),
        ({}, 3, 5),
    ],
)
def test_a_goal_counts_what_it_names(names: dict, verified: int, target: int) -> None:
    found = at(**names)

    assert (found.verified, found.target) == (verified, target)
    assert found.reached == (verified >= target)


def test_the_pace_counts_from_the_day_to_the_goal() -> None:
    assert at(batches=("7",)).pace == pytest.approx(2 / 2)
    assert at(batches=("7",), since=None).pace is None
    assert at(topics=("moe",)).pace is None


@pytest.mark.parametrize("since", [dt.date(2026, 3, 15), dt.date(2027, 1, 1)])
def test_a_goal_whose_day_has_come_is_overdue_unless_it_is_reached(since: dt.date) -> None:
    assert at(since, batches=("7",)).overdue
    assert not at(since, topics=("moe",)).overdue


def test_the_day_is_the_newest_that_the_site_knows_of() -> None:
    written = [
        verdict("a", date="2026-02-03", enforced=True),
        verdict("b", date="2027-01-01", enforced=False),
    ]

    assert day_of(None, written) == dt.date(2026, 2, 3)
    assert day_of(DAY, written) == DAY
    assert day_of(None, []) is None
