"""The whole site, measured: what the index pages show and the reports tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sphinx_rigor.plan.coverage import Coverage, assign, name_table
from sphinx_rigor.plan.goals import Standing, day_of, standing
from sphinx_rigor.plan.history import History
from sphinx_rigor.plan.schema import Plan
from sphinx_rigor.plan.series import by_series
from sphinx_rigor.records import Finding, Names, Severity, State, Verdict, fold, msg
from sphinx_rigor.standard import line_of
from sphinx_rigor.verdict import Article, ResultMap

NO_RESULTS = ResultMap({})


@dataclass(frozen=True)
class Site:
    """The articles and findings of one build.

    ``parts`` are id and title of each part, ``results`` the map of what uses what,
    ``history`` what the articles were, if the site keeps it, ``behind`` those of which
    it does not have what they are now.
    """

    plan: Plan | None
    articles: Mapping[str, Article]
    findings: tuple[Finding, ...]
    parts: tuple[tuple[str, str], ...] = ()
    results: ResultMap = NO_RESULTS
    history: History | None = None
    behind: tuple[str, ...] = ()

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts on the articles, in the order of their names."""
        return tuple(each.verdict for each in self.articles.values())

    @cached_property
    def series(self) -> Mapping[str, tuple[Verdict, ...]]:
        """The articles of each series in order, by the folded name of the series."""
        return by_series(self.verdicts)

    @cached_property
    def coverage(self) -> Coverage | None:
        """Where each article stands in the plan, if there is one."""
        return assign(self.plan, self.verdicts) if self.plan else None

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each goal of the plan stands."""
        if self.coverage is None:
            return ()
        plan = self.coverage.plan
        day = day_of(plan.as_of, self.verdicts)
        return tuple(standing(each, self.coverage, day) for each in plan.goals)

    def count(self, *states: State) -> int:
        """Count the articles in these states."""
        return sum(1 for each in self.verdicts if each.state in states)

    @property
    def recomputed(self) -> int:
        """Count the articles whose results were recomputed."""
        return sum(1 for each in self.verdicts if each.recomputed)


def idle_patterns(
    patterns: Sequence[str],
    matched: Callable[[str], bool],
    translate: Callable[[str], str],
    *,
    fresh: bool,
) -> Iterator[Finding]:
    """Yield a finding for each pattern of articles that no document has: most often a slip.

    A gate that looks at nothing is green for ever. On a ``fresh`` site, one without any
    document that was meant, it is advice that says how to begin.
    """
    for pattern in patterns:
        if not matched(pattern):
            message = msg(
                "rigor_articles: no document matches %(pattern)s", pattern=repr(pattern)
            )
            if fresh:
                message = msg(
                    "%(message)s yet; write the first with: rigor new TITLE", message=message
                )
            severity = Severity.ADVICE if fresh else Severity.WARNING
            text = message.render(translate)
            yield Finding("conf.py", 1, "no-articles", text, severity, key=pattern)


def plan_findings(
    plan: Plan, text: str, articles: Sequence[Article], translate: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield what is wrong between plan and articles; ``text`` is that of the plan's file."""
    yield from without_file(plan, text, articles, translate)
    yield from without_topic(plan, articles, translate)


def without_file(
    plan: Plan, text: str, articles: Sequence[Article], translate: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield the planned articles that no file is of."""
    known = Names(each.facts.docname for each in articles)
    for batch in plan.batches:
        for name in batch.articles:
            if name not in known.all:
                stem = name.rpartition("/")[2]
                message = msg(
                    "planned in batch %(batch)s, but there is no such article: %(name)s",
                    batch=batch.id,
                    name=name,
                )
                if near := known.nearest(name):
                    message = msg(
                        "%(message)s; did you mean %(near)s?", message=message, near=near
                    )
                yield Finding(
                    path=plan.path,
                    line=line_of(text, f'"{stem}'),
                    rule="planned-article-missing",
                    message=message.render(translate),
                    severity=Severity.WARNING,
                    key=name,
                )


def without_topic(
    plan: Plan, articles: Sequence[Article], translate: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield the topics that an article states and the plan does not have."""
    known = name_table(plan)
    names = Names(known)
    for article in articles:
        for topic in article.verdict.topics:
            if fold(topic) not in known:
                key = article.facts.front_matter.get("topics")
                message = msg("%(plan)s has no topic %(topic)s", plan=plan.path, topic=topic)
                if near := names.nearest(fold(topic)):
                    message = msg(
                        "%(message)s; did you mean %(near)s?",
                        message=message,
                        near=known[near],
                    )
                yield Finding(
                    path=article.facts.path,
                    line=key.line if key else 1,
                    rule="unknown-topic",
                    message=message.render(translate),
                    severity=Severity.WARNING,
                    docname=article.facts.docname,
                    key=topic,
                )
