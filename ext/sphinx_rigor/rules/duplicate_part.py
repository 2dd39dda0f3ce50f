"""A part stands twice.

What: Only the first counts.

Example: Two headings “Part 3: Intuition”, the second left over from an older version.

Instead: Join the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each part that was there before."""
    for span in article.reading.duplicates:
        first = article.reading.part(span.id)
        message = msg(
            "“%(title)s” begins the same part as line %(line)s; only the first counts",
            title=span.heading.text,
            line=first.heading.spot.shown if first else 1,
        )
        yield Problem.at(span.heading, message, key=span.id)


RULE = Rule(summary=msg("a part stands twice"), check=check)
