"""Tell how the page shows a node: as a title, folded away, or not at all."""

from __future__ import annotations

from docutils import nodes

from sphinx_rigor.doctree.div_nodes import rigor_summary


def is_title(node: nodes.Element) -> bool:
    """Tell whether a node is what readers see as the title of a details element or card."""
    return isinstance(node, rigor_summary) or node.get("design_component") == "card-title"


def is_folded(node: nodes.Element) -> bool:
    """Tell whether readers have to open a node to see what is in it."""
    details = node.get("element") == "details" or bool(node.get("collapsible"))
    return details or node.get("design_component") == "dropdown"
