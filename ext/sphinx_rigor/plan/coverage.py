"""Where each article stands in the plan: its topics and its batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sphinx_rigor.plan.schema import Batch, Plan, Topic
from sphinx_rigor.records import Verdict, fold

RELATED = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which topics and which batch each article belongs to."""

    plan: Plan
    verdicts: Mapping[str, Verdict]
    topics: Mapping[str, tuple[str, ...]]
    batches: Mapping[str, str]
    members: Mapping[str, tuple[Verdict, ...]]

    def topics_of(self, docname: str) -> tuple[str, ...]:
        """Return the ids of an article's topics."""
        return self.topics.get(docname, ())

    def topics_about(self, docname: str) -> tuple[Topic, ...]:
        """Return an article's topics, in the order of the plan."""
        mine = self.topics_of(docname)
        return tuple(each for each in self.plan.topics if each.id in mine)

    def batch_of(self, docname: str) -> str | None:
        """Return the id of an article's batch."""
        return self.batches.get(docname)

    def articles_of(self, topic: str) -> tuple[Verdict, ...]:
        """Return a topic's articles, those of the topics below it included, each once."""
        return self.members.get(topic, ())

    def planned(self, batch: Batch) -> tuple[tuple[str, Verdict | None], ...]:
        """Return a batch's articles with their verdicts, ``None`` where no file is."""
        return tuple((name, self.verdicts.get(name)) for name in batch.articles)

    def present(self, batch: Batch) -> tuple[Verdict, ...]:
        """Return a batch's articles that have a file."""
        return tuple(each for _name, each in self.planned(batch) if each)

    @property
    def unclassified(self) -> tuple[Verdict, ...]:
        """The articles that no topic claims."""
        return tuple(
            verdict for name, verdict in self.verdicts.items() if not self.topics_of(name)
        )

    def related(self, topic: Topic) -> tuple[tuple[Topic, int], ...]:
        """Return the topics related to one, each with the number of shared articles.

        Those that the plan calls related all come, of the others those that share most,
        up to five; those above and below are no news.
        """
        mine = {each.docname for each in self.articles_of(topic.id)}
        family = {*self.plan.below(topic.id), *self.plan.above(topic.id)}
        stated, sharing = [], []
        for other in self.plan.topics:
            shared = sum(1 for each in self.articles_of(other.id) if each.docname in mine)
            if other.id in topic.related or topic.id in other.related:
                stated.append((other, shared))
            elif shared and other.id not in family:
                sharing.append((other, shared))
        sharing.sort(key=lambda pair: -pair[1])
        return (*stated, *sharing[:RELATED])


def assign(plan: Plan, verdicts: Iterable[Verdict]) -> Coverage:
    """Find the topics and the batch of each article."""
    known = {verdict.docname: verdict for verdict in verdicts}
    batches = {name: batch.id for batch in plan.batches for name in batch.articles}
    by_id = {batch.id: batch for batch in plan.batches}
    stated = name_table(plan)
    topics = {
        name: topics_of(plan, stated, verdict, by_id.get(batches.get(name, "")))
        for name, verdict in known.items()
    }
    members = {
        topic.id: tuple(
            verdict for name, verdict in known.items() if not wanted.isdisjoint(topics[name])
        )
        for topic in plan.topics
        for wanted in [set(plan.below(topic.id))]
    }
    mine = {name: batches[name] for name in known if name in batches}
    return Coverage(plan=plan, verdicts=known, topics=topics, batches=mine, members=members)


def name_table(plan: Plan) -> Mapping[str, str]:
    """Return the id of the topic of each name: ids, titles and aliases."""
    return {fold(name): topic.id for topic in plan.topics for name in topic.names}


def topics_of(
    plan: Plan, stated: Mapping[str, str], verdict: Verdict, batch: Batch | None
) -> tuple[str, ...]:
    """Return an article's topics: its own words, or else tag, title and batch."""
    if own := {stated[name] for each in verdict.topics if (name := fold(each)) in stated}:
        return tuple(topic.id for topic in plan.topics if topic.id in own)
    tags = {fold(tag) for tag in verdict.tags}
    planned = batch.topics if batch else ()
    return tuple(
        topic.id
        for topic in plan.topics
        if topic.id in planned
        or not tags.isdisjoint(topic.keys)
        or any(pattern.search(verdict.title) for pattern in topic.match)
    )
