"""Lists of derivations and theorems, each a link to its box."""

from __future__ import annotations

from docutils import nodes

from sphinx_rigor.boxes.numbering import BoxRecord, head, kind_of
from sphinx_rigor.index.shapes import bullets, paragraph, place_link
from sphinx_rigor.index.views._view import Context

FAMILIES = frozenset({"derivation", "theorem"})


def results(context: Context, docname: str) -> tuple[BoxRecord, ...]:
    """Return the derivations and theorems of a document, in its order."""
    kinds = context.kinds
    return tuple(
        each
        for each in context.boxes.get(docname, ())
        if each.kind in kinds and kinds[each.kind].family in FAMILIES
    )


def result_list(context: Context, found: tuple[BoxRecord, ...]) -> nodes.bullet_list:
    """Return a list of links to boxes: kind, number, title."""
    return bullets((entry(context, each) for each in found), ["rigor-results"])


def entry(context: Context, record: BoxRecord) -> nodes.paragraph:
    """Return one line."""
    name = head(kind_of(record.kind, context.kinds), record.number)
    text = f"{name}　{record.title}" if record.title else name
    return paragraph(place_link(record.docname, record.node_id, text))
