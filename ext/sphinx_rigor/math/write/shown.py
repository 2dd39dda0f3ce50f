"""Give the formulas of a page the numbers and ids that readers see.

What a doctree holds was fixed when its document was read. Chapters come from the tables of
contents of all documents, ids from all that stands on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.math.document.chapters import counts_by_chapter
from sphinx_rigor.math.document.equations import formulas_of
from sphinx_rigor.math.document.places import (
    ONE_PAGE,
    equations_by_document,
    stored_equations,
)
from sphinx_rigor.math.read.numbers import Equation

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ShowNumbers(SphinxPostTransform):
    """Put what the whole book knows of an equation into its formula."""

    default_priority = 3

    def run(self, **_kwargs: Any) -> None:
        """Look at each formula of the page."""
        if builder_of(self.env).name != ONE_PAGE and not counts_by_chapter(self.config):
            return
        stored, known = stored_equations(self.env), equations_by_document(self.env)
        for docname, node in formulas_of(self.document, self.env.docname):
            if node.get("rigor_equations"):
                ids = [each.node_id for each in stored.get(docname, ())]
                show(node, dict(zip(ids, known.get(docname, ()), strict=True)))


def show(node: nodes.Element, known: dict[str, Equation]) -> None:
    """Give one formula its equations; ``known`` has them by the ids they had when read."""
    found: tuple[Equation | None, ...] = node["rigor_equations"]
    node["rigor_equations"] = tuple(each and known.get(each.node_id, each) for each in found)
    node["ids"] = [known[each].node_id if each in known else each for each in node["ids"]]


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ShowNumbers)
