"""Join wrapped lines of Chinese text as a page is written, whatever the builder.

Only then: the facts of an article count source lines by the breaks in its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page.join import join_lines

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Stands for what is no text: an image, a formula, code.
OPAQUE = "\ufffc"
VERBATIM = (nodes.literal, nodes.math, nodes.raw, nodes.image, nodes.FixedTextElement)


class JoinWrappedLines(SphinxPostTransform):
    """Remove line breaks between Chinese characters."""

    default_priority = 900

    def run(self, **_kwargs: Any) -> None:
        """Join the lines of every block of text."""
        if not self.config.rigor_join_lines:
            return
        for block in filter(is_block, find_nodes(self.document, nodes.TextElement)):
            leaves = list(leaves_of(block))
            texts = [leaf if isinstance(leaf, nodes.Text) else OPAQUE for leaf in leaves]
            for leaf, old, new in zip(leaves, texts, join_lines(texts), strict=True):
                if new != old and leaf.parent is not None:
                    leaf.parent.replace(leaf, nodes.Text(new))


def is_block(node: nodes.TextElement) -> bool:
    """Tell whether a node is a block of text with more than one line."""
    return (
        not isinstance(node, nodes.Inline | nodes.FixedTextElement | nodes.math_block)
        and "\n" in node.astext()
    )


def leaves_of(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the texts of a block in order, and what stands between them."""
    for child in node.children:
        if isinstance(child, nodes.Text) or not child.children or isinstance(child, VERBATIM):
            yield child
        else:
            assert isinstance(child, nodes.Element)  # noqa: S101 - only elements have children
            yield from leaves_of(child)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(JoinWrappedLines)
