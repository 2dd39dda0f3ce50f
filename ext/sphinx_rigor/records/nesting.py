"""How the blocks of a document lie in one another."""

from __future__ import annotations

from collections.abc import Collection

from sphinx_rigor.records.facts import BlockKind, Facts, Label, LabelForm

DOCUMENT = frozenset({0})
"""The block of the whole document, around all others."""


def ancestors(facts: Facts, block: int) -> frozenset[int]:
    """Return a block and all that enclose it."""
    found = {block}
    while block > 0:
        block = facts.blocks[block].parent
        found.add(block)
    return frozenset(found)


def is_boxed(facts: Facts, block: int, around: Collection[int]) -> bool:
    """Tell whether a block stands in a box or div that is not one of those around."""
    while block not in around:
        if facts.blocks[block].kind in {BlockKind.BOX, BlockKind.DIV}:
            return True
        block = facts.blocks[block].parent
    return False


def document_headings(facts: Facts) -> list[Label]:
    """Return the headings of a document in their order.

    Neither what stands in a box is one, nor the title of a container, which begins where that
    begins: an admonition, a card, a tab.
    """
    return [
        each
        for each in facts.labels
        if each.form is LabelForm.HEADING and not is_of_container(facts, each)
    ]


def is_of_container(facts: Facts, label: Label) -> bool:
    """Tell whether a heading is the title of what it stands in, or stands in a box."""
    blocks = facts.blocks
    own = blocks[label.block]
    if own.kind is BlockKind.DIV and own.place == label.place:
        return True
    return any(blocks[each].kind is BlockKind.BOX for each in ancestors(facts, label.block))
