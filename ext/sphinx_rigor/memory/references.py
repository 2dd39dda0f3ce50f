"""Keep the references of every document and resolve them all on each build.

Sphinx resolves a reference when it writes the page it stands on, so that builders that
write nothing never see a broken one, and a page written before its target went keeps a
dead link. Here each document's references are kept when it is read, and resolved in
silence once numbers are given out: what that says is the same in every builder, and what
it leads to tells which pages show something else than before.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.locale import __
from sphinx.transforms import SphinxTransformer
from sphinx.transforms.post_transforms import ReferencesResolver
from sphinx.util import logging
from sphinx.util.docutils import new_document

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.memory.inventory import inventory
from sphinx_rigor.memory.recorder import Recorder, Remembered, docname_of, unheard
from sphinx_rigor.memory.sealed import closed, opened
from sphinx_rigor.memory.written import digest_of

if TYPE_CHECKING:
    from docutils.transforms import Transform
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
NONE = pickle.dumps([])
KEPT = (addnodes.pending_xref, addnodes.toctree)
ONLY_UNSURE = frozenset(
    {
        ("ref", "any"),
        ("myst", "xref_ambiguous"),
        ("myst", "iref_ambiguous"),
        ("toc", "no_title"),
    }
)
"""Types of warnings about references that lead somewhere all the same."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the references of a document lead to, as a digest, and what was said of them."""

    digest: str
    said: tuple[Remembered, ...] = ()

    @property
    def faults(self) -> tuple[Remembered, ...]:
        """What was said of references that lead nowhere."""
        return tuple(each for each in self.said if (each.type, each.subtype) not in ONLY_UNSURE)


def packed(document: nodes.document) -> bytes:
    """Return a document's references and tables of contents, fit for the environment.

    A node refers to its document, which would be stored along with it.
    """
    kept = [detached(each) for each in find_nodes(document, KEPT) if is_outermost(each)]
    return closed(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)) if kept else b""


def is_outermost(node: nodes.Node) -> bool:
    """Tell whether a node stands in no other that is kept."""
    while (node := node.parent) is not None:
        if isinstance(node, addnodes.pending_xref):
            return False
    return True


def detached(node: nodes.Element) -> nodes.Element:
    """Return a copy of a node that knows its place in the source and nothing around it."""
    found = node.deepcopy()
    found.source, found.line = get_source_line(node)
    for each in found.findall():
        each.document = None  # type: ignore[assignment]
    return found


def early_transforms(app: Sphinx) -> list[type[Transform]]:
    """Return the transforms that have a say in where references lead."""
    return [
        each
        for each in app.registry.get_post_transforms()
        if (each.default_priority or 0) <= (ReferencesResolver.default_priority or 0)
    ]


def resolve_changed(
    app: Sphinx,
    kept: Iterable[tuple[str, bytes]],
    known: dict[str, tuple[str, Resolved]],
    basis: str,
) -> dict[str, Resolved]:
    """Resolve the references of documents that may lead elsewhere than is known.

    ``known`` has what they led to before, each with a digest of all that decided it; what
    is found now is put there.
    """
    every = {name: data for name, data in kept if data}
    given = inventory(app, basis, early_transforms(app))
    if not given:
        known.clear()
        return resolve_all(app, every.items())
    keys = {name: digest_of(given, name, data) for name, data in every.items()}
    same = {name for name in every if name in known and known[name][0] == keys[name]}
    fresh = resolve_all(app, ((name, every[name]) for name in every if name not in same))
    known |= {name: (keys[name], found) for name, found in fresh.items()}
    return {name: known[name][1] for name in every}


def resolve_all(app: Sphinx, kept: Iterable[tuple[str, bytes]]) -> dict[str, Resolved]:
    """Resolve the references of documents, with nothing said aloud."""
    env, early = app.env, early_transforms(app)
    recorder = Recorder(
        lambda record: docname_of(env, record), lambda name: str(env.doc2path(name))
    )
    before = env.current_document
    try:
        with unheard(recorder), addresses(app.builder):
            shapes = {name: resolve(env, name, data, early) for name, data in kept if data}
    finally:
        env.current_document = before
    said = recorder.of("")
    return {name: Resolved(shape, said.get(name, ())) for name, shape in shapes.items()}


def resolve(
    env: BuildEnvironment, docname: str, data: bytes, transforms: list[type[Transform]]
) -> str:
    """Resolve the references of a document; return a digest of what they lead to."""
    env.prepare_settings(docname)
    document = new_document(str(env.doc2path(docname)))
    document.settings.env = env
    document.current_source = document.current_line = None  # what a node lacks, it takes
    document += pickle.loads(opened(data) or NONE)  # noqa: S301 - trusted as all around it
    for toctree in find_nodes(document, addnodes.toctree):
        warn_of_untitled(env, toctree)
        document.remove(toctree)
    transformer = SphinxTransformer(document)
    transformer.set_environment(env)
    transformer.add_transforms(transforms)
    transformer.apply_transforms()
    shown = "\0".join(shape(each) for each in document.children)
    return hashlib.sha256(shown.encode()).hexdigest()


def shape(node: nodes.Node) -> str:
    """Return what a resolved reference leads to and says."""
    links = find_nodes(node, nodes.reference)
    where = [each.get("refuri") or each.get("refid") or "" for each in links]
    titles = [each.get("reftitle") or "" for each in links]
    return repr((where, titles, node.astext()))


def warn_of_untitled(env: BuildEnvironment, toctree: addnodes.toctree) -> None:
    """Say, in the words of Sphinx, which documents a table of contents cannot name."""
    for _title, ref in toctree["entries"]:
        if ref in env.tocs and not env.tocs[ref].children:
            logger.warning(
                __(
                    "toctree contains reference to document %r that "
                    "doesn't have a title: no link will be generated"
                ),
                ref,
                location=toctree,
                type="toc",
                subtype="no_title",
            )


@contextmanager
def addresses(builder: Builder) -> Iterator[None]:
    """Give every document an address for a while, the same in every builder.

    Builders that put several documents into one know the addresses only when they write.
    """
    own = vars(builder)
    before = {name: own.get(name) for name in ("get_target_uri", "get_relative_uri")}
    own["get_target_uri"] = lambda docname, typ=None: docname  # noqa: ARG005
    own["get_relative_uri"] = lambda from_, to, typ=None: to  # noqa: ARG005
    try:
        yield
    finally:
        for name, value in before.items():
            own.pop(name)
            if value is not None:
                own[name] = value
