"""Show legacy divs: the directives and the role that ``source.rewriting`` writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxRole

from sphinx_rigor.boxes.depth import content_of
from sphinx_rigor.boxes.node import rigor_steps
from sphinx_rigor.boxes.steps import StepDirective, gather_steps
from sphinx_rigor.doctree.div_nodes import rigor_div, rigor_line, rigor_summary
from sphinx_rigor.doctree.guard import watched
from sphinx_rigor.source import box_kind, read_attributes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class DivDirective(StepDirective):
    """A legacy div: a box where its class names one, a container otherwise.

    It has no options, so content that begins with a colon stays content.
    """

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Make what the classes ask for."""
        written, _, text = (self.arguments or [">"])[0].partition(">")
        attributes = read_attributes(written)
        classes = attributes.get("class", "").split()
        if self.name.endswith("details"):
            return [self.make_details(attributes, classes, text)]
        if text:
            self.prepend(text)
        if "step" in classes:
            return self.make_step(None, classes)
        if kind := box_kind(classes, tuple(self.config.rigor_kinds)):
            self.options = {"nonumber": None}
            return self.make_box(kind, None, classes)
        return [self.make_div(attributes, classes)]

    def prepend(self, text: str) -> None:
        """Put the text beside the opening tag before the content, on its own line."""
        gap = max(self.content_offset - self.lineno, 0)
        source = self.get_source_info()[0]
        self.content = StringList([text, *[""] * gap, *self.content], source)
        self.content_offset = self.lineno - 1

    def make_details(
        self, attributes: Mapping[str, str], classes: list[str], summary: str
    ) -> rigor_div:
        """Return a details element; its summary stood beside the opening tag."""
        div = self.make_div(attributes, classes)
        div["open"] = "open" in attributes
        if summary:
            children, _ = self.parse_inline(summary, lineno=self.lineno)
            div.insert(0, rigor_summary(summary, "", *children))
            self.set_source_info(div[0])
        return div

    def make_div(self, attributes: Mapping[str, str], classes: list[str]) -> rigor_div:
        """Return a container that keeps classes, id and style."""
        div = rigor_div(classes=classes, element=self.name.rpartition(":")[2])
        self.set_source_info(div)
        div["rigor_end"] = self.lineno + self.block_text.rstrip("\n").count("\n")
        if style := attributes.get("style"):
            div["style"] = style
        div["hidden"] = "hidden" in attributes
        keep_id(div, attributes, self.state.document)
        children = content_of(self)
        has_steps = any(isinstance(child, rigor_steps) for child in children)
        div += gather_steps(children) if has_steps else children
        return div


class LineRole(SphinxRole):
    """A div or summary that stood on one line: its classes or attributes, ``>``, its text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the line, or show what was written where that fails."""
        return watched(LineRole.parsed, as_written)(self)

    def parsed(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Parse the text as it would be parsed anywhere else."""
        written, _, text = self.text.partition(">")
        attributes = read_attributes(written) if "=" in written else {"class": written}
        memo: Any = self.inliner
        parent = nodes.inline()
        children, messages = self.inliner.parse(text, self.lineno, memo, parent)
        line = rigor_line(text, "", *children, classes=attributes.get("class", "").split())
        line["style"] = attributes.get("style", "")
        keep_id(line, attributes, self.inliner.document)
        self.set_source_info(line)
        return [line], messages


def keep_id(
    node: nodes.Element, attributes: Mapping[str, str], document: nodes.document
) -> None:
    """Give a node the id that its author gave it, where no other has it."""
    if (name := attributes.get("id")) and name not in document.ids:
        node["ids"] = [name]
        document.ids[name] = node


def as_written(role: LineRole) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Return what stands in the place of a line that could not be made."""
    return [nodes.literal(role.rawtext, role.rawtext)], []


def setup(app: Sphinx) -> None:
    """Register the legacy reading with Sphinx."""
    app.add_config_value("rigor_legacy_html", True, "env", (bool,))
    app.add_directive_to_domain("rigor", "div", DivDirective)
    app.add_directive_to_domain("rigor", "details", DivDirective)
    app.add_role_to_domain("rigor", "line", LineRole())
