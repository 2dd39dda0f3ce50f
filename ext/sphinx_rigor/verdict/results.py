"""The results of an article, and which of them checks recompute.

A result is a derivation, a theorem or a box of its family. It is recomputed where a
verification names its label in ``:of:``, holds a check that can prove wrong, and the
checks of that document are on record as passed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from sphinx_rigor.records import Box, Facts, Result


def recomputed_labels(documents: Iterable[Facts]) -> frozenset[str]:
    """Return the labels that verifications which passed name, whatever has them."""
    return frozenset(
        label
        for facts in documents
        if facts.passed
        for box in facts.boxes
        if box.of and holds_check(facts, box)
        for label in box.of
    )


def holds_check(facts: Facts, box: Box) -> bool:
    """Tell whether a box holds a check that can prove wrong."""
    return any(each.tests and facts.within(each.block, box.own) for each in facts.checks)


def results_of(facts: Facts, recomputed: Container[str]) -> Iterator[Result]:
    """Yield the results of a document; ``recomputed`` are labels of those that are."""
    for box in facts.boxes:
        if box.states_result:
            known = bool(box.label) and box.label in recomputed
            yield Result(box.kind, box.line, box.title, box.id, box.label, known)
