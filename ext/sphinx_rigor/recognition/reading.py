"""What a standard finds in a document: parts, entries and their fields."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_rigor.records import Label, Spot


@dataclass(frozen=True, slots=True)
class PartSpan:
    """A part found: its heading and the last place that belongs to it."""

    id: str
    heading: Label
    end: int

    @property
    def place(self) -> int:
        """Where the part's heading stands."""
        return self.heading.place


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field found in an entry: its span, its text and the items listed in it.

    ``measured`` tells whether it names a number, compares magnitudes or has a table.
    """

    id: str
    spot: Spot
    end: int
    text: str
    items: int
    measured: bool = False

    @property
    def place(self) -> int:
        """Where its label stands."""
        return self.spot.place

    @property
    def empty(self) -> bool:
        """Whether nothing follows the label."""
        return not self.text


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry found, with the fields at its own level.

    ``said`` is what it says, its number left out: two that say the same are one.
    """

    kind: str
    spot: Spot
    end: int
    title: str
    said: str = ""
    fields: tuple[FoundField, ...] = ()

    @property
    def place(self) -> int:
        """Where it begins."""
        return self.spot.place

    def field(self, name: str) -> FoundField | None:
        """Return the fullest field of this id: authors may come back to one."""
        found = [each for each in self.fields if each.id == name]
        return max(found, key=lambda each: (each.items, len(each.text)), default=None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read with one standard; parts in the order of the document."""

    parts: tuple[PartSpan, ...] = ()
    duplicates: tuple[PartSpan, ...] = ()
    entries: tuple[FoundEntry, ...] = ()

    def part(self, name: str) -> PartSpan | None:
        """Return the part of this id."""
        return next((each for each in self.parts if each.id == name), None)
