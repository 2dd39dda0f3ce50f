"""What mends a text: characters that become others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters of a text from ``start`` up to ``end`` become ``text``.

    The text is that of the file, as decoded, without a byte order mark, its line ends kept.
    """

    start: int
    end: int
    text: str

    @classmethod
    def between(cls, start: int, old: str, new: str) -> tuple[Edit, ...]:
        """Return the edit that makes ``new`` of ``old``, which stands at ``start``, if any.

        It holds no more than what differs.
        """
        if old == new:
            return ()
        same = common_start(old, new)
        rest, left = old[same:], new[same:]
        tail = common_start(rest[::-1], left[::-1])
        kept = left[: len(left) - tail]
        return (cls(start + same, start + len(old) - tail, kept),)


def common_start(one: str, two: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, two, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(two)))


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in their order without those that an earlier one stands in the way of."""
    kept: list[Edit] = []
    for each in sorted({*edits}):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits, but for those that another one stands in the way of."""
    pieces, done = [], 0
    for each in apart(edits):
        pieces += [text[done : each.start], each.text]
        done = each.end
    return "".join([*pieces, text[done:]])
