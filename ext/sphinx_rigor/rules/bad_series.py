"""The series of an article is not a name and a number.

What: ``series`` names the series and says which part of it the article is, from 1 on.

Example: ``series: {name: MoE}`` without a part, or ``part: two``.

Instead: Write ``series: {name: MoE, part: 2}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report a series that cannot be shown; values that are no tables have their rule."""
    key = article.facts.front_matter.get("series")
    if key is not None and isinstance(key.value, dict) and article.verdict.series is None:
        message = msg("series needs a name and a part, a whole number from 1 on")
        yield Problem(key.line, message, key="series", written="series")


RULE = Rule(summary=msg("a series lacks its name or its part"), check=check)
