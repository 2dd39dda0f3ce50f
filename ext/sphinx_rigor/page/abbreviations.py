"""Say in man pages what abbreviations stand for, as text and LaTeX do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ExplainAbbreviations(SphinxPostTransform):
    """Write explanations that would be lost."""

    default_priority = 950
    formats = ("man",)

    def run(self, **_kwargs: Any) -> None:
        """Put each behind its abbreviation."""
        for each in find_nodes(self.document, nodes.abbreviation):
            if each.get("explanation"):
                each.append(nodes.Text(f" ({each['explanation']})"))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ExplainAbbreviations)
