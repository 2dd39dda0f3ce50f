"""Where references lead: names of boxes, steps and equations to places in documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sphinx_rigor.records import Facts, fold


class Key(NamedTuple):
    """A box of a document, by its id."""

    docname: str
    id: str


class Place(NamedTuple):
    """A place in a document."""

    docname: str
    place: int


class Names:
    """All that references can mean; of equal names the first counts.

    A name is looked for among boxes and steps first, then among the equations of the
    document that refers, then among those of all others.
    """

    def __init__(self, documents: Iterable[Facts]) -> None:
        """Note what the documents name."""
        self.boxes: dict[str, Place] = {}
        self.equations: dict[str, Place] = {}
        self.own: dict[tuple[str, str], Place] = {}
        for facts in sorted(documents, key=lambda each: each.docname):
            for name, place in box_names(facts):
                self.boxes.setdefault(fold(name), place)
            for each in facts.equations:
                place = Place(facts.docname, each.place)
                for label in each.labels:
                    self.equations.setdefault(label, place)
                    self.own.setdefault((facts.docname, label), place)

    def box(self, target: str) -> Place | None:
        """Return the box or step that a name means."""
        return self.boxes.get(fold(target.rpartition("#")[2]))

    def equation(self, docname: str, target: str) -> Place | None:
        """Return the equation that a name means in a document."""
        return self.own.get((docname, target)) or self.equations.get(target)

    def find(self, docname: str, target: str) -> Place | None:
        """Return whatever a name means in a document."""
        return self.box(target) or self.equation(docname, target.rpartition("#")[2])


def box_names(facts: Facts) -> Iterator[tuple[str, Place]]:
    """Yield the names of boxes and steps of a document."""
    for box in facts.boxes:
        yield from ((name, Place(facts.docname, box.place)) for name in box.names)
    for step in facts.steps:
        yield from ((name, Place(facts.docname, step.place)) for name in step.names)
