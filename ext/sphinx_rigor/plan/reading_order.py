"""The order in which a book holds the articles: by topic of the plan, series together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_rigor.records import Verdict, fold

if TYPE_CHECKING:
    from sphinx_rigor.plan.site import Site


def reading_order(site: Site) -> tuple[Verdict, ...]:
    """Return all articles, each once.

    The topics come in the order of the plan, what has none at the end; where the first
    article of a series stands, all of it does.
    """
    found: dict[str, Verdict] = {}
    for article in by_topic(site):
        members = site.series[fold(article.series.name)] if article.series else (article,)
        for each in members:
            found.setdefault(each.docname, each)
    return tuple(found.values())


def by_topic(site: Site) -> tuple[Verdict, ...]:
    """Return the articles of each topic, some more than once, and then all of them."""
    coverage = site.coverage
    topics = coverage.plan.topics if coverage else ()
    members = [each for topic in topics if coverage for each in coverage.articles_of(topic.id)]
    return (*members, *site.verdicts)
