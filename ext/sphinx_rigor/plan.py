"""The plan of a site as data, and where each article stands in it.

:mod:`plan_file` reads these records from ``plan.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sphinx_rigor.model import Verdict


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; articles belong by tag, title or batch, or because they say so.

    ``claimed`` is the count that someone stated, ``None`` where nobody did.
    """

    id: str
    title: str
    description: str = ""
    tags: tuple[str, ...] = ()
    match: tuple[re.Pattern[str], ...] = ()
    parent: str = ""
    claimed: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of articles, named by their paths without suffix; they have its topics.

    ``priority`` counts from 1, the most urgent; ``hours`` is an estimate, from and to.
    """

    id: str
    title: str
    description: str = ""
    priority: int = 0
    hours: tuple[float, ...] = ()
    focus: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    claimed: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A number of verified articles to be reached at a date.

    ``claimed`` and ``of`` keep what an older document said of the same goal.
    """

    id: str
    title: str
    date: dt.date
    target: int
    claimed: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Topics, batches, goals and hours by difficulty, as of a date."""

    path: str
    as_of: dt.date
    topics: tuple[Topic, ...] = ()
    batches: tuple[Batch, ...] = ()
    goals: tuple[Goal, ...] = ()
    hours: tuple[tuple[str, tuple[float, ...]], ...] = ()

    def topic(self, name: str) -> Topic | None:
        """Return the topic of this id."""
        return next((each for each in self.topics if each.id == name), None)

    def batch(self, name: str) -> Batch | None:
        """Return the batch of this id."""
        return next((each for each in self.batches if each.id == name), None)

    def below(self, name: str) -> tuple[str, ...]:
        """Return a topic's id and those of the topics below it."""
        children = [each.id for each in self.topics if each.parent == name]
        return (name, *(one for each in children for one in self.below(each)))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which topics and which batch each article belongs to."""

    plan: Plan
    verdicts: Mapping[str, Verdict]
    topics: Mapping[str, tuple[str, ...]]
    batches: Mapping[str, str]

    def topics_of(self, docname: str) -> tuple[str, ...]:
        """Return the ids of an article's topics."""
        return self.topics.get(docname, ())

    def batch_of(self, docname: str) -> str | None:
        """Return the id of an article's batch."""
        return self.batches.get(docname)

    def articles_of(self, topic: str) -> tuple[Verdict, ...]:
        """Return a topic's articles, those of the topics below it included, each once."""
        wanted = set(self.plan.below(topic))
        return tuple(
            verdict
            for docname, verdict in self.verdicts.items()
            if wanted.intersection(self.topics_of(docname))
        )

    def planned(self, batch: Batch) -> tuple[tuple[str, Verdict | None], ...]:
        """Return a batch's articles with their verdicts, ``None`` where no file is."""
        return tuple((name, self.verdicts.get(name)) for name in batch.articles)

    @property
    def unclassified(self) -> tuple[Verdict, ...]:
        """The articles that no topic claims."""
        return tuple(
            verdict for name, verdict in self.verdicts.items() if not self.topics_of(name)
        )


def assign(plan: Plan, verdicts: Iterable[Verdict]) -> Coverage:
    """Find the topics and the batch of each article."""
    known = {verdict.docname: verdict for verdict in verdicts}
    batches = {name: batch.id for batch in plan.batches for name in batch.articles}
    return Coverage(
        plan=plan,
        verdicts=known,
        topics={name: topics_of(plan, verdict) for name, verdict in known.items()},
        batches={name: batches[name] for name in known if name in batches},
    )


def topics_of(plan: Plan, verdict: Verdict) -> tuple[str, ...]:
    """Return an article's topics: its own words, or else tag, title and batch."""
    if stated := [each.id for each in plan.topics if each.id in verdict.topics]:
        return tuple(stated)
    tags = {tag.casefold() for tag in verdict.tags}
    planned = {
        one for each in plan.batches if verdict.docname in each.articles for one in each.topics
    }
    return tuple(
        topic.id
        for topic in plan.topics
        if topic.id in planned
        or tags & {tag.casefold() for tag in topic.tags}
        or any(pattern.search(verdict.title) for pattern in topic.match)
    )
