"""Number boxes by chapter, as Sphinx numbers figures with ``numfig``.

Which chapter a document belongs to, and what stands before it there, only the tables of
contents of all documents tell: boxes are counted when a document is read, and their records
get the numbers of the book on every build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.boxes.kinds import Kind, kinds_of
from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.boxes.numbering import BY_CHAPTER, BoxRecord
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.chapters import anchors_of
from sphinx_rigor.math.read.chapters import Numbers, Stretch, by_chapter, by_parts
from sphinx_rigor.memory.domain import rigor_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

EVERY = ""
"""The counter of what stands in the way of all counters: tables of contents."""


def note_outline(app: Sphinx, document: nodes.document) -> None:
    """Note which boxes and tables of contents stand in which section of a document."""
    if app.config.rigor_numbering == BY_CHAPTER:
        kinds = kinds_of(app.config)
        data = rigor_domain(app.env).data["chapters"]
        data[app.env.docname] = tuple(outline(document, kinds))


def outline(
    document: nodes.document, kinds: Mapping[str, Kind]
) -> Iterator[tuple[str, Stretch]]:
    """Yield each numbered box with the name of its counter, and each table of contents."""
    wanted: Any = (rigor_box, addnodes.toctree)
    for node in find_nodes(document, wanted):
        if isinstance(node, addnodes.toctree):
            entries = tuple(str(name) for _title, name in node["entries"])
            yield EVERY, Stretch(anchors_of(node), (), entries)
        elif node["rigor_number"]:
            row = kinds[node["rigor_kind"]].row
            yield row, Stretch(anchors_of(node), (int(node["rigor_number"]),))


def number_chapters(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give the boxes of all documents the numbers that readers see."""
    if app.config.rigor_numbering == BY_CHAPTER:
        domain = rigor_domain(env)
        found = numbers(env, domain.data["chapters"], app.config.rigor_numbering_depth)
        kinds = kinds_of(app.config)
        for docname, records in domain.boxes.items():
            domain.boxes[docname] = renumbered(records, found, kinds)
        domain.renew()
    return []


def numbers(
    env: BuildEnvironment, outlines: Mapping[str, tuple[tuple[str, Stretch], ...]], depth: int
) -> dict[str, Numbers]:
    """Return the numbers of each counter."""
    rows = {row for each in outlines.values() for row, _ in each} - {EVERY}
    return {
        row: by_chapter(
            {
                docname: tuple(stretch for name, stretch in each if name in {EVERY, row})
                for docname, each in outlines.items()
            },
            env.config.root_doc,
            env.toc_secnumbers,
            depth,
        )
        for row in rows
    }


def renumbered(
    records: tuple[BoxRecord, ...], found: Mapping[str, Numbers], kinds: Mapping[str, Kind]
) -> tuple[BoxRecord, ...]:
    """Return the records of a document with the numbers of the book, owners of steps too."""
    shown: dict[str, str] = {}
    for each in records:
        kind = kinds.get(each.kind)
        if kind is not None and each.serial:
            parts = found.get(kind.row, {}).get(each.docname, {}).get(int(each.serial))
            shown[each.node_id] = by_parts(parts, ".") if parts else each.serial
    return tuple(
        replace(
            each,
            number=shown.get(each.node_id, each.number),
            owner_number=shown.get(each.owner_id, each.owner_number),
        )
        for each in records
    )


def setup(app: Sphinx) -> None:
    """Note outlines late, when other extensions have put in their tables of contents."""
    app.add_config_value("rigor_numbering_depth", 1, "env", types=frozenset({int}))
    app.connect("doctree-read", note_outline, priority=950)
    app.connect("env-get-updated", number_chapters, priority=600)
