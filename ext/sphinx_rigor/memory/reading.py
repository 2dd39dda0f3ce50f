"""Note what a document holds, one thing after another; where one fails the others go on."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.boxes.names import lead_with_names, take_names
from sphinx_rigor.boxes.node import rigor_box, rigor_step
from sphinx_rigor.boxes.numbering import box_records, number_boxes
from sphinx_rigor.collect import is_check
from sphinx_rigor.collect.collect import collect, content_digest
from sphinx_rigor.collect.included import digests, included_files
from sphinx_rigor.doctree.guard import crashes, note_crash
from sphinx_rigor.doctree.translation import source_text
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.equations import equations_of
from sphinx_rigor.records import Facts
from sphinx_rigor.source import solid_lines

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_rigor.memory.domain import RigorDomain

Noting = Callable[["RigorDomain", "BuildEnvironment", str, nodes.document], None]


def note_document(
    domain: RigorDomain, env: BuildEnvironment, docname: str, document: nodes.document
) -> None:
    """Note all that is kept of a document that Sphinx has just read."""
    domain.facts[docname] = unread(env, docname)
    for each in (number, note_facts, note_included, note_boxes, mark_checks, note_equations):
        try:
            each(domain, env, docname, document)
        except Exception as error:
            if not note_crash(env, error):
                raise


def unread(env: BuildEnvironment, docname: str) -> Facts:
    """Return what is known of a document before anything is read in it."""
    path = Path(env.doc2path(docname))
    data, name = path.read_bytes(), Path(os.path.relpath(path, env.srcdir)).as_posix()
    solid = solid_lines(data.decode("utf-8-sig", errors="replace"))
    return Facts(docname, name, content_digest(data), "", solid)


def number(
    _domain: RigorDomain, env: BuildEnvironment, _docname: str, document: nodes.document
) -> None:
    """Give each box its number."""
    kinds = kinds_of(env.config.rigor_kinds)
    boxes = boxes_of(document)
    number_boxes(boxes, kinds, env.config.rigor_numbering)
    lead_with_names(document, boxes)


def note_facts(
    domain: RigorDomain, env: BuildEnvironment, docname: str, document: nodes.document
) -> None:
    """Note what its author wrote."""
    with source_text(document):
        domain.facts[docname] = collect(env, docname, document)


def note_included(
    domain: RigorDomain, _env: BuildEnvironment, docname: str, document: nodes.document
) -> None:
    """Note which files it takes text from."""
    domain.included[docname] = tuple(digests(included_files(document)))


def note_boxes(
    domain: RigorDomain, env: BuildEnvironment, docname: str, document: nodes.document
) -> None:
    """Note its boxes and their names."""
    boxes = boxes_of(document)
    domain.boxes[docname] = tuple(box_records(docname, boxes))
    take_names(env, document, boxes)


def mark_checks(
    _domain: RigorDomain, _env: BuildEnvironment, _docname: str, document: nodes.document
) -> None:
    """Mark the checks that its readers see."""
    for node in find_nodes(document, nodes.literal_block):
        if is_check(node):
            node["classes"].append(f"rigor-{node['testnodetype']}")


def note_equations(
    domain: RigorDomain, _env: BuildEnvironment, docname: str, document: nodes.document
) -> None:
    """Note the numbers of its equations."""
    domain.data["equations"][docname] = equations_of(find_nodes(document, nodes.math_block))


def boxes_of(document: nodes.document) -> list[Any]:
    """Return the boxes and steps of a document."""
    kinds: Any = (rigor_box, rigor_step)
    return find_nodes(document, kinds)


def note_crashes(domain: RigorDomain, env: BuildEnvironment, docname: str) -> None:
    """Add to the facts of a document what failed while it was read."""
    found = [replace(each, file=named(env, docname, each.file)) for each in crashes(env)]
    if found:
        facts = domain.facts[docname]
        domain.facts[docname] = replace(facts, faults=(*facts.faults, *found))


def named(env: BuildEnvironment, docname: str, source: str) -> str:
    """Return the name that facts have for a file."""
    if not source or Path(source).resolve() == Path(env.doc2path(docname)).resolve():
        return ""
    return Path(os.path.relpath(source, env.srcdir)).as_posix()
