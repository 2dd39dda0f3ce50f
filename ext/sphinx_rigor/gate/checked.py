"""What the rules found in each document before, which holds as long as its measure does.

A rule that looks at each document by itself sees what was measured of it, and nothing else.
So what it found is sealed with the key that document was measured by. Rules of others may
ask for anything, and rules that compare documents look at all of them: both run each time.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping

from sphinx_rigor.gate.articles import Measured
from sphinx_rigor.memory.domain import RigorDomain
from sphinx_rigor.memory.sealed import seal, unsealed
from sphinx_rigor.memory.written import digest_of
from sphinx_rigor.rules import CRASHED, Found, Rule, found_alone, own_rules
from sphinx_rigor.standard import Standard
from sphinx_rigor.verdict import Article


def checked(
    domain: RigorDomain, documents: Measured, standard: Standard
) -> Mapping[str, Found]:
    """Return what our own rules find in each document of which it is known what that holds."""
    rules = own_rules(standard)
    return {
        each.facts.docname: check_once(domain, each, rules, ours=ours)
        for each, ours in pairs(documents)
        if each.facts.docname in domain.sealed
    }


def pairs(documents: Measured) -> Iterator[tuple[Article, bool]]:
    """Yield each document, and whether it is an article."""
    yield from ((each, True) for each in documents.articles)
    yield from ((each, False) for each in documents.others)


def check_once(
    domain: RigorDomain, article: Article, rules: Mapping[str, Rule], *, ours: bool
) -> Found:
    """Return what rules find in a document, now or before; a crash is not kept."""
    docname, stored = article.facts.docname, domain.data["checked"]
    key = digest_of(domain.sealed[docname], ours)
    before = unsealed(stored, docname, key)
    if before is not None:
        known: Found = pickle.loads(before)  # noqa: S301 - as trusted as the environment
        return known
    found = found_alone(article, rules, ours=ours)
    if not any(each.key == CRASHED for problems in found.values() for each in problems):
        seal(stored, docname, key, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    return found
