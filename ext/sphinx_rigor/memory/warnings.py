"""Repeat remembered warnings on builds that would have forgotten them.

Warnings of the reading phase live in the Domain, one list per document, and are
repeated for documents that were not read this time. Warnings of the consistency
check and the names of pages that warned while being written are known only after
Sphinx has pickled the environment, so they go to a small file beside it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.logging import is_suppressed_warning

from sphinx_rigor.atomic import write_text
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.recorder import Recorder, Remembered, docname_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


class Memory:
    """The remembered warnings of one application."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.app = app
        self.recorder = Recorder(
            lambda record: docname_of(app.env, record),
            lambda docname: str(app.env.doc2path(docname)),
        )
        self.read: set[str] = set()
        self.consistency: list[Remembered] | None = None
        app.connect("env-before-read-docs", self.on_before_read, priority=999)
        app.connect("env-updated", self.on_read, priority=1)
        app.connect("env-updated", self.on_updated, priority=410)
        app.connect("env-get-updated", self.on_get_updated, priority=999)
        app.connect("env-check-consistency", self.on_consistency, priority=999)
        app.connect("write-started", self.on_write_started, priority=1)
        app.connect("build-finished", self.on_finished, priority=1)

    @property
    def wanted(self) -> bool:
        """Whether the user wants warnings remembered."""
        return bool(self.app.config.rigor_remember_warnings)

    @property
    def path(self) -> Path:
        """The file for what is learnt after the environment was pickled."""
        key = sha256(str(self.app.outdir).encode()).hexdigest()[:12]
        return Path(self.app.doctreedir) / f"rigor-{self.app.builder.name}-{key}.json"

    def on_before_read(
        self, _app: Sphinx, _env: BuildEnvironment, docnames: Iterable[str]
    ) -> None:
        """Begin to record what is said while documents are read."""
        self.read = set(docnames)
        if self.wanted:
            self.recorder.start()

    def on_read(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """Keep what was said about each document that was read."""
        if not self.wanted:
            return
        found = self.recorder.stop()
        warnings = rigor_domain(env).warnings
        for docname in self.read & env.found_docs:
            warnings[docname] = tuple(found.get(docname, ()))

    def on_updated(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Repeat the warnings of documents not read now; rewrite pages that warned."""
        if not self.wanted:
            return []
        for docname, warnings in sorted(rigor_domain(env).warnings.items()):
            if docname not in self.read and docname in env.found_docs:
                repeat(warnings)
        return sorted(set(self.load().get("written", ())) & env.found_docs)

    def on_get_updated(self, _app: Sphinx, _env: BuildEnvironment) -> list[str]:
        """Begin to record the consistency check, which follows this event."""
        if self.wanted:
            self.recorder.start()
        return []

    def on_consistency(self, _app: Sphinx, _env: BuildEnvironment) -> None:
        """Keep what the consistency check said: the handlers before this one ran."""
        self.consistency = []

    def on_write_started(self, _app: Sphinx, _builder: object) -> None:
        """Repeat the warnings of a consistency check that Sphinx skipped this time."""
        if not self.wanted:
            return
        found = self.recorder.stop()
        if self.consistency is None:
            self.consistency = [Remembered(**each) for each in self.load().get("checked", ())]
            repeat(self.consistency)
        else:
            self.consistency = [each for heard in found.values() for each in heard]
        self.recorder.start()

    def on_finished(self, _app: Sphinx, exception: Exception | None) -> None:
        """Store which pages warned while being written."""
        if not self.wanted:
            return
        found = self.recorder.stop()
        heard = {name for name, said in found.items() if any(map(self.is_heard, said))}
        written = sorted(filter(None, heard))
        if exception is None:
            checked = [asdict(each) for each in self.consistency or ()]
            write_text(self.path, json.dumps({"checked": checked, "written": written}))

    def is_heard(self, warning: Remembered) -> bool:
        """Tell whether a warning is shown: a page is not written again for one that is not."""
        quiet = self.app.config.suppress_warnings
        return not is_suppressed_warning(warning.type, warning.subtype, quiet)

    def load(self) -> dict[str, Any]:
        """Return what the build before this one stored, nothing if it is damaged."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}


def repeat(warnings: Iterable[Remembered]) -> None:
    """Log warnings again, just as they were."""
    for each in warnings:
        logger.log(
            each.level,
            "%s",
            each.message,
            location=each.location or None,
            type=each.type or None,
            subtype=each.subtype or None,
        )


def setup(app: Sphinx) -> None:
    """Attach a memory to the application."""
    Memory(app)
