"""Resolve references to boxes, whichever role an author reaches for.

Labels of boxes stay out of the standard domain, where ``ref`` wants a caption and
``numref`` wants ``numfig``; its references come here when it cannot resolve them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.boxes.numbering import BoxRecord, fold
from sphinx_rigor.boxes.words import Linked, link_words, with_document
from sphinx_rigor.doctree.labels import inline_text

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_rigor")


def box_reference(
    builder: Builder, fromdocname: str, record: BoxRecord, node: pending_xref
) -> nodes.reference:
    """Return a link to a box."""
    words = link_words(Linked(record, kinds_of(builder.config)), node)
    child = nodes.inline("", "", *words)
    if not node.get("refexplicit") or node.get("reftype") == "numref":
        child["classes"] += ["std", "rigor-ref"]
    text: list[nodes.Node] = [child]
    if not node.get("refexplicit") and names_document(builder, fromdocname, record):
        text = with_document(child, title_of(builder.env, record.docname))
    return make_refnode(
        builder, fromdocname, record.docname, record.node_id, text, record.title or None
    )


def names_document(builder: Builder, fromdocname: str, record: BoxRecord) -> bool:
    """Tell whether a number means nothing without the document it was given in."""
    numbered = record.number or record.owner_id
    return bool(
        numbered and record.docname != fromdocname and builder.config.rigor_name_documents
    )


def title_of(env: BuildEnvironment, docname: str) -> str:
    """Return the title of a document, its formulas between dollars."""
    return inline_text(env.titles[docname]).strip() if docname in env.titles else ""


def on_missing_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, _contnode: nodes.Element
) -> nodes.reference | None:
    """Resolve ``ref`` and ``numref`` that the standard domain does not know."""
    if node.get("refdomain") not in {"std", ""} or node.get("reftype") not in {"ref", "numref"}:
        return None
    domain = env.domains["rigor"]
    record = domain.names.find(node["reftarget"])  # type: ignore[attr-defined]
    if record is None:
        return None
    return box_reference(app.builder, node.get("refdoc", ""), record, node)


def warn_of_duplicates(_app: Sphinx, env: BuildEnvironment) -> None:
    """Say on each build which names stand twice, at the place of the second."""
    seen: dict[str, BoxRecord] = {}
    for record in env.domains["rigor"].records():  # type: ignore[attr-defined]
        if record.docname not in env.found_docs:
            continue
        name = fold(record.label)
        first = seen.setdefault(name, record)
        if first is not record:
            place = f"{first.docname}:{first.line}"
            warn(record, _("duplicate label %s, also in %s"), place)
        elif other := taken_in(env, record.docname, name):
            warn(
                record, _("label %s is also that of a section, figure or the like in %s"), other
            )


def taken_in(env: BuildEnvironment, docname: str, name: str) -> str:
    """Return the document in which something else than a box has this name, if any.

    An anchor that MyST-Parser makes of a heading is for links from its own document.
    """
    std = env.domains.standard_domain
    for known in (std.labels, std.anonlabels):
        if name in known:
            return str(known[name][0])
    return docname if name in env.metadata[docname].get("myst_slugs", ()) else ""


def warn(record: BoxRecord, text: str, place: str) -> None:
    """Say what is wrong with the name of a box."""
    where = (record.docname, record.line)
    logger.warning(
        text, record.label, place, location=where, type="rigor", subtype="duplicate-label"
    )


def setup(app: Sphinx) -> None:
    """Serve the references of the standard domain."""
    app.connect("missing-reference", on_missing_reference)
    app.connect("env-updated", warn_of_duplicates, priority=420)
