"""Tell how the page shows a node: as a block around others, a title, folded away."""

from __future__ import annotations

from docutils import nodes

from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.doctree.div_nodes import rigor_summary
from sphinx_rigor.records import BlockKind

BLOCKS: dict[type[nodes.Element], BlockKind] = {
    nodes.section: BlockKind.SECTION,
    nodes.bullet_list: BlockKind.LIST,
    nodes.enumerated_list: BlockKind.LIST,
    nodes.list_item: BlockKind.ITEM,
    nodes.definition_list: BlockKind.LIST,
    nodes.definition_list_item: BlockKind.ITEM,
    nodes.field: BlockKind.FIELD,
    nodes.block_quote: BlockKind.QUOTE,
}
DIVS = (nodes.container, nodes.Admonition, nodes.sidebar, nodes.topic)


def block_kind(node: nodes.Element) -> BlockKind | None:
    """Return what kind of enclosing block a node is, if it is one."""
    if isinstance(node, rigor_box):
        return BlockKind.BOX
    if kind := BLOCKS.get(type(node)):
        return kind
    if isinstance(node, DIVS):
        return BlockKind.DIV
    return None


def is_title(node: nodes.Element) -> bool:
    """Tell whether a node is what readers see as the title of a details element or card."""
    return isinstance(node, rigor_summary) or node.get("design_component") == "card-title"


def is_folded(node: nodes.Element) -> bool:
    """Tell whether readers have to open a node to see what is in it."""
    details = node.get("element") == "details" or bool(node.get("collapsible"))
    return details or node.get("design_component") == "dropdown"
