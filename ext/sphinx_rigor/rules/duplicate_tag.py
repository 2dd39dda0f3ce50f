r"""Two equations of an article have the same tag.

What: A reader who is told “by (3)” cannot know which is meant.

Example: ``\tag{3}`` below two formulas.

Instead: Number them apart, or leave the numbers to LaTeX: ``\begin{equation}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, Spot, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each tag that stood before."""
    first: dict[str, Spot] = {}
    for each in article.facts.equations:
        if each.tag:
            before = first.setdefault(each.tag, each.spot)
            if before.place != each.place:
                message = msg(
                    "\\tag{%(tag)s} stands on line %(line)s already",
                    tag=each.tag,
                    line=before.shown,
                )
                yield Problem.at(each, message, key=each.tag)


RULE = Rule(
    summary=msg("two equations of an article have the same tag"),
    severity=Severity.WARNING,
    everywhere=True,
    check=check,
)
