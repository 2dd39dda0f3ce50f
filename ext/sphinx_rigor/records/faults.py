"""What was seen while a document was read and no other record shows."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_rigor.records.stored import Stored


@dataclass(frozen=True, slots=True)
class Fault(Stored):
    """A fault seen while reading that no later record shows.

    ``rule`` names the rule that reports it, ``detail`` what was found there.
    """

    rule: str
    line: int
    detail: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed(Stored):
    """A heading at line ``at`` that stands in the fence that ``opener`` opens.

    ``shallow`` tells whether it is at or above the level of the heading around the fence.
    """

    line: int
    opener: str
    at: int
    text: str
    shallow: bool
    file: str = ""
