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


@dataclass(frozen=True, slots=True)
class Dangling(Stored):
    """A reference that leads nowhere, in the words in which Sphinx says so."""

    line: int
    text: str
    file: str = ""

    @property
    def shown(self) -> int | str:
        """The line as messages name it: with its file where that is not the document's own."""
        return f"{self.file}:{self.line}" if self.file else self.line
