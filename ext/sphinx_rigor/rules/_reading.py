"""What the rules about faults seen while reading share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_rigor.records import Fault, Message, Problem
from sphinx_rigor.rules._rule import Check
from sphinx_rigor.verdict import Article


def report(rule: str, describe: Callable[[Fault], Message]) -> Check:
    """Return the check that reports each fault noted under a rule's name."""

    def check(article: Article) -> Iterator[Problem]:
        for fault in article.facts.faults:
            if fault.rule == rule:
                yield Problem.at(fault, describe(fault), key=fault.detail, written=fault.detail)

    return check
