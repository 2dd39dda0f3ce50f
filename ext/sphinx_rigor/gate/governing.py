"""The files that decide about all documents: where one changes, all are judged anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.gate.terms import history_path, plan_path
from sphinx_rigor.memory.content import own_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_rigor.standard import Standard


def governing_files(app: Sphinx, standard: Standard) -> Iterator[Path]:
    """Yield conf.py, what it imports from beside it, and the files that it names.

    Those of a standard are also the ones that it extends; not all need to be there.
    """
    config, confdir = app.config, Path(app.confdir)
    yield confdir / "conf.py"
    yield from own_files(app)
    yield from map(Path, standard.files)
    yield plan_path(config, confdir)
    yield history_path(config, confdir)
    for named in (config.rigor_baseline, config.rigor_checks):
        if named:
            yield confdir / named
