"""Keep docutils from making the ids of equations, which it makes alike.

Sphinx and MyST take the id of a labelled formula from its label, all but Latin letters and
digits left out: ``甲`` and ``乙`` are both ``equation``, ``A_1`` and ``a-1`` both
``equation-a-1``. The second, or a heading of that name before it, is an error while the
document is read. Both note the formula in the domain before they make the id of its node's
label: there the label is put aside, and ``equations`` gives it back, with an id that nothing
else has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.domains.math import MathDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ASIDE = "rigor_label"
"""Where a formula keeps its label meanwhile."""


class RigorMathDomain(MathDomain):
    """Sphinx's domain, which names a formula by a number while it is read."""

    def note_equation(
        self, docname: str, labelid: str, location: nodes.Node | None = None
    ) -> None:
        """Note a formula and put its label aside."""
        super().note_equation(docname, labelid, location)
        if self.env.config.rigor_math != "off" and isinstance(location, nodes.math_block):
            location[ASIDE] = labelid
            location["label"] = f"-rigor-{self.env.new_serialno(ASIDE)}"


def take_back_label(document: nodes.document, node: nodes.math_block) -> nodes.target | None:
    """Give a formula its label again; return what refers to it, without an id now."""
    if ASIDE not in node:
        return None
    target = document.ids.pop(nodes.make_id(f"equation-{node['label']}"), None)
    node["label"] = node.attributes.pop(ASIDE)
    if not isinstance(target, nodes.target):
        return None
    target["ids"] = []
    return target


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's domain."""
    app.add_domain(RigorMathDomain, override=True)
