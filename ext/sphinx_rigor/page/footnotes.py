"""Set a footnote that has no place at the foot of a page where it was written.

LaTeX breaks a note between paragraphs alone: a listing is cut where the page ends, a long table
stops it, and much of other kinds takes it minutes. Nor does it take code in a note of a table.
Such a note becomes a box with its number.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.node import rigor_box, rigor_title
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.page.breakable import LINE, is_inside, lines_of

LINES = 25
"""About half a page."""


class OpenFootnotes(SphinxPostTransform):
    """Take notes out of the feet of pages, before Sphinx puts each where it is named."""

    default_priority = 590
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Make boxes of such notes, and links of what leads to them."""
        marks = find_nodes(self.document, nodes.footnote_reference)
        tabled = {place_of(each) for each in marks if is_inside(each, nodes.table)}
        notes = [
            note
            for note in find_nodes(self.document, nodes.footnote)
            if lines_of(note, LINE) > LINES
            or (not tabled.isdisjoint(places(note)) and find_nodes(note, nodes.literal_block))
        ]
        opened = {place for note in notes for place in places(note)}
        for mark in marks:
            if place_of(mark) in opened:
                mark.replace_self(link(mark))
        for note in notes:
            note.replace_self(box(note))


def place_of(mark: nodes.footnote_reference) -> tuple[str, str]:
    """Return where a mark leads: a document, and an id there."""
    return mark["docname"], mark["refid"]


def places(note: nodes.footnote) -> set[tuple[str, str]]:
    """Return what marks call a note."""
    return {(note["docname"], each) for each in note["ids"]}


def link(mark: nodes.footnote_reference) -> nodes.reference:
    """Return a link that says what a mark of a note says."""
    number = nodes.superscript("", "", nodes.Text(mark.astext().strip()))
    return nodes.reference("", "", number, refid=mark["refid"], internal=True)


def box(note: nodes.footnote) -> rigor_box:
    """Return a note as a box that its number is the title of."""
    label, *rest = note.children
    name = nodes.inline("", label.astext(), classes=["rigor-head"])
    title = rigor_title("", "", name)
    return rigor_box("", title, *rest, rigor_kind="remark", ids=note["ids"])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(OpenFootnotes)
