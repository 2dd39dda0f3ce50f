"""Keep links out of links, which HTML has not: browsers tear such a page apart.

A heading that refers to something stands in contents lists as a link itself, and links back
to them. Its entry there is a link to the heading alone; the heading keeps the author's links
instead of the way back. An author's own ``<a>`` is a link as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.raw_html import is_html
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.source import find_tags

if TYPE_CHECKING:
    from sphinx.application import Sphinx

REFERS = re.compile(r"\\(?:eq)?ref\b|\\href\b")
"""What makes a link in a formula."""


class UnnestLinks(SphinxPostTransform):
    """Take apart links in links, once all references are resolved."""

    default_priority = 880
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Look at every link and at every heading that links back."""
        found = find_nodes(self.document, (nodes.title, nodes.reference, nodes.raw))
        for title in found:
            if isinstance(title, nodes.title) and "refid" in title and links(title):
                del title["refid"]
        for link in found:
            for inner in inner_links(link) if isinstance(link, nodes.reference) else ():
                inner.replace_self(inner.children)
        raws = [node for node in found if isinstance(node, nodes.raw) and is_html(node)]
        for parent in list(dict.fromkeys(node.parent for node in raws)):
            for child in within_raw_links(parent):
                take_apart(child)


def inner_links(link: nodes.reference) -> list[nodes.reference]:
    """Return the links that stand in a link."""
    return [each for each in find_nodes(link, nodes.reference) if each is not link]


def within_raw_links(parent: nodes.Element) -> list[nodes.Element]:
    """Return what stands between ``<a href>`` and ``</a>`` of raw HTML among some children."""
    found: list[nodes.Element] = []
    linked = False
    for child in parent.children:
        if isinstance(child, nodes.raw) and is_html(child):
            for tag in find_tags(child.astext()):
                if tag.name == "a" and not tag.empty:
                    linked = not tag.closing
        elif linked and isinstance(child, nodes.Element):
            found.append(child)
    return found


def take_apart(node: nodes.Element) -> None:
    """Leave of the links in a node their words; formulas have theirs when they are written."""
    for formula in find_nodes(node, (nodes.math, nodes.math_block)):
        formula["rigor_linked"] = True
    for link in find_nodes(node, nodes.reference):
        link.replace_self(link.children)


def links(title: nodes.title) -> bool:
    """Tell whether a heading holds a link of its own."""
    return bool(
        find_nodes(title, nodes.reference)
        or any(REFERS.search(each.astext()) for each in find_nodes(title, nodes.math))
    )


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(UnnestLinks)
