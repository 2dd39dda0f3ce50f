"""Tables of contents that come back to a document above them: told, and broken.

Sphinx follows them without end when it puts pages in order, and stops with a
``RecursionError`` that names neither file nor line.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Finding, Severity, msg

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

SHOWN = 8
"""How many documents of a circle a message names."""


def circles(includes: Mapping[str, Sequence[str]], root: str) -> Iterator[tuple[str, ...]]:
    """Yield chains of documents, each of which lists the next, and the last the first again.

    Without the entry that closes each of them, none is left.
    """
    done: set[str] = set()
    for start in (root, *sorted(includes)):
        path = {} if start in done else {start: iter(includes.get(start, ()))}
        while path:
            last = next(reversed(path))
            child = next(path[last], None)
            if child is None:
                done.add(path.popitem()[0])
            elif child in path:
                names = list(path)
                yield tuple(names[names.index(child) :])
            elif child not in done:
                path[child] = iter(includes.get(child, ()))


def circle_findings(
    env: BuildEnvironment, translate: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield a finding for each circle, at the table of contents that closes it."""
    for chain in circles(env.toctree_includes, env.config.root_doc):
        path, line = place_of(env, chain[-1], chain[0])
        message = msg(
            "the table of contents comes back to itself: %(chain)s; take one entry out",
            chain=shown(chain),
        ).render(translate)
        yield Finding(
            path,
            line,
            "circular-toctree",
            message,
            Severity.ERROR,
            docname=chain[-1],
            article=env.doc2path(chain[-1], base=False).as_posix(),
            key=chain[0],
        )


def shown(chain: Sequence[str]) -> str:
    """Return the documents of a circle, in a long one the first and the last."""
    half = SHOWN // 2
    named = chain if len(chain) <= SHOWN else (*chain[:half], "…", *chain[-half:])
    return " → ".join([*named, chain[0]])


def place_of(env: BuildEnvironment, docname: str, entry: str) -> tuple[str, int]:
    """Return file and line of the table of contents by which a document lists another."""
    with suppress(OSError, EOFError, pickle.UnpicklingError):
        for node in find_nodes(env.get_doctree(docname), addnodes.toctree):
            if entry in node["includefiles"] and node.source and node.line:
                path = os.path.relpath(node.source, env.srcdir).replace(os.sep, "/")
                return path, node.line
    return env.doc2path(docname, base=False).as_posix(), 1


def break_circles(_app: Sphinx, builder: Builder) -> None:
    """Take out, while pages are written, the entries that close circles.

    The environment is stored already: the next build hears of them again.
    """
    if isinstance(builder, StandaloneHTMLBuilder):
        includes = builder.env.toctree_includes
        for chain in list(circles(includes, builder.config.root_doc)):
            last, first = chain[-1], chain[0]
            includes[last] = [each for each in includes[last] if each != first]


def setup(app: Sphinx) -> None:
    """Listen for the beginning of writing."""
    app.connect("write-started", break_circles)
