"""Do not write a page again whose document, templates and surroundings are what they were.

Sphinx compares the times of pages and files before it reads. In a fresh checkout every file
is new, so that all pages would be written although nothing has changed. A page whose
document is known by its bytes to be the one it was written from gets a new time; one whose
navigation shows what has changed meanwhile is written all the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_rigor.atomic import write_text
from sphinx_rigor.memory.content import Digests, basis, is_own
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.memory.outputs import is_whole, store_path
from sphinx_rigor.memory.written import digest_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Page = tuple[str, str, int]
"""What a page was written from: digests of its content and of the navigation; its bytes."""


class Pages:
    """What the pages of one output folder were written from."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.known: dict[str, Page] = {}
        self.renewed: set[str] = set()
        self.written: set[str] = set()
        self.known_look = ""
        app.connect("builder-inited", self.on_builder_inited, priority=999)
        app.connect("env-get-updated", self.on_get_updated, priority=900)
        app.connect("doctree-resolved", self.on_resolved)
        app.connect("build-finished", self.on_finished, priority=998)

    def on_builder_inited(self, app: Sphinx) -> None:
        """Give pages that are as they would be written a time after those of their files."""
        if not is_paged(app) or not app.config.rigor_remember_warnings:
            return
        self.known, self.known_look = dict(load(app)), ""
        found, newest = Digests(app.env), newest_template(app)
        for docname, (content, _, size) in self.known.items():
            page = page_of(app, docname)
            if not (is_older(app, docname, page, newest) and has_size(page, size)):
                continue
            if content == self.content(app, found, docname):
                os.utime(page)
                self.renewed.add(docname)

    def content(self, app: Sphinx, found: Digests, docname: str) -> str:
        """Return the digest of all that a page is written from but for other documents."""
        return digest_of(basis(app), self.look(app), found.of(docname))

    def look(self, app: Sphinx) -> str:
        """Return the digest of what gives pages their look, taken once a build if at all."""
        self.known_look = self.known_look or look_of(app)
        return self.known_look

    def on_get_updated(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose navigation is no more what it shows."""
        now = navigation(env) if self.renewed else ""
        return [each for each in sorted(self.renewed) if self.known[each][1] != now]

    def on_resolved(self, _app: Sphinx, _document: nodes.document, docname: str) -> None:
        """Note which pages are written."""
        self.written.add(docname)

    def on_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep what pages were written from, unless a file has changed meanwhile."""
        if exception is not None or not is_paged(app):
            return
        env, found = app.env, Digests(app.env)
        now = navigation(env) if self.written else ""
        kept = {name: each for name, each in self.known.items() if name in env.all_docs}
        for docname in self.written & env.all_docs.keys():
            kept.pop(docname, None)
            read = rigor_domain(env).read.get(docname)
            page = page_of(app, docname)
            if read == (basis(app), found.of(docname)) and page.is_file():
                content = self.content(app, found, docname)
                kept[docname] = content, now, page.stat().st_size
        write_text(store_path(app, "pages"), json.dumps(kept))


def is_paged(app: Sphinx) -> bool:
    """Tell whether the builder writes a page of HTML for each document."""
    builder = app.builder
    paged = isinstance(builder, StandaloneHTMLBuilder) and builder.format == "html"
    return paged and not is_whole(builder)


def page_of(app: Sphinx, docname: str) -> Path:
    """Return the page of a document."""
    return Path(app.outdir, app.builder.get_output_path(docname))  # type: ignore[attr-defined]


def newest_template(app: Sphinx) -> float:
    """Return when a template was changed last, in seconds; 0 without any."""
    templates = app.builder.templates
    return templates.newest_template_mtime() if templates else 0


def is_older(app: Sphinx, docname: str, page: Path, newest: float) -> bool:
    """Tell whether a page is older than its document or a template: Sphinx would write it."""
    with contextlib.suppress(OSError):
        written = page.stat().st_mtime
        if docname in app.env.all_docs:
            return written < max(newest, Path(app.env.doc2path(docname)).stat().st_mtime)
    return False


def has_size(page: Path, size: int) -> bool:
    """Tell whether a page is there, of so many bytes."""
    with contextlib.suppress(OSError):
        return page.stat().st_size == size
    return False


def load(app: Sphinx) -> Iterator[tuple[str, Page]]:
    """Yield what is stored of pages, nothing where that is damaged."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
        stored = json.loads(store_path(app, "pages").read_text(encoding="utf-8"))
        for docname, (content, now, size) in stored.items():
            yield str(docname), (str(content), str(now), int(size))


def look_of(app: Sphinx) -> str:
    """Return the digest of what gives pages their look and is no installed package.

    Pages name the digests of their style sheets and scripts.
    """
    found = hashlib.sha256()
    for folder in filter(is_own, sorted(set(look_folders(app)))):
        for path in filter(is_own, files_in(folder)):
            found.update(f"\0{path}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder and of those in it, sorted."""
    found = (Path(top, name) for top, _, names in os.walk(folder) for name in names)
    return sorted(each for each in found if each.is_file())


def look_folders(app: Sphinx) -> Iterator[Path]:
    """Yield the folders of templates, style sheets, scripts and catalogues."""
    for loader in getattr(app.builder.templates, "loaders", ()):
        yield from map(Path, loader.searchpath)
    for each in (*app.config.html_static_path, *app.config.locale_dirs):
        yield Path(app.confdir, each)


def navigation(env: BuildEnvironment) -> str:
    """Return the digest of what pages show of other documents beside their text."""
    return digest_of(dict(env.titles), dict(env.tocs), dict(env.toc_secnumbers))


def setup(app: Sphinx) -> None:
    """Attach the knowledge to the application."""
    Pages(app)
