"""Watch files that a document names and that do not exist.

Sphinx reads a document again on every build while a file it depends on is absent: a
picture that was never added costs a full read each time. Such files are taken out of
Sphinx's dependencies and watched here; one that appears has its document read again.
Only with warnings remembered is that honest, since the warning about the absent file
comes from reading.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.memory.domain import rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_outdated(
    _app: Sphinx,
    env: BuildEnvironment,
    _added: set[str],
    _changed: set[str],
    _removed: set[str],
) -> list[str]:
    """Return the documents one of whose absent files is there now."""
    return [
        docname
        for docname, names in sorted(rigor_domain(env).absent.items())
        if docname in env.found_docs and any(exists(env, name) for name in names)
    ]


def on_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Take absent files out of Sphinx's dependencies and remember them."""
    if not app.config.rigor_remember_warnings:
        return
    watched = rigor_domain(env).absent
    for docname, names in env.dependencies.items():
        gone = {str(name) for name in names if not exists(env, str(name))}
        if gone:
            names.difference_update({name for name in names if str(name) in gone})
            watched[docname] = tuple(sorted({*gone, *watched.get(docname, ())}))


def exists(env: BuildEnvironment, name: str) -> bool:
    """Tell whether a file named from the source directory is there."""
    return os.path.exists(Path(env.srcdir, name))  # noqa: PTH110 - any name may be asked for


def setup(app: Sphinx) -> None:
    """Register the watch with Sphinx."""
    app.connect("env-get-outdated", on_outdated)
    app.connect("env-updated", on_updated, priority=50)
