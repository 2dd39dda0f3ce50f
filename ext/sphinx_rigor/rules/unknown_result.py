"""A verification names a result that does not exist.

What: ``:of:`` of a verification has the labels of the derivations and theorems that its
checks recompute, of this article or another.

Why: A wrong label credits nothing, and the result counts as not recomputed.

Example: ``:of: max-expectaton`` where the theorem says ``:label: max-expectation``.

Instead: Give the theorem that label, or correct the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sphinx_rigor.records import Box, Message, Names, Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each name in ``:of:`` that is not the label of a result."""
    boxes = {
        each.label: each
        for article in articles
        for each in sorted(article.facts.boxes, key=lambda box: box.states_result)
        if each.label
    }
    results = Names(name for name, box in boxes.items() if box.states_result)
    for article in articles:
        for box in article.facts.boxes:
            for label in box.of:
                if not (label in boxes and boxes[label].states_result):
                    yield article, Problem.at(box, describe(label, boxes, results), key=label)


def describe(label: str, boxes: Mapping[str, Box], results: Names) -> Message:
    """Say what is wrong with a label, and which one may be meant."""
    if label in boxes:
        return msg(
            "%(label)s is the label of a box of kind %(kind)s; "
            "a verification is of a derivation or a theorem",
            label=label,
            kind=boxes[label].kind,
        )
    if near := results.nearest(label):
        return msg(
            "no derivation or theorem has the label %(label)s; did you mean %(near)s?",
            label=label,
            near=near,
        )
    return msg("no derivation or theorem has the label %(label)s", label=label)


RULE = Rule(
    summary=msg("a verification names a result that does not exist"),
    everywhere=True,
    check_site=check,
)
