"""Keep links out of links, which HTML has not: browsers tear such a page apart.

A heading that refers to something stands in contents lists as a link itself, and links back
to them. Its entry there is a link to the heading alone; the heading keeps the author's links
instead of the way back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

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
        for title in find_nodes(self.document, nodes.title):
            if "refid" in title and links(title):
                del title["refid"]
        for link in find_nodes(self.document, nodes.reference):
            for inner in [
                each for each in find_nodes(link, nodes.reference) if each is not link
            ]:
                inner.replace_self(inner.children)


def links(title: nodes.title) -> bool:
    """Tell whether a heading holds a link of its own."""
    return bool(
        find_nodes(title, nodes.reference)
        or any(REFERS.search(each.astext()) for each in find_nodes(title, nodes.math))
    )


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(UnnestLinks)
