"""The course a reader takes through the lines of a document, whatever file they stand in.

The tree tells the order; files and lines only say where something was written. Lines of one
file that follow each other make a stretch. Footnotes that the parser moves, included files
and whatever else stands elsewhere than it was written begin a stretch of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from sphinx_rigor.records import START, Block, Record, Spot, Stretch

APART = 1 << 24
"""So far apart lie the places of stretches while a document is walked; then they close up."""
P = TypeVar("P", bound=Record | Block)


@dataclass(slots=True)
class Run:
    """A stretch in the making: its first line and the last line known to be in it."""

    file: str
    first: int
    last: int


class Course:
    """The stretches of one document, one line met after another."""

    def __init__(self) -> None:
        """Begin on the first line of the document's own file."""
        self.runs = [Run("", 1, 1)]
        self.spot = START
        self.owners: dict[str, dict[int, int]] = {"": {1: 0}}

    def meet(self, file: str, line: int) -> Spot:
        """Go on to a line; one above the last, or in another file, begins a stretch."""
        run = self.runs[-1]
        if file == self.spot.file and line == self.spot.line:
            return self.spot
        if file != run.file or line < self.spot.line:
            run = Run(file, line, line)
            self.runs.append(run)
        run.last = max(run.last, line)
        self.owners.setdefault(file, {}).setdefault(line, len(self.runs) - 1)
        self.spot = Spot(self.place_of(line), line, file)
        return self.spot

    def cover(self, line: int) -> None:
        """Take the lines down to this one into the stretch."""
        run = self.runs[-1]
        run.last = max(run.last, line)

    def place_of(self, line: int) -> int:
        """Return the place of a line of the stretch the walk is in."""
        return (len(self.runs) - 1) * APART + line

    def is_in(self, place: int) -> bool:
        """Tell whether a place lies in the stretch the walk is in."""
        return place // APART == len(self.runs) - 1

    def end_of_run(self) -> int:
        """Return a place behind all others of the stretch the walk is in."""
        return len(self.runs) * APART - 1

    def bottom(self, lines: int) -> int:
        """Return the last place of a document whose own file has so many lines."""
        return max(lines, self.spot.line) if len(self.runs) == 1 else self.end_of_run()

    def settle(self, solid: Callable[[str], bytes], last: Callable[[str, int], int]) -> Settled:
        """Return the stretches with their last places, given the solid lines of a file.

        ``last`` tells the last line of what was read together with a line of a file.
        """
        if len(self.runs) == 1:
            whole = solid("")
            return Settled((Stretch(1, 1, "", max(len(whole), 1)),), whole)
        place, found, kept = 1, [], []
        for index, run in enumerate(self.runs):
            lines = solid(run.file)
            owners = self.owners[run.file]
            count = self.stop(run, owners, last) - run.first + 1
            found.append(Stretch(place, run.first, run.file, count))
            kept.append(owned(lines, owners, index, range(run.first, run.first + count)))
            place += count
        return Settled(tuple(found), b"".join(kept))

    def stop(self, run: Run, owners: Mapping[int, int], last: Callable[[str, int], int]) -> int:
        """Return the last line of a stretch: before one met elsewhere, or where it ends."""
        after = min((line for line in owners if line > run.last), default=None)
        if after is not None:
            return after - 1
        return last(run.file, run.last)


class Settled(NamedTuple):
    """The stretches of a document that has been walked, and the lines that say something."""

    stretches: tuple[Stretch, ...]
    solid: bytes

    @property
    def plain(self) -> bool:
        """Whether every place is a line of the document's own file."""
        return len(self.stretches) == 1

    def place(self, place: int) -> int:
        """Return where a place of the walk has come to lie."""
        index, line = divmod(place, APART)
        if index >= len(self.stretches):
            return len(self.solid)
        found = self.stretches[index]
        return found.place + min(line - found.line, found.count - 1)

    def order(self, records: Sequence[P]) -> tuple[P, ...]:
        """Return records of the walk in the order of their places, as they have come to lie."""
        ordered = sorted(records, key=attrgetter("place"))
        return tuple(map(self.moved, ordered))

    def moved(self, record: P) -> P:
        """Return a record of the walk with its last place."""
        if self.plain:
            return record
        changes: dict[str, Any] = {"place": self.place(record.place)}
        if (end := getattr(record, "end", None)) is not None:
            changes["end"] = self.place(end)
        return replace(record, **changes)


def owned(lines: bytes, owners: Mapping[int, int], index: int, span: range) -> bytes:
    """Return the solid lines of a span that belong to one stretch, the others blank.

    A line belongs to the stretch of the nearest line met above it.
    """
    owner, found = index, bytearray(len(span))
    for offset, line in enumerate(span):
        owner = owners.get(line, owner)
        found[offset] = owner == index and line <= len(lines) and lines[line - 1]
    return bytes(found)
