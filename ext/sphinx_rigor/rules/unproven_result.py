"""A theorem stands without a proof, a link to one or a source.

What: A theorem, lemma, proposition or corollary is proved where a proof follows it or stands
in it, where it links a derivation or a proof, where the title of one links it, or where it
cites a source: a note, an address, a work with its year. A corollary may link whatever it
follows from.

Why: The reader cannot tell what is shown here from what is only claimed.

Example: A box ``theorem`` that the next section follows.

Instead: Add a box ``proof`` below it, link the derivation that shows it, or name the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._looked import results_among
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(articles: Sequence[Article]) -> Iterator[tuple[Article, Problem]]:
    """Report each result that nothing supports."""
    found = {each.facts.docname: each for each in articles}
    for node in results_among(articles).nodes.values():
        if node.needs_proof and not node.proved and not node.box.empty:
            message = msg(
                "“%(name)s” has no proof, links none and names no source", name=node.name
            )
            key = node.box.label or node.name
            yield found[node.key.docname], Problem.at(node.box, message, key=key)


RULE = Rule(
    summary=msg("a theorem stands without a proof, a link to one or a source"),
    severity=Severity.ADVICE,
    check_site=check,
)
