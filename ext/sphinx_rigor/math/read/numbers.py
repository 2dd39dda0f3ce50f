r"""Number the equations of a document, and name them.

One counter runs through a document, whatever the environments; a row with a ``\tag`` of
its own does not count. What the counter says depends on one document alone, so it is fixed
when that is read; a book that numbers by chapter shows other numbers, see ``chapters``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sphinx_rigor.math.read.display import Row, read_display
from sphinx_rigor.records import Stored


@dataclass(frozen=True, slots=True)
class Equation(Stored):
    """A numbered row: what it is called, where it is, what refers to it.

    ``number`` is LaTeX in text mode: a tag may hold anything. ``bare`` tells that it
    comes without parentheses, ``serial`` counts the numbered rows of the document that have
    no tag, from 1, and is 0 for a tag. ``parts`` is the number of a book that counts by
    chapter, as integers.
    """

    number: str
    bare: bool = False
    node_id: str = ""
    labels: tuple[str, ...] = ()
    serial: int = 0
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A display formula to be numbered: its source, its label in Sphinx, its wish.

    ``label`` is what ``$$…$$ (label)`` and ``:label:`` say and ``node_id`` the id that
    Sphinx gave it, ``wanted`` that a formula without environment gets a number.
    """

    source: str
    label: str = ""
    node_id: str = ""
    wanted: bool = False


class Counter:
    """The counter of one document."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        """Start at 1; ``taken`` are ids that the document has already."""
        self.count = 0
        self.taken = set(taken)

    def number(self, block: Block) -> tuple[Equation | None, ...]:
        """Return the equation of each row of a formula, None for a row without number."""
        found: list[Equation | None] = []
        label = block.label
        for row, wanted in numbered_rows(block):
            if row.tag is None and not wanted:
                found.append(None)
                continue
            self.count += row.tag is None
            labels = (label, *row.labels) if label else row.labels
            number = str(self.count) if row.tag is None else row.tag
            node_id = block.node_id if label else self.new_id(labels, number)
            serial = self.count if row.tag is None else 0
            found.append(Equation(number, row.bare, node_id, labels, serial))
            label = ""
        return tuple(found)

    def new_id(self, labels: tuple[str, ...], number: str) -> str:
        """Return an id from the label, or else the number, that nothing else has."""
        stem = next(filter(None, map(slug, (*labels, number))), "")
        return self.free_id(f"equation-{stem}" if stem else "equation")

    def free_id(self, wished: str) -> str:
        """Return an id, with a number behind it where something has it already."""
        found, more = wished, 1
        while found in self.taken:
            more += 1
            found = f"{wished}-{more}"
        self.taken.add(found)
        return found


def numbered_rows(block: Block) -> list[tuple[Row, bool]]:
    """Return the rows of a formula, and whether each is to have a number of its own.

    What has a label has a number that a reference can show: the last row where none has one.
    """
    named = block.wanted or block.label != ""
    found = [
        (row, row.numbered or (named and not display.name))
        for display in read_display(block.source)
        for row in display.rows
    ]
    if block.label and not any(wanted or row.tag is not None for row, wanted in found):
        found[-1] = (found[-1][0], True)
    return found


def unlike(
    documents: Mapping[str, tuple[Equation, ...]],
) -> dict[str, tuple[Equation, ...]]:
    """Return the equations of documents that become one page, their ids made unlike.

    The first document keeps its ids; nothing else has two hyphens in its id.
    """
    found, taken = {}, set[str]()
    for place, (docname, equations) in enumerate(sorted(documents.items()), 1):
        found[docname] = tuple(
            replace(each, node_id=f"{each.node_id}--{place}") if each.node_id in taken else each
            for each in equations
        )
        taken.update(each.node_id for each in equations)
    return found


def slug(text: str) -> str:
    """Return a label as an id holds it: letters and digits of any script, single hyphens."""
    kept = "".join(each if each.isalnum() else " " for each in text.lower())
    return "-".join(kept.split())
