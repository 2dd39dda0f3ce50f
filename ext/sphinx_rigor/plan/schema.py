"""The plan of a site as data: topics, batches, goals.

``file`` reads these records from ``plan.toml``, ``coverage`` finds where each
article stands in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sphinx_rigor.records import fold


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; articles belong by tag, title or batch, or because they say so.

    An article may state it by its id, its title or an alias. ``related`` are ids of
    topics beside it; ``claimed`` is the count that someone stated, ``None`` where
    nobody did.
    """

    id: str
    title: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    match: tuple[re.Pattern[str], ...] = ()
    parent: str = ""
    related: tuple[str, ...] = ()
    claimed: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which an article may state this topic."""
        return (self.id, self.title, *self.aliases)

    @property
    def keys(self) -> frozenset[str]:
        """The tags that put an article into this topic, folded: its names among them."""
        return frozenset(fold(each) for each in (*self.names, *self.tags))


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

    It counts the articles of ``batches`` and ``topics``, by their ids, and ``articles``, by
    docname; all, where it names none. ``target`` is the number of these unless it is told.
    ``claimed`` and ``of`` keep what an older document said of the same goal.
    """

    id: str
    title: str
    date: dt.date
    target: int | None = None
    batches: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    claimed: int | None = None
    of: int | None = None


@dataclass(frozen=True)
class Plan:
    """Topics, batches, goals and hours by difficulty, as of a date if it has one."""

    path: str
    as_of: dt.date | None = None
    topics: tuple[Topic, ...] = ()
    batches: tuple[Batch, ...] = ()
    goals: tuple[Goal, ...] = ()
    hours: tuple[tuple[str, tuple[float, ...]], ...] = ()

    @property
    def pages(self) -> frozenset[str]:
        """The docnames of the pages made from this plan, which are never articles."""
        names = {"topics/index", "topics/tags", "topics/archive", "plan/index"}
        names |= {f"topics/{each.id}" for each in self.topics}
        return frozenset(
            {*names, "plan/dashboard", *(f"plan/{each.id}" for each in self.batches)}
        )

    @cached_property
    def topics_by_id(self) -> Mapping[str, Topic]:
        """The topics, by their ids."""
        return {each.id: each for each in self.topics}

    @cached_property
    def batches_by_id(self) -> Mapping[str, Batch]:
        """The batches, by their ids."""
        return {each.id: each for each in self.batches}

    @cached_property
    def children(self) -> Mapping[str, tuple[Topic, ...]]:
        """The topics right below one, by its id; those below none are at ``""``."""
        found: dict[str, list[Topic]] = {}
        for each in self.topics:
            found.setdefault(each.parent, []).append(each)
        return {parent: tuple(each) for parent, each in found.items()}

    @cached_property
    def related(self) -> Mapping[str, frozenset[str]]:
        """The topics that one names as related, or that name it so, by its id."""
        found: dict[str, set[str]] = {}
        for each in self.topics:
            for other in each.related:
                found.setdefault(each.id, set()).add(other)
                found.setdefault(other, set()).add(each.id)
        return {name: frozenset(each) for name, each in found.items()}

    def in_order(self, names: Iterable[str]) -> tuple[Topic, ...]:
        """Return topics in the order of the plan; what is none is left out."""
        places = self.places
        known = (each for each in set(names) if each in places)
        return tuple(self.topics_by_id[each] for each in sorted(known, key=places.__getitem__))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each topic in the order of the plan, by its id."""
        return {each.id: at for at, each in enumerate(self.topics)}

    def topic(self, name: str) -> Topic | None:
        """Return the topic of this id."""
        return self.topics_by_id.get(name)

    def batch(self, name: str) -> Batch | None:
        """Return the batch of this id."""
        return self.batches_by_id.get(name)

    def above(self, name: str) -> tuple[str, ...]:
        """Return the ids of the topics above one, the nearest first."""
        found: list[str] = []
        while (topic := self.topic(name)) and topic.parent:
            name = topic.parent
            found.append(name)
        return tuple(found)

    def below(self, name: str) -> tuple[str, ...]:
        """Return a topic's id and those of the topics below it."""
        found, pending = [], [name]
        while pending:
            found.append(pending.pop())
            pending += [each.id for each in reversed(self.children.get(found[-1], ()))]
        return tuple(found)
