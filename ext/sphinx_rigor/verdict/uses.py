"""Read references between boxes: whose argument they stand in, and what they lead into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from sphinx_rigor.records import Box, EquationLink, Facts, Link, between
from sphinx_rigor.verdict.nest import Nest
from sphinx_rigor.verdict.places import Key, Names, Place
from sphinx_rigor.verdict.proofs import MAPPED, PROOF, THEOREM, Proof, proofs_of

ARGUMENTS = frozenset({PROOF, "derivation"})
"""The families of boxes that argue, rather than state."""


class Use(NamedTuple):
    """One box uses another, by a reference on a line; ``proof`` if an argument does it."""

    user: Key
    used: Key
    line: int
    file: str
    proof: bool


@dataclass(frozen=True)
class Reader:
    """Reads the references of some documents."""

    documents: Mapping[str, Facts]
    names: Names
    proofs: Mapping[str, tuple[Proof, ...]]
    nests: dict[str, Nest[Box]] = field(default_factory=dict)
    ranks: dict[str, tuple[dict[Proof, int], Nest[Proof]]] = field(default_factory=dict)

    @cached_property
    def proved(self) -> frozenset[Key]:
        """The results that a proof is of."""
        every = chain.from_iterable(self.proofs.values())
        return frozenset(key for each in every for key in each.results)

    def box_at(self, found: Place | None) -> Box | None:
        """Return the innermost box at a place."""
        return self.nest_of(found.docname).innermost(found.place) if found else None

    def nest_of(self, docname: str) -> Nest[Box]:
        """Return which boxes of a document stand in which."""
        if docname not in self.nests:
            self.nests[docname] = Nest(self.documents[docname].boxes)
        return self.nests[docname]

    def node_at(self, found: Place | None) -> Key | None:
        """Return the box of the map that a place belongs to; a proof is part of its result."""
        box = self.box_at(found)
        if found is None:
            return None
        if box is not None and box.family in MAPPED:
            return Key(found.docname, box.id)
        if box is None or box.family == PROOF:
            return self.result_at(found)
        return None

    def result_at(self, found: Place) -> Key | None:
        """Return the result that the proof at a place proves, that of the last of several."""
        if found.docname not in self.ranks:
            proofs = self.proofs[found.docname]
            ranked = {each: at for at, each in enumerate(proofs) if each.results}
            self.ranks[found.docname] = ranked, Nest(sorted(ranked, key=attrgetter("place")))
        ranked, nest = self.ranks[found.docname]
        last = max(nest.around(found.place), key=ranked.__getitem__, default=None)
        return last.results[0] if last else None

    def uses(self, facts: Facts) -> Iterator[Use]:
        """Yield the uses in a document."""
        for link in chain[Link | EquationLink](facts.links, facts.equation_links):
            here = Place(facts.docname, link.place)
            user, used = self.node_at(here), self.node_at(self.target(facts.docname, link))
            if user and used and user != used:
                box = self.box_at(here)
                proof = box is None or box.family in ARGUMENTS
                yield Use(user, used, link.line, link.file, proof)

    def target(self, docname: str, link: Link | EquationLink) -> Place | None:
        """Return the place that a reference leads to."""
        if isinstance(link, EquationLink):
            return self.names.equation(docname, link.target)
        return self.names.find(docname, link.target)


def reader_of(documents: Sequence[Facts]) -> Reader:
    """Return a reader that knows which proof is of which result."""
    plain = Reader({each.docname: each for each in documents}, Names(documents), {})
    proofs = {each.docname: linked(plain, each) for each in documents}
    return replace(plain, proofs=proofs, ranks={})


def linked(reader: Reader, facts: Facts) -> tuple[Proof, ...]:
    """Return the proofs of a document; a link to a result says more than what precedes."""
    titled = {
        box.place: Proof(box.place, box.end, named)
        for box in facts.boxes
        if (named := tuple(proved_by(reader, facts, box)))
    }
    following = (each for each in proofs_of(facts) if each.place not in titled)
    return (*following, *titled.values())


def proved_by(reader: Reader, facts: Facts, proof: Box) -> Iterator[Key]:
    """Yield the results that the title of a proof or a derivation refers to."""
    if proof.family not in ARGUMENTS:
        return
    for link in between(facts.links, proof.place, proof.place):
        place = reader.names.box(link.target)
        box = reader.box_at(place)
        if place and box is not None and box.family == THEOREM:
            yield Key(place.docname, box.id)
