"""Tell how the page shows a node: as a title, folded away."""

from __future__ import annotations

from docutils import nodes

COMPONENT = "design_component"
"""The attribute by which sphinx-design tells what it made a node for."""


def is_title(node: nodes.Element) -> bool:
    """Tell whether a node is what readers see as the title of a card."""
    return node.attributes.get(COMPONENT) == "card-title"


def is_folded(node: nodes.Element) -> bool:
    """Tell whether readers have to open a node to see what is in it."""
    details = node.get("element") == "details" or bool(node.get("collapsible"))
    return details or node.get(COMPONENT) == "dropdown"
