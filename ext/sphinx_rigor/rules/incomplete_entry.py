"""Entries lack fields that the standard asks for.

What: Each entry of a kind is to have certain fields; a field is a bold lead-in, list
label, heading or field name at the entry's own level. The entries of one requirement
are reported together, on the line of the first that lacks something.

Example: ``**缺陷2：…**`` with ``问题描述`` and ``根本原因``, without ``定量影响``.

Instead: Add the field under its usual name, with its content after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._quantity import open_outcomes, problem
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each requirement that has entries enough, but not enough complete ones."""
    for each in open_outcomes(article):
        if each.lacks and each.found >= each.requirement.min:
            yield problem(article, each)


RULE = Rule(summary=msg("entries lack fields the standard asks for"), content=True, check=check)
