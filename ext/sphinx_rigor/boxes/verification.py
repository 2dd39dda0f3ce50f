"""The box of executable checks, which says what it recomputes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.locale import get_translation

from sphinx_rigor.boxes.directive import BoxDirective, has_title
from sphinx_rigor.boxes.node import rigor_of

_ = get_translation("sphinx_rigor")
COMMA = re.compile("[,，、]")


class VerificationDirective(BoxDirective):
    """A box with the option ``:of:``, labels of derivations and theorems."""

    option_spec: ClassVar = {**BoxDirective.option_spec, "of": directives.unchanged_required}

    def make_box(
        self, kind_name: str, title: str | None, classes: list[str]
    ) -> list[nodes.Node]:
        """Return the box; links to what it recomputes stand first in it."""
        box, *messages = super().make_box(kind_name, title, classes)
        labels = labels_in(self.options.get("of", ""))
        if labels and isinstance(box, nodes.Element):
            box["rigor_of"] = labels
            box.insert(int(has_title(box)), self.links(labels))
        return [box, *messages]

    def links(self, labels: Sequence[str]) -> rigor_of:
        """Return the line that says what is recomputed."""
        found = rigor_of("", str(_("Recomputes: ")), classes=["rigor-of"])
        self.set_source_info(found)
        pieces = ((nodes.Text(str(_(", "))), self.link(each)) for each in labels)
        found += list(chain.from_iterable(pieces))[1:]
        return found

    def link(self, label: str) -> addnodes.pending_xref:
        """Return a link to a box; the rules say which labels nothing has."""
        link = addnodes.pending_xref(
            "",
            nodes.inline(label, label),
            refdomain="rigor",
            reftype="ref",
            reftarget=label,
            refexplicit=False,
            refwarn=False,
            refdoc=self.env.docname,
        )
        self.set_source_info(link)
        return link


def labels_in(text: str) -> list[str]:
    """Return the labels between commas, each once."""
    return list(dict.fromkeys(split(text)))


def split(text: str) -> Iterator[str]:
    """Yield what stands between commas."""
    for each in COMMA.split(text):
        if label := " ".join(each.split()):
            yield label
