"""The files that decide about all documents: when one changes, all begins anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.gate.governing import governing_files
from sphinx_rigor.gate.terms import Terms
from sphinx_rigor.server.files import time_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Times = tuple[tuple[str, int, int], ...]


class Governing:
    """The files as they were when an application began."""

    def __init__(self, app: Sphinx, terms: Terms) -> None:
        """Note them."""
        self.paths = sorted(set(governing_files(app, terms.standard)))
        self.times = times(self.paths)

    @property
    def changed(self) -> bool:
        """Whether one of them is another than it was."""
        return times(self.paths) != self.times


def times(paths: list[Path]) -> Times:
    """Return when files were changed and how long they are, 0 for one that is not there."""
    return tuple((str(each), *time_of(each)) for each in paths)
