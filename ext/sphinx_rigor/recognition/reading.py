"""What a standard finds in a document: parts, entries and their fields."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_rigor.records import Label


@dataclass(frozen=True, slots=True)
class PartSpan:
    """A part found: its heading and the last line that belongs to it."""

    id: str
    heading: Label
    end: int

    @property
    def line(self) -> int:
        """The line of the part's heading."""
        return self.heading.line


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field found in an entry: its lines, its text and the items listed in it."""

    id: str
    line: int
    end: int
    text: str
    items: int

    @property
    def empty(self) -> bool:
        """Whether nothing follows the label."""
        return not self.text


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry found, with the fields at its own level."""

    kind: str
    line: int
    end: int
    title: str
    fields: tuple[FoundField, ...] = ()

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
