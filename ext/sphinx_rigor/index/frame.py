"""What every article shows around its text: where it stands, and where to go on.

The places are left in every document while it is read, since the configuration may make
it an article later; what they show is decided when it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_rigor.index.directive import rigor_view
from sphinx_rigor.index.shown import FOOT, HEAD

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_doctree_read(app: Sphinx, document: nodes.document) -> None:
    """Leave the places below the title and at the end; the facts are collected already."""
    section = top_section(document)
    at = 1 if isinstance(section, nodes.section) else 0
    section[at:at] = places(app, HEAD)
    section += places(app, FOOT)


def top_section(document: nodes.document) -> nodes.Element:
    """Return the section that holds the whole document, itself where there are several."""
    found = [node for node in document.children if isinstance(node, nodes.section)]
    return found[0] if len(found) == 1 else document


def places(app: Sphinx, views: tuple[str, ...]) -> list[nodes.Node]:
    """Return the places of some views."""
    docname = app.env.docname
    return [rigor_view(view=name, argument="", docname=docname, framed=True) for name in views]


def setup(app: Sphinx) -> None:
    """Have the places left once a document's facts are known."""
    app.connect("doctree-read", on_doctree_read, priority=900)
