"""Find nodes of several classes in one pass over a doctree; read their text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from docutils import nodes

N = TypeVar("N", bound=nodes.Node)
T = TypeVar("T")


def find_nodes(root: nodes.Node, cls: type[N] | tuple[type[N], ...]) -> list[N]:
    """Return the nodes of these classes in the order of the document.

    ``Element.findall`` asks ``isinstance`` of each node through nested generators,
    which costs three times as much; a page is walked more than once.
    """
    wanted = wanted_of(cls)
    found: list[N] = []
    stack: list[nodes.Node] = [root]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is nodes.Text:  # half of all nodes
            continue
        if wanted[kind]:
            found.append(node)  # type: ignore[arg-type]
        if children := node.children:
            stack += children[::-1]
    return found


class ByClass(dict[type[nodes.Node], T]):
    """What a function tells of classes of nodes, each asked once."""

    def __init__(self, ask: Callable[[type[nodes.Node]], T]) -> None:
        """Know nothing yet but whom to ask."""
        super().__init__()
        self.ask = ask

    def __missing__(self, kind: type[nodes.Node]) -> T:
        """Ask of a class met for the first time."""
        found = self[kind] = self.ask(kind)
        return found


def wanted_of(classes: type[nodes.Node] | tuple[type[nodes.Node], ...]) -> ByClass[bool]:
    """Return which classes of nodes are of those that are sought."""
    return ByClass(lambda kind: issubclass(kind, classes))


def text_of(node: nodes.Node) -> str:
    """Return what ``node.astext()`` returns.

    Most texts have none of the marks that docutils looks for three times in each, and most
    formulas and paragraphs are one such text.
    """
    children = node.children
    if type(node) is nodes.Text:
        only: nodes.Node = node
    elif len(children) == 1 and type(node).astext is nodes.Element.astext:
        only = children[0]
    else:
        return str(node.astext())
    return str(only) if type(only) is nodes.Text and "\0" not in only else str(node.astext())
