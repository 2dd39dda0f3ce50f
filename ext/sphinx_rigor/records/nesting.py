"""How the blocks of a document lie in one another."""

from __future__ import annotations

from collections.abc import Collection

from sphinx_rigor.records.facts import BlockKind, Facts

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
