"""Gather what raw HTML hides.

Markdown hands ``<span hidden>``, the words in it and ``</span>`` through as three nodes side
by side. They are put into one that says that it is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.doctree.div_nodes import rigor_div
from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.raw_html import is_html, raws_of
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.source import find_tags, hides, read_attributes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class GatherHidden(WatchedTransform):
    """Gather what stands between tags that hide it."""

    default_priority = 842
    """After raw HTML is balanced."""

    def apply(self, **_kwargs: Any) -> None:
        """Look among the children of each node that holds raw HTML."""
        raws = [node for node in find_nodes(self.document, nodes.raw) if is_html(node)]
        for parent in list(dict.fromkeys(node.parent for node in raws)):
            gather_hidden(parent)


def gather_hidden(parent: nodes.Element) -> None:
    """Put the children that a tag of raw HTML before them hides into a node of their own."""
    if not any(may_hide(each) for each in raws_of(parent)):
        return
    found = list(zip(parent.children, hidden_flags(parent.children), strict=True))
    new: list[nodes.Node] = []
    for hidden, group in groupby(found, key=lambda each: each[1]):
        children = [child for child, _ in group]
        new += [wrapped(parent, children)] if hidden else children
    parent.children = []
    parent.extend(new)


def may_hide(node: nodes.raw) -> bool:
    """Tell whether raw HTML opens something that hides."""
    return any(tag_hides(tag.name, tag.attributes) for tag in find_tags(node.astext()))


def tag_hides(name: str, written: str) -> bool:
    """Tell whether a tag hides what follows it."""
    return hides(name, read_attributes(written) if written.strip() else {})


def hidden_flags(children: list[nodes.Node]) -> Iterator[bool]:
    """Yield of each node whether it stands inside of a hidden element, tags apart."""
    opened: list[tuple[str, bool]] = []
    for child in children:
        before = any(hidden for _, hidden in opened)
        if isinstance(child, nodes.raw) and is_html(child):
            follow(child.astext(), opened)
        yield before and any(hidden for _, hidden in opened)


def follow(html: str, opened: list[tuple[str, bool]]) -> None:
    """Take the tags of raw HTML to what is open before it."""
    for tag in find_tags(html):
        if tag.empty:
            continue
        if not tag.closing:
            opened.append((tag.name, tag_hides(tag.name, tag.attributes)))
        elif tag.name in (names := [name for name, _ in opened]):
            del opened[len(names) - 1 - names[::-1].index(tag.name) :]


def wrapped(parent: nodes.Element, children: list[nodes.Node]) -> nodes.Element:
    """Return a node that says of these that they are hidden."""
    if isinstance(parent, nodes.TextElement):
        return nodes.inline("", "", *children, hidden=True)
    return rigor_div("", *children, element="div", hidden=True)


def setup(app: Sphinx) -> None:
    """Register the transform with Sphinx."""
    app.add_transform(GatherHidden)
