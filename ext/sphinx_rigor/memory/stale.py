"""Have documents read again whose content changed under an old time stamp."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_rigor.collect.collect import content_digest
from sphinx_rigor.collect.included import digests
from sphinx_rigor.memory.domain import rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_rigor.records import Facts


def on_outdated(
    _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the documents that Sphinx takes for unchanged and that are not."""
    facts = rigor_domain(env).facts
    settled = added | changed | removed
    return [
        docname
        for docname in sorted(env.found_docs - settled)
        if is_stale(env, docname, facts.get(docname))
    ]


def is_stale(env: BuildEnvironment, docname: str, facts: Facts | None) -> bool:
    """Tell whether the stored facts are not those of the file as it is now."""
    if facts is None or is_other(rigor_domain(env).included.get(docname, ())):
        return True
    try:
        return content_digest(Path(env.doc2path(docname)).read_bytes()) != facts.digest
    except OSError:
        return True


def is_other(included: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether a file that a document includes has changed since it was read."""
    return tuple(digests(path for path, _ in included)) != included


def setup(app: Sphinx) -> None:
    """Look before Sphinx reads."""
    app.connect("env-get-outdated", on_outdated)
