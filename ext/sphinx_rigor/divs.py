"""Show legacy divs: the directives and the role that :mod:`legacy` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_rigor.boxes.directive import BoxDirective
from sphinx_rigor.boxes.node import rigor_steps
from sphinx_rigor.boxes.steps import StepDirective, gather_steps
from sphinx_rigor.legacy import box_kind, rewrite
from sphinx_rigor.raw_html import BalanceHtml
from sphinx_rigor.tags import read_attributes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

MARKDOWN = (".md", ".markdown", ".myst")


class rigor_div(nodes.container):  # noqa: N801 - docutils names nodes in lower case
    """A div or details element of the author's; ``element`` and ``style`` as written."""


class rigor_summary(nodes.paragraph):  # noqa: N801
    """The summary of a details element, an ordinary paragraph outside of HTML."""


class rigor_line(nodes.inline):  # noqa: N801
    """What stood in a div on one line; it becomes a paragraph of its own."""


class DivDirective(BoxDirective):
    """A legacy div: a box where its class names one, a container otherwise.

    It has no options, so content that begins with a colon stays content.
    """

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Make what the classes ask for."""
        written, _, text = (self.arguments or [">"])[0].partition(">")
        attributes = read_attributes(written)
        classes = attributes.get("class", "").split()
        if text:
            self.content.insert(0, self.content.__class__([text], self.content.source(0)))
        if "step" in classes:
            return StepDirective.make_step(self, None, classes)  # type: ignore[arg-type]
        if kind := box_kind(classes, tuple(self.config.rigor_kinds)):
            self.options = {"nonumber": None}
            return self.make_box(kind, None, classes)
        return [self.make_div(attributes, classes)]

    def make_div(self, attributes: dict[str, str], classes: list[str]) -> rigor_div:
        """Return a container that keeps classes, id and style."""
        div = rigor_div(classes=classes, element=self.name.rpartition(":")[2])
        self.set_source_info(div)
        div["rigor_end"] = self.lineno + self.block_text.rstrip("\n").count("\n")
        if style := attributes.get("style"):
            div["style"] = style
        if (name := attributes.get("id")) and name not in self.state.document.ids:
            div["ids"] = [name]
            self.state.document.ids[name] = div
        if "open" in attributes:
            div["open"] = True
        div += gather_steps(self.parse_content_to_nodes())
        return div
