"""Let ``contents`` list the headings that stand in an ``only``, where they are shown.

docutils lists the sections of a section, and an ``only`` around some hides them from it. It is
taken away while the list is made; then the entries stand under the condition of what they name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.parts import Contents
from sphinx import addnodes

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OPENED = "rigor_opened"
"""What was taken away, with its children, in Sphinx's per-document scratch data."""
Opened = list[tuple[addnodes.only, list[nodes.Node]]]


class OpenConditions(WatchedTransform):
    """Take away each ``only`` that holds sections, where a list of contents is to be made."""

    default_priority = Contents.default_priority - 1

    def apply(self, **_kwargs: Any) -> None:
        """Keep what is needed to put them back."""
        scratch: Any = self.env.temp_data
        opened: Opened = []
        if any(each.transform is Contents for each in find_nodes(self.document, nodes.pending)):
            opened = [(each, list(each.children)) for each in with_sections(self.document)]
        for only, children in opened:
            only.replace_self(children)
        scratch[OPENED] = opened


class CloseConditions(WatchedTransform):
    """Put them back, and the entries of what they hold under the same condition."""

    default_priority = Contents.default_priority + 1

    def apply(self, **_kwargs: Any) -> None:
        """Begin with those inside of others."""
        scratch: Any = self.env.temp_data
        opened: Opened = scratch.pop(OPENED, [])
        for only, children in reversed(opened):
            put_around(only, children)
            ids = {id_ for each in find_nodes(only, nodes.section) for id_ in each["ids"]}
            for entry in entries(self.document):
                link = entry.next_node(nodes.reference)
                if link is not None and link["refid"] in ids:
                    put_around(addnodes.only(expr=only["expr"]), [entry])
        for topic in tables(self.document) if opened else ():
            enclose_empty(topic)


def with_sections(document: nodes.document) -> list[addnodes.only]:
    """Return each ``only`` with a section right in it."""
    return [
        each
        for each in find_nodes(document, addnodes.only)
        if any(isinstance(child, nodes.section) for child in each.children)
    ]


def put_around(only: addnodes.only, children: list[nodes.Node]) -> None:
    """Put an ``only`` around nodes that stand side by side."""
    parent = children[0].parent
    start = parent.index(children[0])
    del parent.children[start : start + len(children)]
    only.children = []
    only += children
    parent.insert(start, only)


def tables(document: nodes.document) -> list[nodes.topic]:
    """Return the tables of contents."""
    return [each for each in find_nodes(document, nodes.topic) if "contents" in each["classes"]]


def entries(document: nodes.document) -> list[nodes.list_item]:
    """Return the entries of all tables of contents."""
    return [item for each in tables(document) for item in find_nodes(each, nodes.list_item)]


def enclose_empty(topic: nodes.topic) -> None:
    """Put a list whose entries may all be left out, and its table, under their conditions.

    LaTeX stops at an empty list.
    """
    for each in find_nodes(topic, nodes.bullet_list)[::-1]:
        under = [
            str(child.get("expr"))
            for child in each.children
            if isinstance(child, addnodes.only)
        ]
        if len(under) == len(each.children):
            whole = topic if each.parent is topic else each
            put_around(addnodes.only(expr=" or ".join(f"({one})" for one in under)), [whole])


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(OpenConditions)
    app.add_transform(CloseConditions)
