"""Have documents read again that Sphinx takes for unchanged and that are not.

Their content changed under an old time stamp, or a document that their table of contents
names is gone, or what was said of them names a document that has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    own = {
        docname
        for docname in env.found_docs - settled
        if is_stale(env, docname, facts.get(docname))
    }
    others = settled | own
    return sorted(own | dangling(env, removed) | accusing(env, others)) if others else []


def dangling(env: BuildEnvironment, removed: set[str]) -> set[str]:
    """Return the documents whose tables of contents name one that is gone."""
    return {name for name, named in env.toctree_includes.items() if removed & set(named)}


def accusing(env: BuildEnvironment, changed: set[str]) -> set[str]:
    """Return the documents of which something was said that names one that has changed.

    A label that stands in two documents is reported in one of them, and names the other.
    """
    return {
        docname
        for docname, warnings in rigor_domain(env).warnings.items()
        for each in warnings
        if not changed.isdisjoint(named_in(env, each.message))
    }


def named_in(env: BuildEnvironment, message: str) -> Iterator[str]:
    """Yield the documents a message may name, by name or by path."""
    for word in message.split():
        plain = word.strip(".,:;'\"")
        yield plain
        yield env.path2doc(plain) or ""


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
