"""A Sphinx application that stays ready, and reads one document at a time.

What a build does between reading and writing is done here for one document, so that an
answer takes about as long as reading does. Nothing is written where the author's builds
write: caches are copied first, and pages of the plan stay as they are.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_rigor.boxes.references import warn_of_duplicates
from sphinx_rigor.collect.unsaved import read_unsaved
from sphinx_rigor.gate.among import Judged, judge_among
from sphinx_rigor.gate.articles import Measured, facts_of, measured
from sphinx_rigor.gate.builder import write_no_reports
from sphinx_rigor.gate.terms import terms_of
from sphinx_rigor.index.freshness import warn_of_faults
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.recorder import Heard, Recorder, docname_of, unheard
from sphinx_rigor.memory.references import resolve_all
from sphinx_rigor.server.displaced import Displaced
from sphinx_rigor.server.governing import Governing
from sphinx_rigor.server.numbers import Numbers

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Prepare = Callable[[Sphinx], object]


@contextmanager
def started(directory: Path, store: Path, seed: Path, prepare: Prepare = id) -> Iterator[Warm]:
    """Read a site, beginning with the caches in ``seed``, and stay ready in ``store``."""
    doctrees = store / "doctrees"
    if not doctrees.exists() and seed.is_dir():
        shutil.copytree(seed, doctrees)
    changes = {"rigor_write_pages": "build"}
    with patch_docutils(str(directory)), docutils_namespace():
        app = Sphinx(
            directory, directory, store / "out", doctrees, "rigor",
            confoverrides=changes, status=None, warning=io.StringIO(),
        )  # fmt: skip
        write_no_reports(app)
        prepare(app)
        app.build()
        yield Warm(app)


class Warm:
    """The application, and what it knows of all documents."""

    def __init__(self, app: Sphinx) -> None:
        """Take over an application that has read its site."""
        self.app = app
        self.texts: dict[str, str] = {}
        read_unsaved(app, self.texts)
        vars(app.builder)["write_doctree"] = lambda *_given, **_options: None
        self.terms = terms_of(app.config, Path(app.confdir))
        facts = facts_of(app.env, Path(app.confdir))
        self.documents = measured(facts, app.env, self.terms, stored=True)
        self.numbers, self.displaced = Numbers(app), Displaced(app.env)
        self.governing = Governing(app, self.terms)

    @property
    def env(self) -> BuildEnvironment:
        """What Sphinx knows of all documents."""
        return self.app.env

    def docname(self, path: Path) -> str | None:
        """Return the name of the document in a file, ``None`` where it holds none."""
        for each in (path, path.resolve()):
            name = self.env.path2doc(each)
            if name in self.env.found_docs and self.env.doc2path(name).is_file():
                return name
            if name and each.is_relative_to(self.app.srcdir) and each.is_file():
                self.env.find_files(self.app.config, self.app.builder)
                if name in self.env.found_docs:
                    return name
        return None

    def may_hold(self, path: Path) -> bool:
        """Tell whether a file that is not there would hold a document if it were saved."""
        inside = path.resolve().is_relative_to(self.app.srcdir)
        return inside and not path.exists() and bool(self.env.path2doc(path))

    def forget(self, path: Path) -> None:
        """Forget the document of a file that is no more."""
        name = self.env.path2doc(path)
        if name in self.env.all_docs and not path.exists():
            self.app.events.emit("env-purge-doc", self.env, name)
            self.env.clear_doc(name)
            self.env.project.docnames.discard(name)
            self.documents = without(self.documents, name)

    def read(self, docname: str, text: str | None) -> Judged:
        """Read a document, from a text or from its file, and judge it among the others."""
        self.texts.pop(docname, None)
        if text is not None:
            self.texts[docname] = text
        heard = self.heard_of(docname)
        judged = judge_among(self.app, self.terms, self.documents, docname, heard)
        self.documents = judged.documents
        return judged

    def heard_of(self, docname: str) -> list[Heard]:
        """Read a document; return what a build would say of it."""
        env, domain = self.env, rigor_domain(self.env)
        recorder = Recorder(
            lambda record: docname_of(env, record), lambda name: str(env.doc2path(name))
        )
        with unheard(recorder):
            self.app.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
            self.displaced.restore(docname)
            self.app.builder.read_doc(docname)
            self.displaced.note(docname)
            self.numbers.give(docname)
            warn_of_duplicates(self.app, env)
            env.check_consistency()
            warn_of_faults(env)
        kept = domain.references.get(docname, b"")
        resolved = resolve_all(self.app, [(docname, kept)])
        others = {name: each for name, each in domain.resolved.items() if name != docname}
        domain.resolved = others | resolved
        domain.heard.clear()  # the application's own recorder has listened, too
        said = [each.said for each in resolved.values()]
        return [
            *(each for each in recorder.heard if each.docname == docname),
            *(Heard("", docname, each) for found in said for each in found),
        ]


def without(documents: Measured, docname: str) -> Measured:
    """Return the documents but for one."""
    articles, others = (
        tuple(each for each in kind if each.facts.docname != docname) for kind in documents
    )
    return Measured(articles, others)
