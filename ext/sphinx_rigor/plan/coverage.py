"""Where each article stands in the plan: its topics and its batch."""

from __future__ import annotations

from collections import Counter
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
        return self.plan.in_order(self.topics_of(docname))

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
        mine = self.articles_of(topic.id)
        shared = Counter(
            one for each in mine for one in with_above(self.plan, self.topics_of(each.docname))
        )
        family = {*self.plan.below(topic.id), *self.plan.above(topic.id)}
        named = self.plan.related.get(topic.id, frozenset())
        stated = [(other, shared[other.id]) for other in self.plan.in_order(named)]
        others = self.plan.in_order(shared.keys() - named - family)
        sharing = [(other, shared[other.id]) for other in others]
        sharing.sort(key=lambda pair: -pair[1])
        return (*stated, *sharing[:RELATED])


def assign(plan: Plan, verdicts: Iterable[Verdict]) -> Coverage:
    """Find the topics and the batch of each article."""
    known = {verdict.docname: verdict for verdict in verdicts}
    batches = {name: batch.id for batch in plan.batches for name in batch.articles}
    by_id = {batch.id: batch for batch in plan.batches}
    signs = signs_of(plan)
    topics = {
        name: topics_of(plan, signs, verdict, by_id.get(batches.get(name, "")))
        for name, verdict in known.items()
    }
    members: dict[str, list[Verdict]] = {}
    for name, verdict in known.items():
        for each in with_above(plan, topics[name]):
            members.setdefault(each, []).append(verdict)
    mine = {name: batches[name] for name in known if name in batches}
    held = {each: tuple(found) for each, found in members.items()}
    return Coverage(plan=plan, verdicts=known, topics=topics, batches=mine, members=held)


def with_above(plan: Plan, topics: Iterable[str]) -> frozenset[str]:
    """Return topics and all those above them."""
    return frozenset(one for each in topics for one in (each, *plan.above(each)))


@dataclass(frozen=True, slots=True)
class Signs:
    """How an article is told to be of a topic: names it may state, tags, titles.

    Names and tags are folded and lead to ids; ``searched`` are the topics with patterns.
    """

    stated: Mapping[str, str]
    tagged: Mapping[str, tuple[str, ...]]
    searched: tuple[Topic, ...]


def signs_of(plan: Plan) -> Signs:
    """Return the signs of all topics, so that no article is compared with each of them."""
    tagged: dict[str, list[str]] = {}
    for topic in plan.topics:
        for key in topic.keys:
            tagged.setdefault(key, []).append(topic.id)
    searched = tuple(each for each in plan.topics if each.match)
    return Signs(name_table(plan), {key: tuple(ids) for key, ids in tagged.items()}, searched)


def name_table(plan: Plan) -> Mapping[str, str]:
    """Return the id of the topic of each name: ids, titles and aliases."""
    return {fold(name): topic.id for topic in plan.topics for name in topic.names}


def topics_of(
    plan: Plan, signs: Signs, verdict: Verdict, batch: Batch | None
) -> tuple[str, ...]:
    """Return an article's topics: its own words, or else tag, title and batch."""
    stated = signs.stated
    found = {stated[name] for each in verdict.topics if (name := fold(each)) in stated}
    if not found:
        found.update(batch.topics if batch else ())
        found.update(one for tag in verdict.tags for one in signs.tagged.get(fold(tag), ()))
        found.update(
            topic.id
            for topic in signs.searched
            if any(pattern.search(verdict.title) for pattern in topic.match)
        )
    return tuple(each.id for each in plan.in_order(found))
