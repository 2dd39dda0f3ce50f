"""The nodes of boxes and steps, and how HTML shows them.

Every node derives from one that all writers know, so a builder without a visitor of
ours still gets it right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.doctree.labels import inline_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.text import TextTranslator

_ = get_translation("sphinx_rigor")
INDENT = 3
"""Columns by which plain text indents what a box holds."""


class rigor_box(nodes.admonition):  # noqa: N801 - docutils names nodes in lower case
    """A box; its first child is its title once the titles are made.

    Attributes: ``rigor_kind``, ``rigor_title`` (the title's text), ``rigor_number``
    (``""`` where it has none), ``rigor_end`` (its last source line), ``rigor_label``,
    ``rigor_family``, ``rigor_of`` (labels), ``rigor_empty``, ``collapsible`` (``"open"``
    or ``"closed"``).
    """


class rigor_title(nodes.title):  # noqa: N801
    """The title of a box."""


class rigor_of(nodes.paragraph):  # noqa: N801
    """What a verification recomputes: words of ours, not of the author."""


class rigor_steps(nodes.enumerated_list):  # noqa: N801
    """The steps of a derivation."""


class rigor_step(nodes.list_item):  # noqa: N801
    """One step; it has a kind, a number and maybe a label, as a box has."""


class rigor_step_title(nodes.paragraph):  # noqa: N801
    """What a step does, in bold."""


class rigor_because(nodes.paragraph):  # noqa: N801
    """Why a step may be done; pages show it beside the step."""


def title_of(node: nodes.Element) -> str:
    """Return the text of the title that a box or step begins with, as it is now."""
    titled = node.children and isinstance(node[0], rigor_title | rigor_step_title)
    return inline_text(node[0]).strip() if titled else ""


def collapses(self: HTML5Translator, box: nodes.Element) -> bool:
    """Tell whether a box opens and closes here: readers of EPUB cannot be relied on."""
    return "collapsible" in box and self.builder.name != "epub"


LISTS = nodes.bullet_list | nodes.enumerated_list | nodes.list_item


def mark_end(box: nodes.Element) -> None:
    """Mark the last line of a proof, of text or a formula: its end is shown there."""
    last: nodes.Node = box
    while isinstance(last, rigor_box | LISTS) and last.children:
        last = last.children[-1]
        if last is not box and isinstance(last, rigor_box | rigor_steps):
            return
    if isinstance(last, nodes.paragraph):
        last["classes"].append("rigor-end")
    elif not (isinstance(last, nodes.math_block) and last.parent is box):
        return
    box["classes"].append("rigor-ended")


def visit_box_html(self: HTML5Translator, node: rigor_box) -> None:
    """Open a box."""
    if node["rigor_family"] == "proof":
        mark_end(node)
    tag = "details" if collapses(self, node) else "div"
    attributes: dict[str, Any] = {"role": "group"} if tag == "div" else {}
    if tag == "details" and node["collapsible"] == "open":
        attributes["open"] = "open"
    self.body.append(self.starttag(node, tag, **attributes))
    self.context.append(f"</{tag}>\n")


def depart_box_html(self: HTML5Translator, _node: rigor_box) -> None:
    """Close a box."""
    self.body.append(self.context.pop())


def visit_title_html(self: HTML5Translator, node: rigor_title) -> None:
    """Open the title of a box, the handle of one that collapses."""
    tag = "summary" if collapses(self, node.parent) else "p"
    self.body.append(self.starttag(node, tag, "", CLASS="rigor-title"))
    self.context.append(f"</{tag}>\n")


def depart_title_html(self: HTML5Translator, node: rigor_title) -> None:
    """Close the title of a box, with a link to the box."""
    if self.config.html_permalinks and self.builder.add_permalinks and node.parent["ids"]:
        self.add_permalink_ref(node.parent, str(_("Link to this box")))
    self.body.append(self.context.pop())


def visit_steps_html(self: HTML5Translator, node: rigor_steps) -> None:
    """Open the list; its role survives the style that takes its markers away.

    https://developer.mozilla.org/docs/Web/CSS/list-style#accessibility
    """
    start = {"start": node["start"]} if "start" in node else {}
    self.body.append(self.starttag(node, "ol", role="list", **start))


def depart_steps_html(self: HTML5Translator, _node: rigor_steps) -> None:
    """Close the list."""
    self.body.append("</ol>\n")


def visit_step_title_html(self: HTML5Translator, node: rigor_step_title) -> None:
    """Open the title of a step."""
    self.body.append(self.starttag(node, "p", "", CLASS="rigor-step-title"))


def depart_step_title_html(self: HTML5Translator, node: rigor_step_title) -> None:
    """Close the title of a step, with a link to the step."""
    if self.config.html_permalinks and self.builder.add_permalinks and node.parent["ids"]:
        self.add_permalink_ref(node.parent, str(_("Link to this step")))
    self.body.append("</p>\n")


def visit_box_text(self: TextTranslator, _node: rigor_box) -> None:
    """Open a box: below its title all is indented, so that one sees where it ends."""
    self.new_state(INDENT)


def depart_box_text(self: TextTranslator, _node: rigor_box) -> None:
    """Close a box."""
    self.end_state(wrap=False)


def visit_title_text(self: TextTranslator, _node: rigor_title) -> None:
    """Open the title, which stands out."""
    self.new_state(-INDENT)


def depart_title_text(self: TextTranslator, _node: rigor_title) -> None:
    """Close the title."""
    self.end_state()


def setup(app: Sphinx) -> None:
    """Register the nodes; never by builder name, which would hide other handlers."""
    app.add_node(
        rigor_box,
        html=(visit_box_html, depart_box_html),
        text=(visit_box_text, depart_box_text),
    )
    app.add_node(
        rigor_title,
        html=(visit_title_html, depart_title_html),
        text=(visit_title_text, depart_title_text),
    )
    app.add_node(rigor_steps, html=(visit_steps_html, depart_steps_html))
    app.add_node(rigor_step_title, html=(visit_step_title_html, depart_step_title_html))
    app.add_node(rigor_because)
    app.add_node(rigor_of)
    app.add_node(rigor_step)
