"""What views say of the results of a site and of their uses of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.boxes.numbering import BoxRecord, head, kind_of
from sphinx_rigor.index.shapes import inline, joined, place_link
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.verdict import Key, Node

_ = get_translation("sphinx_rigor")
STATES = {
    "stated": _("stated, not proved"),
    "proved": _("proved"),
    "recomputed": _("proved and recomputed"),
}
ONLY_RECOMPUTED = _("recomputed, not proved")


def record_of(context: Context, key: Key) -> BoxRecord | None:
    """Return the number and title of a box."""
    return context.find_boxes(key.docname).get(key.id)


def head_of(context: Context, key: Key) -> str:
    """Return what a box is called in its document: kind and number, or its title."""
    record = record_of(context, key)
    if record is None:
        return key.id
    kind = kind_of(record.kind, context.kinds)
    return head(kind, record.number) if record.number else record.title or kind.word


def name_of(context: Context, key: Key, docname: str) -> str:
    """Return what a box is called in a document; another's with the title of its own."""
    name = head_of(context, key)
    if key.docname == docname:
        return name
    title = title_at(context, key.docname)
    return str(_("%(box)s (%(document)s)")) % {"box": name, "document": title}


def title_at(context: Context, docname: str) -> str:
    """Return the title of an article, the name of another document."""
    article = context.site.articles.get(docname)
    return article.verdict.title if article else docname


def links(context: Context, keys: Iterable[Key], docname: str) -> list[nodes.Node]:
    """Return links to boxes, in one line."""
    found = (
        place_link(each.docname, each.id, name_of(context, each, docname)) for each in keys
    )
    return joined(found, str(_(", ")))


def state_of(node: Node) -> str:
    """Say how far a result is, ``""`` of what claims nothing."""
    if not (node.needs_proof or node.recomputed):
        return ""
    words = STATES[node.state] if node.proved else ONLY_RECOMPUTED
    return str(STATES["stated"] if node.state == "stated" else words)


def relations(context: Context, key: Key, docname: str) -> list[nodes.Node]:
    """Return what a box uses and what uses it, each with its words before it."""
    found = context.site.results
    pairs: Sequence[tuple[object, tuple[Key, ...]]] = (
        (_("Uses: "), found.uses_of.get(key, ())),
        (_("Used by: "), found.used_by.get(key, ())),
    )
    return [
        nodes.inline("", "", inline(str(words), "rigor-label"), *links(context, keys, docname))
        for words, keys in pairs
        if keys
    ]
