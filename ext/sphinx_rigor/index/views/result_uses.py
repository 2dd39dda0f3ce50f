"""``{result-uses} LABEL``: how far a result is proved, what it uses and what uses it."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import inline, joined, paragraph
from sphinx_rigor.index.views._map import relations, state_of
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.verdict import Key

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the line; nothing for a box of another kind, or one with nothing to say."""
    key = key_of(context)
    if key is None:
        return []
    node = context.site.results.nodes[key]
    state = state_of(node)
    pieces: list[nodes.Node] = []
    if state:
        pieces.append(inline(state, "rigor-result-state", f"rigor-result-{node.state}"))
    pieces += relations(context, key, context.docname)
    return [paragraph(*joined(pieces), classes=["rigor-line"])] if pieces else []


def key_of(context: Context) -> Key | None:
    """Return the box of the document that has this id or label."""
    name, found = context.argument, context.site.results.nodes
    if (own := Key(context.docname, name)) in found:
        return own
    boxes = context.boxes.get(context.docname, ())
    keys = (Key(context.docname, each.node_id) for each in boxes if name == each.label)
    return next((each for each in keys if each in found), None)


def fault(context: Context) -> str:
    """Say that the document has no such box."""
    known = context.boxes.get(context.docname, ())
    if any(context.argument in {each.node_id, each.label} for each in known):
        return ""
    return str(_("no box of this document is called %(name)s")) % {"name": context.argument}


VIEW = View(build=build, argument=True, fault=fault, needs_plan=False)
