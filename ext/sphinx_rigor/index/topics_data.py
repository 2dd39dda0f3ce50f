"""``topics.json``: the index as data, for scripts and for other sites.

The shape has a version. Keys are only ever added within one version; a key that goes
or changes its meaning raises it. There is no time stamp in it, so that two builds of
the same articles give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from sphinx_rigor.plan import (
    Batch,
    Coverage,
    Hours,
    Site,
    Standing,
    Topic,
    all_left,
    batch_left,
    hours_of,
)
from sphinx_rigor.records import State, Verdict

VERSION = 1


def render(site: Site, coverage: Coverage, address: Callable[[str], str]) -> str:
    """Return the index as JSON; ``address`` tells where a document's page is."""
    data = {
        "version": VERSION,
        "as_of": as_of.isoformat() if (as_of := coverage.plan.as_of) else None,
        "summary": {**counts(site.verdicts), "hours_left": span(all_left(coverage))},
        "topics": [topic(each, coverage, address) for each in coverage.plan.topics],
        "batches": [batch(each, coverage, address) for each in coverage.plan.batches],
        "goals": [goal(each) for each in site.standings],
        "unclassified": [each.docname for each in coverage.unclassified],
        "articles": [article(each, coverage, address) for each in site.verdicts],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """Count articles by state."""
    states = {state.value: sum(each.state is state for each in verdicts) for state in State}
    return {"articles": len(verdicts), **states}


def topic(found: Topic, coverage: Coverage, address: Callable[[str], str]) -> dict[str, Any]:
    """Return one topic; its articles are those of the topics below it too."""
    articles = coverage.articles_of(found.id)
    return {
        "id": found.id,
        "title": found.title,
        "description": found.description,
        "url": address(f"topics/{found.id}"),
        "parent": found.parent or None,
        "related": [other.id for other, _count in coverage.related(found)],
        "claimed": found.claimed,
        "counts": counts(articles),
        "articles": [each.docname for each in articles],
    }


def batch(found: Batch, coverage: Coverage, address: Callable[[str], str]) -> dict[str, Any]:
    """Return one batch, planned articles without a file included."""
    return {
        "id": found.id,
        "title": found.title,
        "url": address(f"plan/{found.id}"),
        "priority": found.priority or None,
        "topics": list(found.topics),
        "claimed": found.claimed,
        "hours": span(hours_of(found.hours)),
        "hours_left": span(batch_left(coverage, found)),
        "counts": counts(coverage.present(found)),
        "articles": list(found.articles),
    }


def goal(found: Standing) -> dict[str, Any]:
    """Return one goal and how far it is."""
    return {
        "id": found.goal.id,
        "title": found.goal.title,
        "date": found.goal.date.isoformat(),
        "target": found.target,
        "verified": found.verified,
        "overdue": found.overdue,
    }


def article(
    found: Verdict, coverage: Coverage, address: Callable[[str], str]
) -> dict[str, Any]:
    """Return one article."""
    series = found.series
    return {
        "docname": found.docname,
        "title": found.title,
        "url": address(found.docname),
        "state": found.state.value,
        "status": found.status,
        "met": found.met,
        "total": found.total,
        "date": found.date or None,
        "tags": list(found.tags),
        "topics": list(coverage.topics_of(found.docname)),
        "batch": coverage.batch_of(found.docname),
        "series": {"name": series.name, "part": series.part} if series else None,
    }


def span(hours: Hours) -> list[float] | None:
    """Return hours as a pair, ``None`` where nothing is estimated."""
    return [round(each, 1) for each in hours.pair] if hours.most or hours.whole else None
