"""Find nodes of several classes in one pass over a doctree; read their text."""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes

N = TypeVar("N", bound=nodes.Node)


def find_nodes(root: nodes.Node, cls: type[N] | tuple[type[N], ...]) -> list[N]:
    """Return the nodes of these classes in the order of the document.

    ``Element.findall`` asks ``isinstance`` of each node through nested generators,
    which costs three times as much; a page is walked more than once.
    """
    wanted = Wanted(cls)
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


class Wanted(dict[type[nodes.Node], bool]):
    """Which classes of nodes are of those that are sought, each asked once."""

    def __init__(self, classes: type[nodes.Node] | tuple[type[nodes.Node], ...]) -> None:
        """Know nothing yet but what is sought."""
        super().__init__()
        self.classes = classes

    def __missing__(self, kind: type[nodes.Node]) -> bool:
        """Ask of a class met for the first time."""
        found = self[kind] = issubclass(kind, self.classes)
        return found


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
