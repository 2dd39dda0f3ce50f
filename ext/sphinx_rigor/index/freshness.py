"""Have pages written again whose shown values changed, and no others.

A page may show what other documents decide: a view of the index, the number of a box or
an equation elsewhere, the title of a section. What each page shows is digested once a
build, after numbering, and compared with what the build before it wrote into the same
output directory; what a page shows no more is a change like any other.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from sphinx_rigor.atomic import write_text
from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.boxes.numbering import head, kind_of
from sphinx_rigor.index import pages
from sphinx_rigor.index.directive import fault, filled
from sphinx_rigor.index.shown import shown
from sphinx_rigor.math.document.places import (
    shown_of_equations,
)
from sphinx_rigor.memory.domain import RigorDomain, rigor_domain
from sphinx_rigor.memory.outputs import is_whole, store_path
from sphinx_rigor.memory.written import written_tree

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
Key = tuple[str, str, str]
"""The name of a view, its argument, and the document it stands in."""
Views = Mapping[Key, list[nodes.Node]]
FOLDERS = tuple(f"{each}/" for each in pages.FOLDERS)


class Freshness:
    """The digests of one application's output directory."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.shown: dict[str, str] = {}
        self.before: Mapping[str, str] = {}
        self.written: set[str] = set()
        app.connect("env-get-updated", self.on_get_updated, priority=900)
        app.connect("doctree-resolved", self.on_resolved)
        app.connect("build-finished", self.on_finished, priority=880)

    def on_get_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the documents that show something else than when they were written."""
        warn_of_faults(env)
        if app.builder.name == "rigor":
            return []
        self.before, self.written = load(store_path(app, "shown")), set()
        domain, whole = rigor_domain(env), is_whole(app.builder)
        domain.filled, self.shown = {}, {}
        changed = []
        for name in sorted(env.found_docs):
            views = views_of(domain, name)
            self.shown[name] = digest = shown_by(domain, name, views)
            if whole or self.before.get(name) != digest:
                domain.filled |= packed(views)
                changed.append(name)
        return [] if whole else changed

    def on_resolved(self, _app: Sphinx, _document: nodes.document, docname: str) -> None:
        """Note which pages are written: with file names on the command line, not all are."""
        self.written.add(docname)

    def on_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep the digests once the pages are written; remove pages that are no more."""
        rigor_domain(app.env).filled = {}
        if exception is None and app.builder.name != "rigor":
            every = is_whole(app.builder)
            kept = {
                name: each if every or name in self.written else self.before.get(name, "")
                for name, each in self.shown.items()
            }
            write_text(store_path(app, "shown"), json.dumps(kept, indent=0))
            for name in self.before.keys() - app.env.found_docs:
                if name.startswith(FOLDERS) and ".." not in name.split("/"):
                    remove_output(app, name)


def remove_output(app: Sphinx, docname: str) -> None:
    """Remove the page of a topic or batch that has left the plan; Sphinx never does."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        Path(app.builder.get_outfilename(docname)).unlink(missing_ok=True)
        (Path(app.outdir) / "_sources" / f"{docname}.rst.txt").unlink(missing_ok=True)


def load(path: Path) -> dict[str, str]:
    """Return the digests of the build before, nothing if they are damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def views_of(domain: RigorDomain, docname: str) -> Views:
    """Return the views that a document shows."""
    return {
        (name, argument, docname): filled(domain, name, argument, docname)
        for name, argument in shown(domain, docname)
    }


def packed(views: Views) -> dict[Key, bytes]:
    """Return views pickled, until their page is written; one that cannot be is made again.

    Nodes that wait grow old, and what old garbage refers to stays: all pages that were written.
    """
    found = {}
    for key, content in views.items():
        with contextlib.suppress(Exception):  # attributes of nodes may be the user's own
            found[key] = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return found


def shown_by(domain: RigorDomain, docname: str, views: Views) -> str:
    """Return the digest of all that a document shows, of itself and of others."""
    facts, resolved = domain.facts.get(docname), domain.resolved.get(docname)
    parts = [resolved.digest if resolved else "", repr(domain.included.get(docname))]
    kinds = kinds_of(domain.env.config)
    boxes = domain.boxes.get(docname, ())
    parts += [
        f"{each.node_id} {head(kind_of(each.kind, kinds), each.number)}" for each in boxes
    ]
    parts += [written_tree(each, repr) for content in views.values() for each in content]
    if facts is not None:
        parts.append(facts.digest)
    targets = {each.target for each in facts.equation_links} if facts else set[str]()
    parts += shown_of_equations(domain.env, docname, sorted(targets))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def warn_of_faults(env: BuildEnvironment) -> None:
    """Say which views name something that is not there."""
    domain = rigor_domain(env)
    for docname, views in sorted(domain.views.items()):
        for name, argument, line in views if docname in env.found_docs else ():
            if text := fault(domain, name, argument, docname):
                logger.warning(
                    text, location=(docname, line), type="rigor", subtype="unknown-name"
                )


def setup(app: Sphinx) -> None:
    """Attach the watch to the application."""
    Freshness(app)
