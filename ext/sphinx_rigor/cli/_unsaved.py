"""Check a text that is in no file yet, as if it stood in the file of its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sphinx.application import Sphinx

from sphinx_rigor.cli._site import doctrees_of, explained, no_document, no_extension
from sphinx_rigor.gate.columns import with_columns
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan import Site
from sphinx_rigor.records import Finding
from sphinx_rigor.server.warm import started


class Unsaved(NamedTuple):
    """A site with one document as it is in no file yet, and what is found in that one."""

    site: Site
    app: Sphinx
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]


def read_unsaved(directory: Path, path: Path, text: str) -> Unsaved:
    """Read a site, and the text in place of a document's file; the caches stay as they are.

    Raises ``Failure`` where the file holds no document, or the site cannot be read.
    """
    caches = doctrees_of(directory)
    with explained(directory), TemporaryDirectory() as store:
        with started(directory.resolve(), Path(store), caches.resolve()) as warm:
            docname = warm.docname(path.absolute())
            if docname is None:
                raise no_document(path)
            judged = warm.read(docname, text)
        site = rigor_domain(warm.app.env).site
        if site is None:
            raise no_extension()
        texts = {judged.article.facts.path: text}
        if docname in site.articles:
            site = replace(site, articles={**site.articles, docname: judged.article})
        found = tuple(with_columns(Path(warm.app.srcdir), judged.findings, texts))
        return Unsaved(site, warm.app, found, texts)
