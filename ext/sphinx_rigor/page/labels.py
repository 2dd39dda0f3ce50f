"""Let links reach in a PDF what Sphinx gives no label: headings in boxes, notes, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.ext.todo import todo_node
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page import nested_tables

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator

Kinds = tuple[type[Any], ...]
WITHIN: Kinds = (nodes.rubric, nodes.paragraph, nodes.inline)
"""What has its label in its text."""
BEFORE: Kinds = (
    *(nodes.Admonition, nodes.topic, nodes.sidebar, nodes.container, nodes.compound),
    *(nodes.block_quote, nodes.bullet_list, nodes.enumerated_list, nodes.definition_list),
    *(nodes.image, nodes.math_block),
)
"""What has it before."""
LABELLED: Kinds = (rigor_box, todo_node)
"""What the writer labels among these."""


class rigor_labels(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """The ids of what it stands in or before."""


class LabelPlaces(SphinxPostTransform):
    """Say the ids that the writer does not.

    Those that a target before names have a label already, as have the listings in containers.
    """

    default_priority = 960
    """After frames have become boxes, which the writer labels."""
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Label each place."""
        named = {each.get("refid") for each in find_nodes(self.document, nodes.target)}
        for node in find_nodes(self.document, WITHIN + BEFORE):
            ids = [each for each in node["ids"] if each not in named]
            if not ids or isinstance(node, LABELLED) or is_listing(node):
                continue
            labels = rigor_labels(rigor_ids=ids)
            if isinstance(node, WITHIN):
                node.insert(0, labels)
            else:
                parent: nodes.Element = node.parent
                parent.insert(parent.index(node), labels)


def is_listing(node: nodes.Element) -> bool:
    """Tell whether a container is that of a listing with a caption."""
    return isinstance(node, nodes.container) and "literal_block" in node


def visit_labels(self: LaTeXTranslator, node: rigor_labels) -> None:
    """Write a label for each id; the writer knows the document."""
    self.body.extend(self.hypertarget(each) for each in node["rigor_ids"])
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node and the transform, and before it what makes lists of tables."""
    nested_tables.setup(app)
    app.add_node(rigor_labels, latex=(visit_labels, None))
    app.add_post_transform(LabelPlaces)
