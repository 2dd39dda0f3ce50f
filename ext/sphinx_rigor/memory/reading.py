"""Note what a document holds, one thing after another; where one fails the others go on."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.boxes.names import lead_with_names, take_names
from sphinx_rigor.boxes.node import rigor_box, rigor_step
from sphinx_rigor.boxes.numbering import box_records, number_boxes
from sphinx_rigor.collect import is_check
from sphinx_rigor.collect.collect import collect, content_digest
from sphinx_rigor.collect.included import digests, included_files
from sphinx_rigor.collect.targets import named_places
from sphinx_rigor.collect.unsaved import data_of
from sphinx_rigor.doctree.guard import crashes, note_crash
from sphinx_rigor.doctree.left_out import conditional_ids
from sphinx_rigor.doctree.translation import source_text
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.equations import equations_of
from sphinx_rigor.records import Facts
from sphinx_rigor.source import solid_lines

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_rigor.memory.domain import RigorDomain


class Read(NamedTuple):
    """A document with what is noted of it, found in one walk."""

    docname: str
    document: nodes.document
    boxes: list[Any]
    code: list[nodes.literal_block]
    math: list[nodes.math_block]


Noting = Callable[["RigorDomain", "BuildEnvironment", Read], None]
KINDS: Any = (rigor_box, rigor_step, nodes.literal_block, nodes.math_block)


def note_document(
    domain: RigorDomain, env: BuildEnvironment, docname: str, document: nodes.document
) -> None:
    """Note all that is kept of a document that Sphinx has just read."""
    read = found_in(docname, document)
    for each in NOTED:
        try:
            each(domain, env, read)
        except Exception as error:
            if not note_crash(env, error):
                raise


def found_in(docname: str, document: nodes.document) -> Read:
    """Return a document with its boxes and steps, its code and its formulas."""
    found: list[nodes.Node] = find_nodes(document, KINDS)
    boxes = [each for each in found if isinstance(each, rigor_box | rigor_step)]
    code = [each for each in found if isinstance(each, nodes.literal_block)]
    math = [each for each in found if isinstance(each, nodes.math_block)]
    return Read(docname, document, boxes, code, math)


def number(_domain: RigorDomain, env: BuildEnvironment, read: Read) -> None:
    """Give each box its number."""
    number_boxes(read.boxes, kinds_of(env.config), env.config.rigor_numbering)
    lead_with_names(read.document, read.boxes)


def note_facts(domain: RigorDomain, env: BuildEnvironment, read: Read) -> None:
    """Note what its author wrote."""
    try:
        with source_text(read.document):
            domain.facts[read.docname] = collect(env, read.docname, read.document)
    except Exception:
        domain.facts[read.docname] = unread(env, read.docname)
        raise


def unread(env: BuildEnvironment, docname: str) -> Facts:
    """Return what is known of a document before anything is read in it."""
    path = Path(env.doc2path(docname))
    data, name = data_of(env, path), Path(os.path.relpath(path, env.srcdir)).as_posix()
    solid = solid_lines(data.decode("utf-8-sig", errors="replace"))
    return Facts(docname, name, content_digest(data), "", solid)


def note_included(domain: RigorDomain, _env: BuildEnvironment, read: Read) -> None:
    """Note which files it takes text from."""
    domain.included[read.docname] = tuple(digests(included_files(read.document)))


def note_boxes(domain: RigorDomain, env: BuildEnvironment, read: Read) -> None:
    """Note its boxes and their names."""
    domain.boxes[read.docname] = tuple(box_records(read.docname, read.boxes))
    take_names(env, read.document, read.boxes)


def note_targets(domain: RigorDomain, env: BuildEnvironment, read: Read) -> None:
    """Note where its other names are, as line and file."""
    domain.data["targets"][read.docname] = tuple(
        (each.name, each.line, named(env, read.docname, each.source))
        for each in named_places(read.document)
    )


def mark_checks(_domain: RigorDomain, _env: BuildEnvironment, read: Read) -> None:
    """Mark the checks that its readers see."""
    for node in read.code:
        if is_check(node):
            node["classes"].append(f"rigor-{node['testnodetype']}")


def note_equations(domain: RigorDomain, _env: BuildEnvironment, read: Read) -> None:
    """Note the numbers of its equations."""
    domain.data["equations"][read.docname] = equations_of(read.math)


def note_conditional(domain: RigorDomain, _env: BuildEnvironment, read: Read) -> None:
    """Note what it shows on conditions."""
    if found := conditional_ids(read.document):
        domain.data["conditional"][read.docname] = found


NOTED: tuple[Noting, ...] = (
    *(number, note_facts, note_included, note_boxes, note_targets),
    *(mark_checks, note_equations, note_conditional),
)


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
