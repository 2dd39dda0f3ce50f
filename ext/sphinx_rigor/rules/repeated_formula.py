"""A long display formula stands twice in an article.

What: Formulas that differ in label, number and spacing only are one formula and count
once. A formula that is needed again can be referred to; a standard may raise the
severity.

Example: The loss, written out in full above each of four derivations.

Instead: Give it a label and write “by” and ``{eq}`loss```.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, Spot, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article, bare

LEAST = 60
"""Characters of LaTeX without spaces; shorter ones are sooner repeated than looked up."""


def check(article: Article) -> Iterator[Problem]:
    """Report each long display formula that was there before."""
    first: dict[str, Spot] = {}
    for each in article.facts.formulas:
        long = each.display and len(each.source) >= LEAST
        if long and len(key := bare(each.source)) >= LEAST:
            before = first.setdefault(key, each.spot)
            if before.place != each.place:
                message = msg("this formula stands on line %(line)s already", line=before.shown)
                yield Problem.at(each, message, key=key[:64])


RULE = Rule(
    summary=msg("a long display formula stands twice in an article"),
    severity=Severity.ADVICE,
    check=check,
)
