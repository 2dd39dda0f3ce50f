"""Show a graph as its source where nothing can draw it, as Sphinx does on pages.

For LaTeX it would name a picture ``None``, at which that stops.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.ext.graphviz import graphviz
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ShowUndrawnGraphs(SphinxPostTransform):
    """Write graphs as code where the program that draws them is missing."""

    default_priority = 940
    """Before it is known what goes over pages."""
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look for the program only where there is a graph."""
        found = find_nodes(self.document, graphviz)
        if found and not shutil.which(self.config.graphviz_dot):
            for graph in found:
                graph.replace_self(source_of(graph))


def source_of(graph: graphviz) -> nodes.TextElement:
    """Return the source of a graph, in its line where it stands in one."""
    code = str(graph["code"])
    if isinstance(graph.parent, nodes.TextElement):
        return nodes.literal(code, code)
    return nodes.literal_block(code, code, language="none", ids=graph["ids"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ShowUndrawnGraphs)
