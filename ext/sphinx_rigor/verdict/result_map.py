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
        order = {key: at for at, key in enumerate(self.nodes)}
        return {key: tuple(sorted(each, key=order.__getitem__)) for key, each in found.items()}


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
