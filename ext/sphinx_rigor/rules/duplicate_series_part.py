"""Two articles are the same part of one series.

What: Readers go from part to part; two articles cannot both be the second.

Example: A copied file whose ``part`` was not changed.

Instead: Count the parts of a series from 1 on, each once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_rigor.records import Problem, fold, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check_site(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each article whose place in a series another has, naming that one."""
    owners: dict[tuple[str, int], list[Article]] = {}
    for article in articles:
        if series := article.verdict.series:
            owners.setdefault((fold(series.name), series.part), []).append(article)
    for (_name, part), found in owners.items():
        for article in found if len(found) > 1 else ():
            other = next(each for each in found if each is not article)
            key = article.facts.front_matter.get("series")
            name = article.verdict.series.name if article.verdict.series else ""
            message = msg(
                "part %(part)s of the series %(series)s is also %(path)s",
                part=part,
                series=name,
                path=other.facts.path,
            )
            yield article, Problem(key.line if key else 1, message, key=f"{name} {part}")


RULE = Rule(summary=msg("two articles are one part of a series"), check_site=check_site)
