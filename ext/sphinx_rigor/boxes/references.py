"""Resolve references to boxes, whichever role an author reaches for.

Labels of boxes stay out of the standard domain, where ``ref`` wants a caption and
``numref`` wants ``numfig``; its references come here when it cannot resolve them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from sphinx_rigor.boxes.kinds import Kind, kinds_of
from sphinx_rigor.boxes.numbering import BoxRecord, fold, head, kind_of

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_rigor")


def reference_text(record: BoxRecord, node: pending_xref, kinds: Mapping[str, Kind]) -> str:
    """Return a reference's text: the author's own, its template filled in, or the head."""
    kind = kind_of(record.kind, kinds)
    plain = head(kind, record.number) if record.number else record.title or kind.word
    if record.owner_id and not stands_in(node, record):
        owner = head(kind_of(record.owner_kind, kinds), record.owner_number)
        plain = str(_("%(step)s of %(box)s")) % {"step": plain, "box": owner}
    given = node.astext() if node.get("refexplicit") else ""
    if not given:
        return plain
    name = record.title or plain
    if node.get("reftype") == "numref":
        number = record.number or plain
        given = given.replace("%s", number)
    return given.replace("{number}", record.number or plain).replace("{name}", name)


def stands_in(node: nodes.Node, record: BoxRecord) -> bool:
    """Tell whether a reference stands in the box that owns what it refers to."""
    document = node.get("refdoc", record.docname) if isinstance(node, nodes.Element) else ""
    while document == record.docname and node.parent is not None:
        node = node.parent
        if record.owner_id in node["ids"]:
            return True
    return False


def box_reference(
    builder: Builder, fromdocname: str, record: BoxRecord, node: pending_xref
) -> nodes.reference:
    """Return a link to a box."""
    kinds = kinds_of(builder.config.rigor_kinds)
    plain = not node.get("refexplicit") or node.get("reftype") == "numref"
    if plain or not node.children:
        text = reference_text(record, node, kinds)
        child: nodes.Element = nodes.inline(text, text, classes=["std", "rigor-ref"])
    else:
        child = nodes.inline("", "", *(each.deepcopy() for each in node.children))
    return make_refnode(
        builder, fromdocname, record.docname, record.node_id, child, record.title or None
    )


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
