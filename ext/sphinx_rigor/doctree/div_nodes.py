"""The nodes of legacy divs and how HTML shows them; other writers know their parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.text import TextTranslator


class rigor_div(nodes.container):  # noqa: N801 - docutils names nodes in lower case
    """A div or details element of the author's; its name and style as written."""


class rigor_summary(nodes.paragraph):  # noqa: N801
    """The summary of a details element, an ordinary paragraph outside of HTML."""


class rigor_line(nodes.inline):  # noqa: N801
    """What stood in a div on one line; it becomes a paragraph of its own."""


def visit_div_html(self: HTML5Translator, node: rigor_div) -> None:
    """Open a div; an EPUB reader may not be able to open details."""
    tag = node["element"] if self.builder.name != "epub" else "div"
    attributes = {"style": node["style"]} if "style" in node else {}
    if node.get("hidden"):
        attributes["hidden"] = "hidden"
    if tag == "details" and node.get("open"):
        attributes["open"] = "open"
    self.body.append(self.starttag(node, tag, **attributes))
    self.context.append(f"</{tag}>\n")


def depart_html(self: HTML5Translator, _node: nodes.Element) -> None:
    """Close what was opened."""
    self.body.append(self.context.pop())


def visit_summary_html(self: HTML5Translator, node: rigor_summary) -> None:
    """Open the summary, the handle of details, where it is the first thing in them."""
    handle = node.parent.index(node) == 0 and self.builder.name != "epub"
    tag = "summary" if handle else "p"
    self.body.append(self.starttag(node, tag, ""))
    self.context.append(f"</{tag}>\n")


def visit_div_text(self: TextTranslator, node: rigor_div) -> None:
    """Indent what details hold below their summary; other divs are not seen."""
    self.new_state(3 if node["element"] == "details" else 0)


def depart_div_text(self: TextTranslator, _node: rigor_div) -> None:
    """Close a div."""
    self.end_state(wrap=False)


def visit_summary_text(self: TextTranslator, node: rigor_summary) -> None:
    """Let the summary stand out, where it is the first thing in details."""
    self.new_state(-3 if is_handle(node) else 0)


def depart_summary_text(self: TextTranslator, _node: rigor_summary) -> None:
    """Close the summary."""
    self.end_state()


def is_handle(node: rigor_summary) -> bool:
    """Tell whether a summary is what opens its details."""
    parent = node.parent
    return (
        isinstance(parent, rigor_div) and parent["element"] == "details" and parent[0] is node
    )


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    app.add_node(
        rigor_div,
        html=(visit_div_html, depart_html),
        text=(visit_div_text, depart_div_text),
    )
    app.add_node(
        rigor_summary,
        html=(visit_summary_html, depart_html),
        text=(visit_summary_text, depart_summary_text),
    )
    app.add_node(rigor_line)
