"""Tell by the class of a node what the walk does with it, asked once for each class."""

from __future__ import annotations

from enum import Enum, auto

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.boxes.node import rigor_box, rigor_of, rigor_step
from sphinx_rigor.doctree.div_nodes import rigor_summary
from sphinx_rigor.doctree.tree import ByClass
from sphinx_rigor.records import BlockKind


class Role(Enum):
    """What the walk does with a node."""

    SILENT = auto()
    TITLE = auto()
    BLOCK = auto()
    STEP = auto()
    HEADING = auto()
    TABLE = auto()
    TEXT = auto()
    LEAF = auto()


BLOCKS: dict[type[nodes.Node], BlockKind] = {
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
SILENT = (
    nodes.comment,
    nodes.raw,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.docinfo,
    nodes.meta,
    addnodes.index,
    addnodes.toctree,
    rigor_of,
)
OTHERS: tuple[tuple[Role, tuple[type[nodes.Node], ...]], ...] = (
    (Role.STEP, (rigor_step,)),
    (Role.HEADING, (nodes.title, nodes.rubric)),
    (Role.TABLE, (nodes.table,)),
    (Role.TEXT, (nodes.paragraph, nodes.term, nodes.field_name)),
)


def asked_role(cls: type[nodes.Node]) -> Role:
    """Return what the walk does with nodes of a class."""
    if issubclass(cls, SILENT):
        return Role.SILENT
    if issubclass(cls, rigor_summary):
        return Role.TITLE
    if BLOCK_KINDS[cls]:
        return Role.BLOCK
    return next((role for role, classes in OTHERS if issubclass(cls, classes)), Role.LEAF)


def asked_kind(cls: type[nodes.Node]) -> BlockKind | None:
    """Return what kind of enclosing block nodes of a class are, if they are one."""
    if issubclass(cls, rigor_box):
        return BlockKind.BOX
    return BLOCKS.get(cls) or (BlockKind.DIV if issubclass(cls, DIVS) else None)


ROLES = ByClass(asked_role)
BLOCK_KINDS = ByClass(asked_kind)
