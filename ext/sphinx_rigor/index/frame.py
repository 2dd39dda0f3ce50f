"""What every article shows around its text: where it stands, and where to go on.

Boxes of results say at their foot what they use.

The places are left in every document while it is read, since the configuration may make
it an article later; what they show is decided when it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.doctree.guard import watched_handler
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.index.directive import rigor_view
from sphinx_rigor.index.shown import FOOT, HEAD, IN_BOXES
from sphinx_rigor.verdict import MAPPED

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@watched_handler
def on_doctree_read(app: Sphinx, document: nodes.document) -> None:
    """Leave the places below the title and at the end; the facts are collected already."""
    section = top_section(document)
    at = 1 if isinstance(section, nodes.section) else 0
    section[at:at] = places(app, HEAD)
    section += places(app, FOOT)
    for box in find_nodes(document, rigor_box):
        if box["rigor_family"] in MAPPED:
            box.append(place(app, IN_BOXES, box["ids"][0]))


def top_section(document: nodes.document) -> nodes.Element:
    """Return the section that holds the whole document, itself where there are several."""
    found = [node for node in document.children if isinstance(node, nodes.section)]
    return found[0] if len(found) == 1 else document


def places(app: Sphinx, views: tuple[str, ...]) -> list[nodes.Node]:
    """Return the places of some views."""
    return [place(app, name) for name in views]


def place(app: Sphinx, view: str, argument: str = "") -> nodes.Node:
    """Return the place of a view."""
    return rigor_view(view=view, argument=argument, docname=app.env.docname, framed=True)


def setup(app: Sphinx) -> None:
    """Have the places left once a document's facts are known."""
    app.connect("doctree-read", on_doctree_read, priority=900)
