"""A paragraph stands twice in an article.

What: Text of forty words or more that is the same to the letter. It fills a part for
the count of lines and gives the reader nothing; a standard may raise the severity.

Example: One explanation pasted below two formulas.

Instead: Say it once and refer to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, Spot, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article

LEAST = 40


def check(article: Article) -> Iterator[Problem]:
    """Report each long paragraph that was there before."""
    first: dict[str, Spot] = {}
    for each in article.facts.paragraphs:
        if each.words < LEAST:
            continue
        before = first.setdefault(each.text, each.spot)
        if before.place != each.place:
            message = msg("this paragraph stands on line %(line)s already", line=before.shown)
            yield Problem.at(each, message, key=each.text[:32])


RULE = Rule(
    summary=msg("a paragraph stands twice in an article"), severity=Severity.ADVICE, check=check
)
