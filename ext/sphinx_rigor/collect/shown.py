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


def has_elements(node: nodes.Element) -> bool:
    """Tell whether anything but text stands in a node."""
    return any(isinstance(child, nodes.Element) for child in node.children)


def parted(document: nodes.document) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Return what stands in a document and the notes below it, where the parser put them."""
    end = len(document.children)
    while end and isinstance(document[end - 1], nodes.footnote | nodes.citation):
        end -= 1
    return document.children[:end], document.children[end:]
