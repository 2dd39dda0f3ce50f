r"""A formula refers to an equation that does not exist.

What: The page shows (???). Equations of other articles can be referred to as well. An equation
without a number can be referred to by nobody.

Example: ``\eqref{eq:loss}`` where no formula says ``\label{eq:loss}``.

Instead: Give the equation that label, or mend the reference; number it by an environment
without a star, ``\tag`` or ``$$…$$ (label)``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from sphinx_rigor.records import Message, Names, Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each reference to a label that no article has, or that has no number."""
    every = [each for article in articles for each in article.facts.equations]
    known = {label for each in every if each.numbered for label in each.labels}
    bare = {label for each in every for label in each.labels} - known
    for article in articles:
        own = Names(label for each in article.facts.equations for label in each.labels)
        for link in article.facts.equation_links:
            if link.target not in known:
                message = describe(link.target, own, bare)
                yield article, Problem.at(link, message, key=link.target)


def describe(target: str, own: Names, bare: Container[str]) -> Message:
    """Say which label is missing, and which one may be meant, or that it has no number."""
    if target in bare:
        return msg("the equation %(target)s has no number to show", target=target)
    if near := own.nearest(target):
        return msg(
            "no equation has the label %(target)s; did you mean %(near)s?",
            target=target,
            near=near,
        )
    return msg("no equation has the label %(target)s", target=target)


RULE = Rule(
    summary=msg("a formula refers to an equation that does not exist"),
    everywhere=True,
    check_site=check,
)
