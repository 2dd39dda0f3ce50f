"""How LaTeX shows boxes, steps and reasons: the environments of ``sphinxrigor.sty``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_rigor.boxes.kinds import KINDS, kinds_of
from sphinx_rigor.boxes.node import (
    rigor_because,
    rigor_box,
    rigor_step,
    rigor_title,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator


def visit_box(self: LaTeXTranslator, node: rigor_box) -> None:
    """Open a box; its first child, the title, ends the argument that is opened here."""
    family = kinds_of(self.config).get(node["rigor_kind"], KINDS["remark"]).family
    self.body.append(f"\n\\begin{{rigorbox}}{{{family}}}{{")
    self.body.append(self.hypertarget_to(node, anchor=True))
    self.context.append("\\end{rigorbox}\n")
    if family == "proof":
        self.context[-1] = "\\rigorqed" + self.context[-1]
    self.no_latex_floats += 1


def depart_box(self: LaTeXTranslator, _node: rigor_box) -> None:
    """Close a box."""
    self.no_latex_floats -= 1
    self.body.append(self.context.pop())


def visit_title(_self: LaTeXTranslator, _node: rigor_title) -> None:
    """Begin the title; the box has opened the argument."""


def depart_title(self: LaTeXTranslator, _node: rigor_title) -> None:
    """End the argument."""
    self.body.append("}\n")


def visit_step(self: LaTeXTranslator, node: rigor_step) -> None:
    """Open a step with an anchor, so that references reach it."""
    self.visit_list_item(node)
    self.body.append(self.hypertarget_to(node, anchor=True))


def depart_step(self: LaTeXTranslator, node: rigor_step) -> None:
    """Close a step."""
    self.depart_list_item(node)


def visit_because(self: LaTeXTranslator, _node: rigor_because) -> None:
    """Open a reason."""
    self.body.append("\n\\begin{rigorbecause}")


def depart_because(self: LaTeXTranslator, _node: rigor_because) -> None:
    """Close a reason."""
    self.body.append("\\end{rigorbecause}\n")


def setup(app: Sphinx) -> None:
    """Add LaTeX to the nodes; HTML is registered beside them."""
    for node, handlers in (
        (rigor_box, (visit_box, depart_box)),
        (rigor_title, (visit_title, depart_title)),
        (rigor_step, (visit_step, depart_step)),
        (rigor_because, (visit_because, depart_because)),
    ):
        app.add_node(node, override=True, latex=handlers)
