"""Say on every build all that a build from nothing would say.

Warnings of the reading phase live in the Domain, one list per document, and are
repeated for documents that were not read this time. References are resolved on each
build, and what that says is said of the pages that were not written. The consistency
check is asked again where Sphinx skips it. Of the pages that warned while being written
some are written again, and of the others it is said again; a build that ends before that
is known has left its mark.
"""

from __future__ import annotations

from collections import Counter
from logging import WARNING
from typing import TYPE_CHECKING

from sphinx.locale import get_translation
from sphinx.util import logging

from sphinx_rigor.atomic import write_text
from sphinx_rigor.memory.begun import Mark
from sphinx_rigor.memory.beside import Help
from sphinx_rigor.memory.content import basis
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.outputs import SILENT_BUILDERS, is_whole, store_path
from sphinx_rigor.memory.recorder import Heard, Recorder, Remembered, docname_of
from sphinx_rigor.memory.references import Resolved, resolve_changed
from sphinx_rigor.memory.warned import Said, dumped, loaded, to_be_heard_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_rigor")
READING, BETWEEN, WRITING, REPEATED = "reading", "between", "writing", "repeated"
"""The phases of a build; before them, the phase is empty."""


class Memory:
    """The remembered warnings of one application."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.app = app
        self.recorder = Recorder(
            lambda record: docname_of(getattr(app, "env", None), record),
            lambda docname: str(app.env.doc2path(docname)),
            self.help_beside,
        )
        self.recorder.start()
        if missed := vars(app).get("_warncount"):
            text = str(_("warnings said before sphinx_rigor was loaded: %s")) % missed
            early = Remembered(WARNING, text, "", "", "")
            self.recorder.heard.append(Heard("", "", early))
        self.mark: Mark | None = None
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.warned: Said = {}
        self.checked = False
        app.connect("env-before-read-docs", self.on_before_read, priority=999)
        app.connect("source-read", self.on_source_read, priority=1)
        app.connect("env-updated", self.on_read, priority=1)
        app.connect("env-updated", self.on_updated, priority=410)
        app.connect("env-get-updated", self.on_get_updated, priority=800)
        app.connect("env-check-consistency", self.on_consistency, priority=999)
        app.connect("write-started", self.on_write_started, priority=1)
        app.connect("doctree-resolved", self.on_resolved)
        app.connect("build-finished", self.on_written, priority=1)
        app.connect("build-finished", self.on_finished, priority=999)

    @property
    def wanted(self) -> bool:
        """Whether the user wants warnings remembered."""
        return bool(self.app.config.rigor_remember_warnings)

    def help_beside(self, said: Remembered) -> str:
        """Return what helps beside a warning; nothing is known before there is a site."""
        env = getattr(self.app, "env", None)
        return rigor_domain(env).help.beside(said) if env else ""

    def on_before_read(
        self, _app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]
    ) -> None:
        """Mark the build as begun; forget all that is read again before any of it is.

        What is said of a name given twice depends on which document is read first.
        """
        self.mark = self.mark or Mark(store_path(self.app, "begun").with_suffix(""))
        self.read, self.written, self.checked = set(docnames), set(), False
        self.recorder.heard = [each for each in self.recorder.heard if not each.phase]
        self.recorder.phase = READING
        self.recorder.start()
        domain = rigor_domain(env)
        domain.heard, domain.help = self.recorder.heard, Help(env)
        for docname in docnames if self.wanted else ():
            self.app.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)

    def on_source_read(self, _app: Sphinx, _docname: str, _content: list[str]) -> None:
        """Listen in a process that only reads, too: it knows what it reads."""
        if self.wanted:
            self.recorder.start()

    def on_read(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """Keep what was said about each document that was read; now there are more names."""
        self.recorder.phase = BETWEEN
        rigor_domain(env).help.renew()
        if not self.wanted:
            return
        found, warnings = self.recorder.of(READING), rigor_domain(env).warnings
        for docname in self.read & env.found_docs:
            warnings[docname] = found.get(docname, ())

    def on_updated(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Repeat the warnings of documents not read now; rewrite pages that warned."""
        if self.wanted:
            for docname, warnings in sorted(rigor_domain(env).warnings.items()):
                if docname not in self.read and docname in env.found_docs:
                    repeat(docname, warnings)
        if is_whole(self.app.builder):
            return []
        if self.mark and self.mark.others:
            return sorted(env.found_docs)
        known = loaded(store_path(self.app, "warned"))
        there = env.found_docs
        self.warned = {name: each for name, each in (known or {}).items() if name in there}
        if not self.wanted:
            return []
        again = to_be_heard_again(self.warned, self.app.config.suppress_warnings)
        return sorted(there if known is None else again)

    def on_get_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Resolve references: numbers are given out now."""
        domain = rigor_domain(env)
        kept = sorted(domain.references.items())
        there = (one for one in kept if one[0] in env.found_docs)
        known = domain.data["resolved"]
        domain.resolved = resolve_changed(app, there, known, basis(app))
        return []

    def on_consistency(self, _app: Sphinx, _env: BuildEnvironment) -> None:
        """Note that the consistency check was made: the handlers before this one ran."""
        self.checked = True

    def on_write_started(self, app: Sphinx, _builder: Builder) -> None:
        """Ask for the consistency check that Sphinx skipped this time."""
        if self.wanted and not self.checked:
            app.env.check_consistency()
        self.recorder.phase = WRITING

    def on_resolved(self, _app: Sphinx, _document: nodes.document, docname: str) -> None:
        """Note which pages are written."""
        self.written.add(docname)

    def on_written(self, app: Sphinx, exception: Exception | None) -> None:
        """Say of the pages that were not written what writing them would have said."""
        self.recorder.phase = REPEATED
        if exception is None and self.wanted and app.builder.name not in SILENT_BUILDERS:
            said = self.recorder.of(WRITING)
            heard = Counter(each for found in said.values() for each in found)
            for docname, resolved in sorted(rigor_domain(app.env).resolved.items()):
                repeat(docname, (Counter(resolved.said) - heard).elements())
            for docname, warnings in self.of_unwritten().items():
                repeat(docname, warnings)

    def on_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Store which pages warned while being written; take the mark away."""
        self.recorder.stop()
        mark, self.mark = self.mark, None
        if mark is None:
            return
        if exception is not None:
            mark.leave()
            return
        every = is_whole(app.builder) or self.written >= app.env.found_docs
        if not is_whole(app.builder):
            said = {**self.of_unwritten(), **self.now_said()}
            write_text(store_path(app, "warned"), dumped(said))
        mark.remove(mended=every)

    def of_unwritten(self) -> Said:
        """Return what was said of the pages that were not written this time."""
        return {name: each for name, each in self.warned.items() if name not in self.written}

    def now_said(self) -> Said:
        """Return what pages said while being written this time, but for references."""
        resolved = rigor_domain(self.app.env).resolved
        return {
            docname: tuple(each for each in found if each not in said_of(resolved, docname))
            for docname, found in self.recorder.of(WRITING).items()
            if docname
        }


def said_of(resolved: Mapping[str, Resolved], docname: str) -> tuple[Remembered, ...]:
    """Return what resolving said of a document."""
    found = resolved.get(docname)
    return found.said if found else ()


def repeat(docname: str, warnings: Iterable[Remembered]) -> None:
    """Log the warnings of a document again, just as they were."""
    for each in warnings:
        logger.log(
            each.level,
            "%s",
            each.message,
            location=each.location or None,
            type=each.type or None,
            subtype=each.subtype or None,
            extra={"rigor_docname": docname},
        )


def setup(app: Sphinx) -> None:
    """Attach a memory to the application."""
    Memory(app)
