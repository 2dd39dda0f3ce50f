"""The lists of a document, found by where they begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from sphinx_rigor.records import Block, BlockKind


class Lists:
    """Where lists begin, and which blocks they hold."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Go through the blocks once."""
        found = ((one.place, at) for at, one in enumerate(blocks) if one.kind is BlockKind.LIST)
        self.begun = sorted(found)
        self.items: dict[int, list[int]] = {at: [] for _place, at in self.begun}
        for at, one in enumerate(blocks):
            if one.parent in self.items:
                self.items[one.parent].append(at)

    def within(self, place: int, end: int) -> Iterator[int]:
        """Yield the lists that begin from one place to another, both included."""
        first = bisect_left(self.begun, place, key=itemgetter(0))
        last = bisect_right(self.begun, end, key=itemgetter(0))
        yield from (at for _place, at in self.begun[first:last])
