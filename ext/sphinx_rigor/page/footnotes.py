"""Set a footnote that is too long for the foot of a page where it was written.

LaTeX breaks a note between paragraphs alone: a listing is cut where the page ends, a long table
stops it, and much of other kinds takes it minutes. Such a note becomes a box with its number.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.node import rigor_box, rigor_title
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page.breakable import LINE, lines_of

LINES = 25
"""About half a page."""


class OpenFootnotes(SphinxPostTransform):
    """Take long notes out of the feet of pages, before Sphinx puts each where it is named."""

    default_priority = 590
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look at the length of each note; what leads to a long one becomes a link."""
        long = {
            (note["docname"], name): note
            for note in find_nodes(self.document, nodes.footnote)
            if lines_of(note, LINE) > LINES
            for name in note["ids"]
        }
        for mark in find_nodes(self.document, nodes.footnote_reference):
            if (mark["docname"], mark["refid"]) in long:
                mark.replace_self(link(mark))
        for note in {id(each): each for each in long.values()}.values():
            note.replace_self(opened(note))


def link(mark: nodes.footnote_reference) -> nodes.reference:
    """Return a link that says what a mark of a note says."""
    number = nodes.superscript("", "", nodes.Text(mark.astext().strip()))
    return nodes.reference("", "", number, refid=mark["refid"], internal=True)


def opened(note: nodes.footnote) -> rigor_box:
    """Return a note as a box that its number is the title of."""
    label, *rest = note.children
    name = nodes.inline("", label.astext(), classes=["rigor-head"])
    title = rigor_title("", "", name)
    return rigor_box("", title, *rest, rigor_kind="remark", ids=note["ids"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(OpenFootnotes)
