"""Have pages written again whose shown values changed, and no others.

A page may show what other documents decide: a view of the index, the number of a box
elsewhere. What each page shows is digested once a build and compared with what the
build before it wrote into the same output directory.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from sphinx_rigor.atomic import write_text
from sphinx_rigor.boxes.numbering import BoxRecord
from sphinx_rigor.index import pages
from sphinx_rigor.index.directive import fault, filled
from sphinx_rigor.index.shown import shown
from sphinx_rigor.math.document.places import (
    Equations,
    equations_by_document,
    shown_of_equations,
)
from sphinx_rigor.memory.domain import RigorDomain, rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
FOLDERS = tuple(f"{each}/" for each in pages.FOLDERS)


@dataclass(frozen=True)
class Known:
    """What references may lead to: boxes by label, the equations of each document."""

    boxes: Mapping[str, BoxRecord]
    equations: Equations

    @cached_property
    def equation_labels(self) -> frozenset[str]:
        """The labels of all equations."""
        every = (each for found in self.equations.values() for each in found)
        return frozenset(label for each in every for label in each.labels)


class Freshness:
    """The digests of one application's output directory."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to the events of one application."""
        self.shown: Mapping[str, str] = {}
        self.before: Mapping[str, str] = {}
        app.connect("env-updated", warn_of_faults, priority=700)
        app.connect("env-get-updated", self.on_get_updated, priority=700)
        app.connect("build-finished", self.on_finished, priority=880)

    def on_get_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the documents that show something else than when they were written.

        By now sections and equations have the numbers that readers see.
        """
        if app.builder.name == "rigor":
            return []
        domain = rigor_domain(env)
        known = Known(domain.labels, equations_by_document(env))
        self.shown = {
            docname: digest
            for docname in sorted(env.found_docs)
            if (digest := shown_by(domain, known, docname))
        }
        self.before = load(store_path(app))
        return [name for name, each in self.shown.items() if self.before.get(name) != each]

    def on_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep the digests once the pages are written; remove pages that are no more."""
        if exception is None and app.builder.name != "rigor":
            write_text(store_path(app), json.dumps(self.shown, indent=0))
            for name in self.before.keys() - app.env.found_docs:
                if name.startswith(FOLDERS):
                    remove_output(app, name)


def remove_output(app: Sphinx, docname: str) -> None:
    """Remove the page of a topic or batch that has left the plan; Sphinx never does."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        Path(app.builder.get_outfilename(docname)).unlink(missing_ok=True)
        (Path(app.outdir) / "_sources" / f"{docname}.rst.txt").unlink(missing_ok=True)


def store_path(app: Sphinx) -> Path:
    """Return the file of the digests, one for each output directory."""
    key = hashlib.sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir) / f"rigor-shown-{app.builder.name}-{key}.json"


def load(path: Path) -> dict[str, str]:
    """Return the digests of the build before, nothing if they are damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def shown_by(domain: RigorDomain, known: Known, docname: str) -> str:
    """Return the digest of what a document shows of others, ``""`` if nothing."""
    parts = [
        each.pformat()
        for name, argument in shown(domain, docname)
        for each in filled(domain, name, argument, docname)
    ]
    parts += [
        repr(replace(record, line=0))
        for target in sorted(domain.uses.get(docname, ()))
        if (record := known.boxes.get(target))
    ]
    facts = domain.facts.get(docname)
    inner = {each.target for each in facts.equation_links} if facts else set[str]()
    targets = sorted(known.equation_labels & (inner | domain.uses.get(docname, frozenset())))
    parts += shown_of_equations(known.equations, docname, targets)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest() if parts else ""


def warn_of_faults(_app: Sphinx, env: BuildEnvironment) -> None:
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
