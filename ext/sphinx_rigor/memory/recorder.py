"""Remember other people's warnings, so that a second build is as red as the first.

Sphinx logs a warning of the reading phase once, when it reads the document; the next
build takes the document from its cache and exits 0. See
https://github.com/sphinx-doc/sphinx/issues/725.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import get_node_location

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Remembered:
    """A warning as plain data; ``location`` is what Sphinx's logger takes."""

    level: int
    message: str
    location: str
    type: str
    subtype: str


PathOf = Callable[[str], str]


def remembered(record: logging.LogRecord, path_of: PathOf) -> Remembered:
    """Turn a log record into plain data that survives the environment's pickle."""
    return Remembered(
        level=record.levelno,
        message=record.getMessage(),
        location=location_text(record, path_of),
        type=str(getattr(record, "type", None) or ""),
        subtype=str(getattr(record, "subtype", None) or ""),
    )


def location_text(record: logging.LogRecord, path_of: PathOf = str) -> str:
    """Return where a warning points to, in the form Sphinx prints.

    ``path_of`` turns the name of a document into the path of its file.
    """
    location = getattr(record, "location", None)
    if isinstance(location, nodes.Node):
        return get_node_location(location) or ""
    if isinstance(location, tuple):
        docname, line = location
        path = path_of(docname) if docname else ""
        return f"{path}:{line or ''}"
    return str(location or "")


class Recorder(logging.Handler):
    """Collects the warnings of one phase.

    ``docname_of`` says where each belongs, ``path_of`` where a document's file is.
    """

    def __init__(self, docname_of: Callable[[logging.LogRecord], str], path_of: PathOf) -> None:
        """Prepare a recorder that listens only between start and stop."""
        super().__init__(logging.WARNING)
        self.docname_of = docname_of
        self.path_of = path_of
        self.found: dict[str, list[Remembered]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        docname = self.docname_of(record)
        self.found.setdefault(docname, []).append(remembered(record, self.path_of))

    def start(self) -> None:
        """Listen to Sphinx's logger, from a clean sheet."""
        self.found = {}
        # First in line: the handlers after this one change the records they print.
        logging.getLogger("sphinx").handlers.insert(0, self)

    def stop(self) -> dict[str, list[Remembered]]:
        """Listen no more and return what was heard, by docname."""
        logging.getLogger("sphinx").removeHandler(self)
        return self.found


def docname_of(env: BuildEnvironment, record: logging.LogRecord) -> str:
    """Return the document a warning is about, ``""`` where it names none."""
    location = getattr(record, "location", None)
    if isinstance(location, tuple):
        return str(location[0] or "")
    path = location_text(record).partition(":")[0]
    docname = env.path2doc(path) if path else None
    if docname in env.all_docs or docname in env.found_docs:
        return str(docname)
    return current_docname(env)


def current_docname(env: BuildEnvironment) -> str:
    """Return the document being read now, ``""`` outside of reading."""
    current = getattr(env, "current_document", None)
    return str(getattr(current, "docname", "") or "")
