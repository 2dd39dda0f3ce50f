"""A box holds formulas and not a word.

What: A derivation, proof or intuition that says nothing in words leaves the reader to
guess why each step holds; a standard may raise the severity.

Example: A derivation box of three formulas.

Instead: Say before each formula what is done and why it may be done.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, ancestors, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each box that is not empty and has no text, table, code or picture."""
    facts = article.facts
    blocks = {
        *(each.block for each in facts.paragraphs if each.words),
        *(each.block for each in facts.tables),
        *(each.block for each in facts.code),
        *(each.block for each in facts.images),
    }
    holders = {one for block in blocks for one in ancestors(facts, block)}
    for box in facts.boxes:
        if not box.empty and box.own not in holders:
            message = msg("the box %(kind)s holds formulas and not a word", kind=box.kind)
            yield Problem.at(box, message, key=f"{box.kind}/{box.title}")


RULE = Rule(
    summary=msg("a box holds formulas and not a word"), severity=Severity.ADVICE, check=check
)
