r"""Two equations of an article have the same label.

What: A reference leads to the first of them only. Equations of different articles may
share a label; a reference prefers its own article.

Example: ``\label{eq:loss}`` in two environments.

Instead: Give each a label of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Spot, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each label that stood before."""
    first: dict[str, Spot] = {}
    for each in article.facts.equations:
        for label in each.labels:
            if label in first:
                message = msg(
                    "the equation label %(label)s stands on line %(line)s already",
                    label=label,
                    line=first[label].shown,
                )
                yield Problem.at(each, message, key=label)
            first.setdefault(label, each.spot)


RULE = Rule(
    summary=msg("two equations of an article have the same label"),
    everywhere=True,
    check=check,
)
