"""Mark the links that lead away from the site, so that paper can say where to.

A link whose words are its address says it already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

AWAY = ("http://", "https://", "ftp://")


class MarkLinksAway(SphinxPostTransform):
    """Give links to other sites a class."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Mark each."""
        for link in find_nodes(self.document, nodes.reference):
            address = link.get("refuri", "")
            words = link.astext().strip()
            if address.startswith(AWAY) and words and words.rstrip("/") not in address:
                link["classes"].append("rigor-away")


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(MarkLinksAway)
