"""Have documents read again of which what is kept was damaged on the disk.

Sphinx opens a doctree when it writes the page: one that is cut off ends each build until
somebody deletes it.
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.sealed import opened
from sphinx_rigor.records import msg
from sphinx_rigor.refusal import translate

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def on_outdated(
    _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the documents of which something was damaged."""
    references = rigor_domain(env).references
    return sorted(
        docname
        for docname in env.found_docs - (added | changed | removed)
        if is_torn(doctree_of(env, docname))
        or (references.get(docname) and opened(references[docname]) is None)
    )


def doctree_of(env: BuildEnvironment, docname: str) -> Path:
    """Return the file of a document's doctree."""
    return Path(env.doctreedir, f"{docname}.doctree")


def is_torn(path: Path) -> bool:
    """Tell whether a file is no whole pickle: cut off, empty, or something else."""
    try:
        with path.open("rb") as file:
            begin = file.read(1)
            file.seek(-1, os.SEEK_END)
            return (begin, file.read()) != (pickle.PROTO, pickle.STOP)
    except OSError:
        return True


def on_finished(app: Sphinx, exception: Exception | None) -> None:
    """Remove a doctree that could not be read: the next build makes it anew."""
    docname = unread(exception)
    if docname and (path := doctree_of(app.env, docname)).is_file():
        path.unlink()
        said = msg("this file was damaged and has been removed; build again").render(translate)
        logger.error("%s", said, location=str(path))


def unread(exception: BaseException | None) -> str:
    """Return the name of the document whose doctree was damaged, ``""`` where none was.

    Sphinx puts errors of handlers into errors of its own. For want of memory or of the right to
    read it, no file is damaged.
    """
    found = ""
    while exception is not None:
        if isinstance(exception, OSError | MemoryError):
            return ""
        for frame, _line in walk_tb(exception.__traceback__):
            if frame.f_code is BuildEnvironment.get_doctree.__code__:
                found = str(frame.f_locals["docname"])
        exception = exception.__cause__
    return found


def setup(app: Sphinx) -> None:
    """Look before Sphinx reads, and after it has failed."""
    app.connect("env-get-outdated", on_outdated)
    app.connect("build-finished", on_finished)
