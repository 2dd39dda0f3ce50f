"""What was measured of each document before, and holds as long as nothing has changed.

The key is a digest of all that measuring depends on: the facts as they are stored, what
this build adds to them, the standard, what checks recompute, the code. Key and value are
sealed together: a value that was damaged is as if there were none.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from typing import Any, NamedTuple

from sphinx_rigor.memory.domain import RigorDomain
from sphinx_rigor.memory.sealed import seal, unsealed
from sphinx_rigor.memory.written import digest_of
from sphinx_rigor.records import Facts
from sphinx_rigor.standard import Requirement, Standard
from sphinx_rigor.verdict import Article, examine


class Earlier(NamedTuple):
    """What is known of earlier builds, if anything, and what everything depends on."""

    domain: RigorDomain | None
    standard: Standard
    recomputed: frozenset[str]
    terms: str = ""


def earlier_of(
    domain: RigorDomain | None, standard: Standard, recomputed: frozenset[str]
) -> Earlier:
    """Return what is known; nothing where others count, whose code may be anywhere."""
    added = any(each.quantity for each in requirements(standard))
    if domain is None or not domain.basis or added:
        return Earlier(None, standard, recomputed)
    terms = digest_of(domain.basis, standard, recomputed)
    return Earlier(domain, standard, recomputed, terms)


def measure_once(facts: Facts, earlier: Earlier) -> Article:
    """Return a document measured, now or before; what raises is not kept."""
    domain, standard, recomputed, terms = earlier
    if domain is None:
        return examine(facts, standard, recomputed)
    stored, data = domain.data["measured"], domain.facts.stored[facts.docname]
    key = digest_of(terms, data, facts.passed, facts.dangling)
    domain.sealed.pop(facts.docname, None)
    before = unsealed(stored, facts.docname, key)
    if before is not None:
        article = unpacked(before, facts, standard)
    else:
        article = examine(facts, standard, recomputed)
        seal(stored, facts.docname, key, packed(article))
    domain.sealed[facts.docname] = key
    return article


def packed(article: Article) -> bytes:
    """Return what was measured, its requirements by their numbers in the standard."""
    numbers = {id(each): n for n, each in enumerate(requirements(article.standard))}
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {Requirement: lambda one: (nth, (numbers[id(one)],))}
    pickler.dump((article.reading, article.outcomes, article.verdict))
    return out.getvalue()


def unpacked(data: bytes, facts: Facts, standard: Standard) -> Article:
    """Return what was measured, with the facts and the standard that it was measured by."""
    reading, outcomes, verdict = Unpickler(data, standard).load()
    return Article(facts, standard, reading, outcomes, verdict)


class Unpickler(pickle.Unpickler):
    """Puts the requirements of a standard where their numbers are."""

    def __init__(self, data: bytes, standard: Standard) -> None:
        """Read data as trusted as the environment that keeps it."""
        super().__init__(io.BytesIO(data))
        self.requirements = list(requirements(standard))

    def find_class(self, module: str, name: str) -> Any:
        """Return what a name stands for."""
        if (module, name) == (nth.__module__, nth.__name__):
            return self.requirements.__getitem__
        return super().find_class(module, name)


def nth(number: int) -> Requirement:
    """Stand in pickles for the requirement of this number, which only a reader knows."""
    raise LookupError(number)


def requirements(standard: Standard) -> Iterator[Requirement]:
    """Yield all requirements of a standard, alternatives after those they belong to."""
    for each in (*(one for part in standard.parts for one in part.require), *standard.require):
        yield each
        yield from each.alternatives
