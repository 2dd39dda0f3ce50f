"""Put kind and number before each title of a box, and a word before each reason.

They are put there once the builder is known.

They stay out of the title that translators see, and out of the stored doctree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.directive import has_title
from sphinx_rigor.boxes.kinds import KINDS, kinds_of
from sphinx_rigor.boxes.node import rigor_because, rigor_box, rigor_title
from sphinx_rigor.boxes.numbering import head, shown_numbers
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")


class BoxTitles(SphinxPostTransform):
    """Turn the title of each box into ``Theorem 2 (Title)``."""

    default_priority = 400

    def run(self, **_kwargs: Any) -> None:
        """Make every box's title; a box without one gets it."""
        kinds, numbers = kinds_of(self.config), shown_numbers(self.env)
        for node in find_nodes(self.document, (rigor_box, rigor_because)):
            if isinstance(node, rigor_because):
                word = nodes.inline("", str(_("Because: ")), classes=["rigor-because-word"])
                node.insert(0, word)
            else:
                number = node["rigor_number"]
                place = (node["rigor_docname"], node["rigor_kind"], number)
                kind = kinds.get(node["rigor_kind"], KINDS["remark"])
                give_title(node, head(kind, numbers.get(place, number)))


def give_title(box: nodes.Element, words: str) -> None:
    """Rebuild the title of a box; one without gets it."""
    if not has_title(box):
        box.insert(0, rigor_title("", ""))
        box[0].source, box[0].line = box.source, box.line
    title = box.next_node(rigor_title)
    if title is not None:
        compose(title, words)


def compose(title: nodes.Element, words: str) -> None:
    """Rebuild a title: the kind and number, then the author's title in parentheses."""
    name = title.children
    title.children = []
    title += nodes.inline("", words, classes=["rigor-head"])
    if name:
        title += nodes.Text(str(_(" (")))
        title += nodes.inline("", "", *name, classes=["rigor-name"])
        title += nodes.Text(str(_(")")))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(BoxTitles)
