"""Let links reach the headings inside of boxes in a PDF, where Sphinx gives them no label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator


class rigor_labels(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """The ids of what it stands in."""


class LabelRubrics(SphinxPostTransform):
    """Put the ids of headings that are no sections into their text.

    Those that a target before the heading names have a label already.
    """

    default_priority = 950
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Label each heading."""
        named = {each.get("refid") for each in find_nodes(self.document, nodes.target)}
        for rubric in find_nodes(self.document, nodes.rubric):
            if ids := [each for each in rubric["ids"] if each not in named]:
                rubric.insert(0, rigor_labels(rigor_ids=ids))


def visit_labels(self: LaTeXTranslator, node: rigor_labels) -> None:
    """Write a label for each id; the writer knows the document."""
    self.body.extend(self.hypertarget(each) for each in node["rigor_ids"])
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node and the transform."""
    app.add_node(rigor_labels, latex=(visit_labels, None))
    app.add_post_transform(LabelRubrics)
