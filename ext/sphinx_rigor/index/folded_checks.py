"""Code that only verifies is folded on pages; boxes that fold by themselves are left alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.index.bars import fold

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")
KIND = "verification"
CHECKS = frozenset({"rigor-testcode", "rigor-doctest", "rigor-testoutput"})


class FoldChecks(SphinxPostTransform):
    """Put runs of checks in a verification under a handle."""

    default_priority = 800
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Fold the checks of each verification that does not collapse as a whole."""
        for box in find_nodes(self.document, rigor_box):
            if box["rigor_kind"] == KIND and "collapsible" not in box:
                runs = groupby(list(box.children), key=is_check)
                folded = [wrapped(list(run)) if check else list(run) for check, run in runs]
                box.children = []
                box += [each for run in folded for each in run]


def is_check(node: nodes.Node) -> bool:
    """Tell whether a node is code that is run, or what it prints."""
    return isinstance(node, nodes.literal_block) and bool(CHECKS & set(node["classes"]))


def wrapped(run: list[nodes.Node]) -> list[nodes.Node]:
    """Return code and output under a handle."""
    found = fold(str(_("Code of the verification")), *run)
    found["classes"].append("rigor-checks")
    return [found]


def setup(app: Sphinx) -> None:
    """Register the folding."""
    app.add_post_transform(FoldChecks)
