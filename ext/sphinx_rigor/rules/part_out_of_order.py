"""A part stands before one it should follow.

What: Parts come in the order of the standard.

Example: Part 4 before part 3.

Instead: Move the part.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each part that follows one it should precede."""
    order = [part.id for part in article.standard.parts]
    for before, span in pairwise(article.reading.parts):
        if order.index(span.id) < order.index(before.id):
            message = msg(
                "“%(title)s” should stand before “%(before)s”",
                title=span.heading.text,
                before=before.heading.text,
            )
            yield Problem.at(span.heading, message, key=span.id)


RULE = Rule(summary=msg("a part is out of order"), check=check)
