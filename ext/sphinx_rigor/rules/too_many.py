"""More of something than the standard allows.

What: A requirement may have a ``max``; what goes beyond it is reported.

Example: A note of 4,000 words where the standard allows 3,000.

Instead: Shorten, or split the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._quantity import open_outcomes, problem
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each requirement that finds more than its maximum."""
    for each in open_outcomes(article):
        if each.requirement.max is not None and each.found > each.requirement.max:
            yield problem(article, each)


RULE = Rule(summary=msg("there is more of something than allowed"), content=True, check=check)
