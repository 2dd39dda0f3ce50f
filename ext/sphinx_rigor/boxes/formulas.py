"""``formula-explanation`` and ``formula-step``: formulas, each with its name and meaning.

A formula-step makes this tree, in the order in which it is read aloud::

    rigor_formula
        paragraph "step-label"        (only where the author gave one)
        container "rigor-explained-body"
            …content up to the last display formula
        container "step-explanation"  (what comes after that formula, if anything)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_rigor.boxes.depth import content_of
from sphinx_rigor.doctree.guard import WatchedDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class rigor_formula(nodes.container):  # noqa: N801 - docutils names nodes in lower case
    """A formula with its label and explanation."""


class ExplanationDirective(WatchedDirective):
    """Several formulas that are explained together; the title is optional."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Return a container of what stands in it."""
        box = nodes.container(classes=["formula-explanation", *self.options.get("class", [])])
        self.set_source_info(box)
        messages: list[nodes.Node] = []
        if self.arguments:
            children, found = self.parse_inline(self.arguments[0], lineno=self.lineno)
            messages += found
            box += nodes.rubric(self.arguments[0], "", *children)
            self.set_source_info(box[0])
        box += content_of(self)
        return [box, *messages]


class FormulaDirective(WatchedDirective):
    """One formula with a label, and what it means."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Put the formula and its explanation apart, so that they can stand side by side."""
        classes = ["formula-step", "rigor-explained", *self.options.get("class", [])]
        formula = rigor_formula(classes=classes)
        self.set_source_info(formula)
        messages = self.add_label(formula) if self.arguments else []
        content = content_of(self)
        end = after_last_formula(content)
        formula += nodes.container("", *content[:end], classes=["rigor-explained-body"])
        if content[end:]:
            formula += nodes.container("", *content[end:], classes=["step-explanation"])
        return [formula, *messages]

    def add_label(self, formula: rigor_formula) -> list[nodes.system_message]:
        """Put the label, in bold, before the formula."""
        text = self.arguments[0]
        children, messages = self.parse_inline(text, lineno=self.lineno)
        label = nodes.paragraph(text, "", nodes.strong("", "", *children))
        label["classes"].append("step-label")
        label["ids"] = [f"rigor-formula-{self.env.new_serialno('rigor-formula') + 1}"]
        self.set_source_info(label)
        formula += label
        return messages


def after_last_formula(content: list[nodes.Node]) -> int:
    """Return where the last display formula ends; the whole length where there is none."""
    places = [n for n, node in enumerate(content, 1) if isinstance(node, nodes.math_block)]
    return max(places, default=len(content))


def visit_formula_html(self: HTML5Translator, node: rigor_formula) -> None:
    """Open a group that its label names."""
    first = node.next_node(nodes.Element)
    ids = first["ids"] if first is not None and "step-label" in first["classes"] else []
    label = {"aria-labelledby": ids[0]} if ids else {}
    self.body.append(self.starttag(node, "div", role="group", **label))


def depart_formula_html(self: HTML5Translator, _node: rigor_formula) -> None:
    """Close the group."""
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(rigor_formula, html=(visit_formula_html, depart_formula_html))
