r"""Number the equations of a document, and name them.

One counter runs through a document, whatever the environments; a row with a ``\tag`` of
its own does not count. Numbers depend on one document alone, so they are fixed when it
is read and equal in every builder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sphinx_rigor.math.read.display import Display, Row, read_display


@dataclass(frozen=True, slots=True)
class Equation:
    """A numbered row: what it is called, where it is, what refers to it.

    ``number`` is LaTeX in text mode: a tag may hold anything. ``bare`` tells that it
    comes without parentheses, ``part`` counts the numbered rows of one formula that have
    no tag, from 1, and is 0 for a tag.
    """

    number: str
    bare: bool = False
    node_id: str = ""
    labels: tuple[str, ...] = ()
    part: int = 0


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
        label, part = block.label, 0
        for display, row in rows_of(block.source):
            wanted = row.numbered or (not display.name and (block.wanted or label != ""))
            if row.tag is None and not wanted:
                found.append(None)
                continue
            part += row.tag is None
            self.count += row.tag is None
            labels = (label, *row.labels) if label else row.labels
            number = str(self.count) if row.tag is None else row.tag
            node_id = block.node_id if label else self.new_id(labels, number)
            position = part if row.tag is None else 0
            found.append(Equation(number, row.bare, node_id, labels, position))
            label = ""
        return tuple(found)

    def new_id(self, labels: tuple[str, ...], number: str) -> str:
        """Return an id from the label, or else the number, that nothing else has."""
        stem = next(filter(None, map(slug, (*labels, number))), "")
        wished = f"equation-{stem}" if stem else "equation"
        found, more = wished, 1
        while found in self.taken:
            more += 1
            found = f"{wished}-{more}"
        self.taken.add(found)
        return found


def rows_of(source: str) -> Iterator[tuple[Display, Row]]:
    """Yield the rows of a formula with the display each belongs to."""
    for display in read_display(source):
        for row in display.rows:
            yield display, row


def slug(text: str) -> str:
    """Return a label as an id may hold it: ASCII letters, digits and single hyphens."""
    kept = "".join(each if each.isascii() and each.isalnum() else " " for each in text.lower())
    return "-".join(kept.split())
