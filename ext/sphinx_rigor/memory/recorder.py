"""Hear what Sphinx and its extensions say, and keep it as plain data.

Sphinx logs a warning of the reading phase once, when it reads the document; the next
build takes the document from its cache and exits 0. See
https://github.com/sphinx-doc/sphinx/issues/725.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import get_node_location

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

SPHINX = logging.getLogger("sphinx")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A warning as plain data; ``location`` is what Sphinx's logger takes."""

    level: int
    message: str
    location: str
    type: str
    subtype: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A warning that was said: in which phase of the build, about which document."""

    phase: str
    docname: str
    warning: Remembered


PathOf = Callable[[str], str]


def remembered(record: logging.LogRecord, path_of: PathOf) -> Remembered:
    """Turn a log record into plain data that survives the environment's pickle."""
    return Remembered(
        level=record.levelno,
        message=str(vars(record).get("rigor_said") or record.getMessage()),
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
    """Keeps the warnings of a build in their order, each with the ``phase`` it fell in.

    ``docname_of`` says which document each is about, ``path_of`` where a document's file
    is. ``help_for`` says what helps beside a warning: it is printed behind their words,
    which are kept as they are.
    """

    def __init__(
        self,
        docname_of: Callable[[logging.LogRecord], str],
        path_of: PathOf,
        help_for: Callable[[Remembered], str] = lambda _said: "",
    ) -> None:
        """Prepare a recorder that listens once it is started."""
        super().__init__(logging.WARNING)
        self.process = os.getpid()
        self.help_for = help_for
        self.docname_of = docname_of
        self.path_of = path_of
        self.phase = ""
        self.heard: list[Heard] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning, once: Sphinx says again what it held back.

        The name of the document travels with the record from the process that read it.
        """
        known, own = vars(record), (os.getpid(), id(self))
        if own in known.setdefault("rigor_heard", set()):
            return
        known["rigor_heard"].add(own)
        docname = known.setdefault("rigor_docname", self.docname_of(record))
        said = remembered(record, self.path_of)
        self.heard.append(Heard(self.phase, docname, said))
        alone = "rigor_said" not in known  # no build that was interrupted has a say
        if alone and self.process == os.getpid():  # others hand on what they heard
            self.put_beside(record, said)

    def put_beside(self, record: logging.LogRecord, said: Remembered) -> None:
        """Put what helps behind the words of a record, for those who print it."""
        vars(record)["rigor_said"] = said.message
        if help_text := self.help_for(said):
            record.msg, record.args = with_help(said.message, help_text), ()

    def start(self) -> None:
        """Listen to Sphinx's logger, if not already.

        First in line: the handlers after this one change the records they print.
        """
        if self not in SPHINX.handlers:
            SPHINX.handlers.insert(0, self)

    def stop(self) -> None:
        """Listen no more."""
        SPHINX.removeHandler(self)

    def of(self, phase: str) -> dict[str, tuple[Remembered, ...]]:
        """Return what was heard in a phase, by docname."""
        found: dict[str, list[Remembered]] = {}
        for each in self.heard:
            if each.phase == phase:
                found.setdefault(each.docname, []).append(each.warning)
        return {docname: tuple(said) for docname, said in found.items()}


def with_help(message: str, help_text: str) -> str:
    """Return what was said with what helps behind it, in its first line."""
    first, end, more = message.partition("\n")
    return f"{first.rstrip()} — {help_text}{end}{more}"


@contextmanager
def unheard(recorder: Recorder) -> Iterator[None]:
    """Have everything said to this recorder alone."""
    handlers, SPHINX.handlers = SPHINX.handlers, [recorder]
    try:
        yield
    finally:
        SPHINX.handlers = handlers


def docname_of(env: BuildEnvironment | None, record: logging.LogRecord) -> str:
    """Return the document a warning is about, ``""`` where it names none.

    While a document is read or resolved, whatever is said is about it: the place may be
    in a file that it includes, which can be a document, too.
    """
    if env is None:
        return ""
    if current := current_docname(env):
        return current
    location = getattr(record, "location", None)
    if isinstance(location, tuple):
        return str(location[0] or "")
    text = location_text(record)
    if text in env.found_docs:
        return text
    path = text.partition(":")[0]
    docname = env.path2doc(path) if path else None
    return str(docname) if docname in env.all_docs or docname in env.found_docs else ""


def current_docname(env: BuildEnvironment) -> str:
    """Return the document being read now, ``""`` outside of reading."""
    current = getattr(env, "current_document", None)
    return str(getattr(current, "docname", "") or "")
