"""A box has no content.

What: It counts for nothing; its title alone, a comment or a line without a word is no content.

Example: ``:::{derivation} 期望`` directly followed by ``:::``.

Instead: Fill it or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.recognition import is_hollow
from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.standard import NO_PATTERNS
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each box without content."""
    for box in article.facts.boxes:
        if box.empty or is_hollow(article.facts, NO_PATTERNS, box.place, box.end):
            message = msg("the box %(kind)s is empty; fill it or remove it", kind=box.kind)
            yield Problem.at(box, message, key=f"{box.kind}/{box.title}")


RULE = Rule(
    summary=msg("a box is empty"), severity=Severity.WARNING, everywhere=True, check=check
)
