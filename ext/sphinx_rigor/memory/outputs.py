"""The output folder: what is known of it, and that nothing in it becomes a source.

What is known is kept beside the environment, a file each.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SILENT_BUILDERS = frozenset(
    {"gettext", "linkcheck", "changes", "coverage", "doctest", "rigor-verify"}
)
"""Builders of something else than the site, in which the gate says nothing."""

LISTING = ".rigor-reports"
"""The file in an output folder that names the reports written there, one a line."""

LINES = 4
"""Lines of ``.buildinfo``."""


def store_path(app: Sphinx, what: str) -> Path:
    """Return the file for what is known of the output folder of this build."""
    key = sha256(str(app.outdir).encode()).hexdigest()[:12]
    return Path(app.doctreedir) / f"rigor-{what}-{app.builder.name}-{key}.json"


def is_whole(builder: Builder) -> bool:
    """Tell whether a builder makes one file of many documents, all of them each time."""
    return type(builder).write_documents is not Builder.write_documents


def on_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Leave out what builds have written into the source folder, read before or not.

    Pages that the site takes from beside its caches are not found in that folder.
    """
    found = {name: Path(app.srcdir, env.doc2path(name, base=False)) for name in env.found_docs}
    paths = {name: path for name, path in found.items() if path == Path(env.doc2path(name))}
    reports = {each for folder in {path.parent for path in paths.values()}
               for each in listed(folder)}  # fmt: skip
    folders = [str(each) + os.sep for each in (app.outdir, app.doctreedir)]
    inside = tuple(each for each in folders if not f"{app.srcdir}{os.sep}".startswith(each))
    for docname, path in paths.items():
        if path in reports or str(path).startswith(inside):
            env.project.docnames.discard(docname)
            added.discard(docname)
            changed.discard(docname)
            removed.update({docname} & env.all_docs.keys())
    return []


def listed(folder: Path) -> Iterator[Path]:
    """Yield the reports that a build wrote into a folder."""
    with contextlib.suppress(OSError, UnicodeError):
        for name in (folder / LISTING).read_text(encoding="utf-8").split("\n"):
            yield folder / name


def on_builder_inited(app: Sphinx) -> None:
    """Take away what Sphinx notes of its configuration if a build died writing it.

    Sphinx stops at such a file; where there is none, it writes every page.
    """
    path = Path(app.outdir, ".buildinfo")
    with contextlib.suppress(OSError):
        if path.read_bytes().count(b"\n") < LINES:
            path.unlink()


def setup(app: Sphinx) -> None:
    """Look before anything is read."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("env-get-outdated", on_outdated, priority=1)
