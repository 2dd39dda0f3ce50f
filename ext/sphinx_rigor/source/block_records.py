"""What the blocks of a Markdown text are, as far as they can swallow text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Row(NamedTuple):
    """A line of the file by its number, without what encloses it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence from the line that opens it to its last; ``rows`` stand between."""

    line: int
    end: int
    run: str
    info: str
    closed: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """What stands in a text, each in the order of its lines."""

    fences: tuple[Fence, ...] = ()
    headings: tuple[Heading, ...] = ()
    indented: tuple[Row, ...] = ()
    formulas: tuple[tuple[Row, ...], ...] = ()
    raw: tuple[int, ...] = ()
    """The lines of raw HTML."""
    lost: Row | None = None
    """The first line that the parser does not read, as it is enclosed by too much."""
