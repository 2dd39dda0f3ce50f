r"""A formula refers to an equation that does not exist.

What: The page shows (???). Equations of other articles can be referred to as well.

Example: ``\eqref{eq:loss}`` where no formula says ``\label{eq:loss}``.

Instead: Give the equation that label, or mend the reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from sphinx_rigor.records import Message, Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each reference to a label that no article has."""
    known = {label for article in articles for each in article.facts.equations
             for label in each.labels}  # fmt: skip
    for article in articles:
        own = [label for each in article.facts.equations for label in each.labels]
        for link in article.facts.equation_links:
            if link.target not in known:
                yield article, Problem.at(link, describe(link.target, own), key=link.target)


def describe(target: str, own: Sequence[str]) -> Message:
    """Say which label is missing, and which one may be meant."""
    near = get_close_matches(target, own, n=1)
    if near:
        return msg(
            "no equation has the label %(target)s; did you mean %(near)s?",
            target=target,
            near=near[0],
        )
    return msg("no equation has the label %(target)s", target=target)


RULE = Rule(
    summary=msg("a formula refers to an equation that does not exist"),
    everywhere=True,
    check_site=check,
)
