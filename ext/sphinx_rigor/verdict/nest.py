"""What stands around a place of a document, found without looking through all of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Generic, Protocol, TypeVar


class HasEnd(Protocol):
    """Something that reaches from one place to another."""

    @property
    def place(self) -> int:
        """The place it begins at."""

    @property
    def end(self) -> int:
        """The last place it has."""


Reaching = TypeVar("Reaching", bound=HasEnd)


class Nest(Generic[Reaching]):
    """Records in the order of their places, each with the one around it."""

    def __init__(self, records: Sequence[Reaching]) -> None:
        """Find what each stands in, in one pass."""
        self.records = records
        self.outer: list[int] = []
        around: list[int] = []
        for at, each in enumerate(records):
            while around and records[around[-1]].end < each.place:
                around.pop()
            self.outer.append(around[-1] if around else -1)
            around.append(at)

    def around(self, place: int) -> Iterator[Reaching]:
        """Yield what a place is in, what begins last first."""
        at = bisect_right(self.records, place, key=attrgetter("place")) - 1
        while at >= 0:
            if self.records[at].end >= place:
                yield self.records[at]
            at = self.outer[at]

    def innermost(self, place: int) -> Reaching | None:
        """Return what a place is in that nothing else there stands in."""
        return next(self.around(place), None)
