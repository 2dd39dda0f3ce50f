"""The map of results: which theorem-like box uses which, and how far each is proved.

A box uses another where it, its proof or its derivation refers to it, to a step of it or to
an equation in it; what other boxes say of it in passing is no use. An article that names a
result in running text uses nothing: only proofs do.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sphinx_rigor.records import Box, Facts
from sphinx_rigor.verdict.places import Key
from sphinx_rigor.verdict.proofs import MAPPED, THEOREM
from sphinx_rigor.verdict.results import recomputed_labels
from sphinx_rigor.verdict.support import is_proved
from sphinx_rigor.verdict.uses import Use, reader_of


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the map; ``proved`` tells whether a proof or a source stands behind it."""

    key: Key
    path: str
    box: Box
    proved: bool
    recomputed: bool

    @property
    def needs_proof(self) -> bool:
        """Whether the box claims something that it does not show itself."""
        return self.box.family == THEOREM

    @property
    def name(self) -> str:
        """What messages call the box: its title, its label or its kind."""
        return self.box.title or self.box.label or self.box.kind

    @property
    def state(self) -> str:
        """How far it is: ``stated``, ``proved`` or ``recomputed``."""
        return "recomputed" if self.recomputed else "proved" if self.proved else "stated"


@dataclass(frozen=True)
class ResultMap:
    """All boxes of a site that state something, and their uses of each other."""

    nodes: Mapping[Key, Node]
    uses: tuple[Use, ...] = ()

    @cached_property
    def uses_of(self) -> Mapping[Key, tuple[Key, ...]]:
        """What each box uses, in the order of the articles."""
        return self.gathered((each.user, each.used) for each in self.uses)

    @cached_property
    def used_by(self) -> Mapping[Key, tuple[Key, ...]]:
        """What uses each box."""
        return self.gathered((each.used, each.user) for each in self.uses)

    def gathered(self, pairs: Iterable[tuple[Key, Key]]) -> Mapping[Key, tuple[Key, ...]]:
        """Return the second of each pair by the first, in the order of the nodes."""
        found: dict[Key, set[Key]] = {}
        for first, second in pairs:
            found.setdefault(first, set()).add(second)
        return {key: tuple(self.in_order(each)) for key, each in found.items()}

    @cached_property
    def order(self) -> Mapping[Key, int]:
        """The number of each box in the order of the articles."""
        return {key: at for at, key in enumerate(self.nodes)}

    def in_order(self, keys: Iterable[Key]) -> list[Key]:
        """Return boxes in the order of the articles."""
        return sorted(keys, key=self.order.__getitem__)

    @cached_property
    def touching(self) -> Mapping[str, tuple[int, ...]]:
        """Which of the uses have a box in a document, by its name."""
        found: dict[str, list[int]] = {}
        for at, each in enumerate(self.uses):
            for docname in {each.user.docname, each.used.docname}:
                found.setdefault(docname, []).append(at)
        return {docname: tuple(each) for docname, each in found.items()}

    def uses_about(self, documents: Iterable[str]) -> list[Use]:
        """Return the uses that have a box in one of these documents."""
        found = {at for each in set(documents) for at in self.touching.get(each, ())}
        return [self.uses[at] for at in sorted(found)]


def result_map(
    documents: Sequence[Facts], recomputed: Container[str] | None = None
) -> ResultMap:
    """Return the map of some documents; ``recomputed`` are labels of results that are."""
    labels = recomputed_labels(documents) if recomputed is None else recomputed
    reader = reader_of(documents)
    nodes = {
        (key := Key(facts.docname, box.id)): Node(
            key, facts.path, box, is_proved(reader, facts, box), box.label in labels
        )
        for facts in documents
        for box in facts.boxes
        if box.family in MAPPED and box.id
    }
    uses = {
        (each.user, each.used, each.proof): each
        for facts in reversed(documents)
        for each in reversed(list(reader.uses(facts)))
        if each.user in nodes and each.used in nodes
    }
    return ResultMap(nodes, tuple(uses.values())[::-1])
