"""The nodes of legacy divs and how HTML shows them; other writers know their parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


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


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    app.add_node(rigor_div, html=(visit_div_html, depart_html))
    app.add_node(rigor_summary, html=(visit_summary_html, depart_html))
    app.add_node(rigor_line)
