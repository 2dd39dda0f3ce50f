"""Give figures, tables and listings that have a caption and no label an address that lasts.

Sphinx calls them ``id45``: what is put in before one shifts the name, and the mark beside its
caption offers that name to be shared.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_rigor.doctree.anchors import SERIAL
from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import slug, unlike

CAPTIONED: Any = (nodes.figure, nodes.table, nodes.container)
WISH = "rigor_address"


class KeepCaptions(WatchedTransform):
    """Note what each caption says in the language that its author wrote."""

    default_priority = 15
    """Before Sphinx's ``Locale``: an address is the same in all languages."""

    def apply(self, **_kwargs: Any) -> None:
        """Go through what may have a caption."""
        for node in find_nodes(self.document, CAPTIONED):
            if wished := wish(node):
                node[WISH] = wished


class NameCaptioned(WatchedTransform):
    """Put the lasting name in the place of the number."""

    default_priority = 702
    """Once headings have theirs, which come first."""

    def apply(self, **_kwargs: Any) -> None:
        """Name what has no other name, in the order of the document."""
        document = self.document
        elements = find_nodes(document, nodes.Element)
        referred = {each["refid"] for each in elements if "refid" in each}
        for node in find_nodes(document, CAPTIONED):
            wished = node.attributes.pop(WISH, "")
            if wished and is_numbered(node) and referred.isdisjoint(node["ids"]):
                rename(document, node, unlike(wished, document.ids, document.id_counter))


def wish(node: nodes.Element) -> str:
    """Return what to call something: a figure by its picture, others by their caption."""
    kind = "listing" if isinstance(node, nodes.container) else node.tagname
    if isinstance(node, nodes.figure):
        picture = node.next_node(nodes.image)
        uri = "" if picture is None else str(picture["uri"])
        name = "" if uri.startswith("data:") else PurePosixPath(uri.partition("?")[0]).stem
    else:
        title = next(
            (each for each in node if isinstance(each, nodes.title | nodes.caption)), None
        )
        name = title.astext() if title is not None else ""
    return f"{kind}-{slug(name)}" if slug(name) else ""


def is_numbered(node: nodes.Element) -> bool:
    """Tell whether something is called by a number alone."""
    return bool(node["ids"]) and all(map(SERIAL.fullmatch, node["ids"]))


def rename(document: nodes.document, node: nodes.Element, name: str) -> None:
    """Give something another name than its own."""
    for old in node["ids"]:
        document.ids.pop(old, None)
    node["ids"] = [name]
    document.ids[name] = node


def setup(app: Sphinx) -> None:
    """Register the naming."""
    app.add_transform(KeepCaptions)
    app.add_transform(NameCaptioned)
