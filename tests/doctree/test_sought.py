"""What transforms seek is what docutils' own walk finds, also where they change the tree."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.util.nodes import NodeMatcher

from sphinx_rigor.doctree.sought import seeking
from sphinx_rigor.doctree.tree import text_of

LEAVES = ("一", "a\x00 b", "\x00*c", "")
KINDS = (nodes.section, nodes.paragraph, nodes.strong, nodes.container, nodes.math)
CONDITIONS: tuple[Any, ...] = (
    None,
    nodes.Text,
    nodes.Element,
    nodes.paragraph,
    nodes.comment,
    NodeMatcher(nodes.math, nodes.strong, marked=True),
    NodeMatcher(marked=True),
    NodeMatcher(nodes.comment),
    lambda node: isinstance(node, nodes.strong),
)


def tree(seed: int) -> nodes.document:
    """Return a document that chance has made; the same seed makes the same."""
    chance, document = random.Random(seed), new_document("x")
    inner: list[nodes.Element] = [document]
    for _ in range(60):
        parent = chance.choice(inner[-8:])
        if chance.random() < 0.4:
            parent.append(nodes.Text(chance.choice(LEAVES)))
            continue
        child = chance.choice(KINDS)()
        if chance.random() < 0.3:
            child["marked"] = True
        parent.append(child)
        inner.append(child)
    return document


def nothing(_node: nodes.Node) -> None:
    """Leave the tree as it is."""


def empty(node: nodes.Node) -> None:
    """Take away what is in a node."""
    if isinstance(node, nodes.Element):
        node.clear()


def grow(node: nodes.Node) -> None:
    """Put something into a node."""
    if isinstance(node, nodes.strong):
        node += nodes.strong("", "neu")[0]
        node += nodes.math("", "x", marked=True)


def swap(node: nodes.Node) -> None:
    """Put another node in the place of one."""
    if node.parent is not None and isinstance(node, nodes.math):
        node.parent.replace(node, nodes.paragraph("", "", nodes.strong("", "s")))


def drop(node: nodes.Node) -> None:
    """Take a node out of the tree."""
    if node.parent is not None:
        node.parent.remove(node)


@pytest.mark.parametrize("change", [nothing, empty, grow, swap, drop])
def test_what_is_found_is_what_docutils_finds(change: Callable[[nodes.Node], None]) -> None:
    """Even while the tree is changed under the walk, as transforms do."""
    for seed in range(20):
        for condition in CONDITIONS:
            met = []
            documents = (tree(seed), tree(seed))
            for find in (documents[0].findall, seeking(documents[1])):
                found = []
                for node in find(condition):
                    found.append(repr(node))
                    change(node)
                met.append(found)
            assert met[0] == met[1]
            assert documents[0].pformat() == documents[1].pformat()


def test_other_ways_of_walking_are_those_of_docutils() -> None:
    """Where not the whole document is asked for."""
    document = tree(1)
    for how in ({"include_self": False}, {"descend": False}, {"siblings": True}):
        own = list(document.findall(nodes.Element, **how))
        assert own == list(seeking(document)(nodes.Element, **how))


def test_the_text_of_a_node_is_that_of_docutils() -> None:
    """Nulls, which escape a character in reStructuredText, included."""
    odd = [nodes.image(alt="alt"), nodes.option_argument("", "x", delimiter="=")]
    for node in (*(each for seed in range(20) for each in tree(seed).findall()), *odd):
        assert text_of(node) == node.astext()
