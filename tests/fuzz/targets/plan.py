"""A plan is taken, and then covers any articles, or refused in words that name a key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from fixtures.drafts import PLAN, judged
from fuzz.folder import written
from fuzz.seeds import texts_with
from sphinx_rigor.gate.limit import TooSlow, limited
from sphinx_rigor.plan import (
    Plan,
    PlanError,
    Site,
    all_left,
    assign,
    batch_claims,
    by_difficulty,
    day_of,
    load_plan,
    next_up,
    reading_order,
    standing,
    topic_claims,
)
from sphinx_rigor.records import State

WATCHED = "sphinx_rigor.plan"
WORDS = (
    *(
        "[plan]\n",
        "[[topic]]\n",
        "[[batch]]\n",
        "[[goal]]\n",
        "[hours]\n",
        'id = "moe"\n',
        'title = "A"\n',
    ),
    *(
        "parent = 'moe'\n",
        "related = ['moe']\n",
        "match = '^a'\n",
        "tags = ['RoPE']\n",
        "claimed = 5\n",
    ),
    *(
        "articles = ['a', 'b.md']\n",
        "hours = [1, 2]\n",
        "priority = 1\n",
        "date = 2026-01-15\n",
        "= inf",
    ),
    *(
        "target = 2\n",
        "topics = ['moe']\n",
        "batches = ['1']\n",
        "aliases = ['x']\n",
        "as_of = 1-01-01",
    ),
)
VERDICTS = (
    judged("a", State.VERIFIED, met=4, series=("S", 2), difficulty="easy"),
    judged("b", State.CLAIMED, met=3, series=("s", 1)),
    judged("moe"),
)


def seeds() -> Iterator[str]:
    """Yield plans."""
    yield PLAN
    yield from texts_with(" = ", "plan", "fixtures", "index", "cli")


def holds(text: str) -> None:
    """Read a plan and ask it all that is asked of one."""
    path = written("plan.toml", text)
    try:
        plan = load_plan(path)
    except PlanError as error:
        refused = str(error).splitlines()
    else:
        with suppress(TooSlow), limited(1.0):
            covered(plan)
        return
    assert refused
    assert all(line.startswith(str(path)) for line in refused), refused


def covered(plan: Plan) -> None:
    """Ask a plan all that is asked of one."""
    coverage = assign(plan, VERDICTS)
    next_up(coverage)
    day = day_of(plan.as_of, VERDICTS)
    for goal in plan.goals:
        standing(goal, coverage, day)
    for topic in plan.topics:
        coverage.related(topic)
    list(topic_claims(coverage))
    list(batch_claims(coverage))
    all_left(coverage)
    assert len(plan.pages) >= len(plan.topics) + len(plan.batches)
    reading_order(Site(plan, {}, ()))
    for batch in plan.batches:
        by_difficulty(coverage, batch)
