"""The plan of a site: topics, batches and goals against what the articles are.

In: ``plan.toml`` and articles. Out: coverage, hours, claims, what to write next.
Read ``schema`` first, then ``coverage``; ``site`` is the verdict on everything.
"""

from __future__ import annotations

from sphinx_rigor.plan.candidates import Candidate, begun, next_up, reason
from sphinx_rigor.plan.claims import Claim, batch_claims, failed, topic_claims, unmet_of
from sphinx_rigor.plan.coverage import Coverage, assign
from sphinx_rigor.plan.file import PlanError, load_plan
from sphinx_rigor.plan.goals import Standing, day_of, members, standing
from sphinx_rigor.plan.history import (
    GONE,
    Fall,
    History,
    HistoryError,
    Version,
    history_text,
    load_history,
    name_of_content,
)
from sphinx_rigor.plan.hours import Hours, all_left, batch_left, by_difficulty, hours_of, left
from sphinx_rigor.plan.reading_order import reading_order
from sphinx_rigor.plan.schema import Batch, Goal, Plan, Topic
from sphinx_rigor.plan.series import name_of, place_of
from sphinx_rigor.plan.site import Site, idle_patterns, plan_findings

__all__ = [
    "GONE",
    "Batch",
    "Candidate",
    "Claim",
    "Coverage",
    "Fall",
    "Goal",
    "History",
    "HistoryError",
    "Hours",
    "Plan",
    "PlanError",
    "Site",
    "Standing",
    "Topic",
    "Version",
    "all_left",
    "assign",
    "batch_claims",
    "batch_left",
    "begun",
    "by_difficulty",
    "day_of",
    "failed",
    "history_text",
    "hours_of",
    "idle_patterns",
    "left",
    "load_history",
    "load_plan",
    "members",
    "name_of",
    "name_of_content",
    "next_up",
    "place_of",
    "plan_findings",
    "reading_order",
    "reason",
    "standing",
    "topic_claims",
    "unmet_of",
]
