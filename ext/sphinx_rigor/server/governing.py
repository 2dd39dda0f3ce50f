"""The files that decide about all documents: when one changes, all begins anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.gate.terms import Terms, history_path, plan_path
from sphinx_rigor.memory.content import own_files
from sphinx_rigor.server.files import time_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Times = tuple[tuple[str, int, int], ...]


class Governing:
    """The files as they were when an application began."""

    def __init__(self, app: Sphinx, terms: Terms) -> None:
        """Note them."""
        self.paths = sorted(set(files(app, terms)))
        self.times = times(self.paths)

    @property
    def changed(self) -> bool:
        """Whether one of them is another than it was."""
        return times(self.paths) != self.times


def files(app: Sphinx, terms: Terms) -> Iterator[Path]:
    """Yield conf.py, what it imports from beside it, and the files that it names."""
    config, confdir = app.config, Path(app.confdir)
    yield confdir / "conf.py"
    yield from own_files(app)
    yield from map(Path, terms.standard.files)
    yield plan_path(config, confdir)
    yield history_path(config, confdir)
    for named in (config.rigor_baseline, config.rigor_checks):
        if named:
            yield confdir / named


def times(paths: list[Path]) -> Times:
    """Return when files were changed and how long they are, 0 for one that is not there."""
    return tuple((str(each), *time_of(each)) for each in paths)
