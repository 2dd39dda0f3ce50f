"""Keep a formula and the punctuation beside it on one line.

To a browser a formula is an object, and it breaks a line on either side of one: a line of
Chinese text then begins with a comma. A joiner (U+2060) does not help there; what does is
an element around both that does not wrap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CLOSING = re.compile(r"[，。、；：！？）》〉」』】”’,.;:!?)\]]+")
PARTED = (nodes.emphasis, nodes.inline, nodes.strong)
"""What looks the same in two pieces."""
OPENING = re.compile(r"[（《〈「『【“‘(\[]+$")


class GlueFormulas(SphinxPostTransform):
    """Wrap inline formulas together with the punctuation beside them."""

    default_priority = 950
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Go through the inline formulas; what stands beside them is text by now."""
        for node in find_nodes(self.document, nodes.math):
            glue(node)


def glue(node: nodes.math) -> None:
    """Move the punctuation before and after a formula into an element with it."""
    unit = unit_of(node)
    parent = unit.parent
    at = parent.index(unit)
    before, after = neighbour(parent, at - 1), neighbour(parent, at + 1)
    opening = OPENING.search(before) if before else None
    closing = CLOSING.match(after) if after else None
    if not opening and not closing:
        return
    held: list[nodes.Node] = [unit]
    if closing and after:
        parent[at + 1] = nodes.Text(after[closing.end() :])
        held.append(nodes.Text(closing[0]))
    if opening and before:
        parent[at - 1] = nodes.Text(before[: opening.start()])
        held.insert(0, nodes.Text(opening[0]))
    parent[at] = nodes.inline("", "", *held, classes=["rigor-glue"])


def unit_of(node: nodes.Element) -> nodes.Element:
    """Return a formula, or what holds it alone: what ends with it is parted before a mark."""
    parent: nodes.Element = node.parent
    parts = isinstance(parent, PARTED) and not parent["ids"]
    if len(parent) == 1 and (parts or isinstance(parent, nodes.reference)):
        return unit_of(parent)
    outer = parent.parent
    if not parts or parent[-1] is not node:
        return node
    after = neighbour(outer, outer.index(parent) + 1)
    if not after or not CLOSING.match(after):
        return node
    end: nodes.Element = parent.copy()
    parent.remove(node)
    outer.insert(outer.index(parent) + 1, end)
    end.append(node)
    return unit_of(end)


def neighbour(parent: nodes.Element, at: int) -> str | None:
    """Return the text at a place among the children, if there is one."""
    if 0 <= at < len(parent.children) and isinstance(parent[at], nodes.Text):
        return str(parent[at])
    return None


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(GlueFormulas)
