r"""Resolve references to equations: ``eq``, ``math:numref``, ``any`` and links of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import math_reference
from sphinx.locale import __ as sphinx_message
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.doctree.dollars import as_nodes
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.places import (
    Place,
    find_place,
    is_left_out,
)
from sphinx_rigor.math.render.renderer import shown_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)
NUMBER = "{number}"


def reference_text(
    env: BuildEnvironment, place: Place, location: nodes.Node | None = None
) -> str:
    """Return what a reference says, in the form of ``math_eqref_format``.

    A form that asks for anything but the number is no form; at a reference of its own, not
    one in a formula, Sphinx's words say so.
    """
    wanted = env.config.math_eqref_format
    if place.equation.bare or not wanted:
        return shown_number(place.equation)
    try:
        return str(wanted).format(number=place.equation.number)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        if location is not None:
            text = sphinx_message("Invalid math_eqref_format: %r")
            logger.warning(text, error, location=location)
        return shown_number(place.equation)


class ResolveEquations(SphinxPostTransform):
    """Resolve references before Sphinx does, which knows one number a formula."""

    default_priority = 4

    def run(self, **_kwargs: Any) -> None:
        """Resolve what this document refers to."""
        for node in find_nodes(self.document, addnodes.pending_xref):
            target = str(node["reftarget"])
            if node.get("refdomain") == "math" or is_free(self.env, node, target):
                docname = str(node.get("refdoc") or self.env.docname)
                if place := find_place(self.env, docname, target):
                    node.replace_self(self.reference(node, docname, place))

    def reference(
        self, node: addnodes.pending_xref, docname: str, place: Place
    ) -> list[nodes.Node]:
        """Return the link, in LaTeX one that LaTeX resolves."""
        builder = builder_of(self.env)
        own = own_words(node, place) if node.get("refdomain") != "math" else []
        words = own or list(as_nodes(reference_text(self.env, place, node)))
        if is_left_out(self.env, place):
            return words
        if builder.format == "latex":
            return latex_link(place, own)
        text = nodes.inline("", "", *words)
        equation = place.equation
        link = make_refnode(builder, docname, place.docname, equation.node_id, text)
        if "reftitle" in node:
            link["reftitle"] = node["reftitle"]
        return [link]


def is_free(env: BuildEnvironment, node: addnodes.pending_xref, target: str) -> bool:
    """Tell whether a reference to anything can only mean an equation."""
    if node["reftype"] not in {"any", "myst"} or node.get("refdomain"):
        return False
    domains = env.config["myst_ref_domains"] if node["reftype"] == "myst" else None
    if domains is not None and "math" not in domains:
        return False
    std = env.domains.standard_domain
    boxes: Any = env.domains["rigor"]
    name = target.lower()
    known = name in std.labels or (bool(node.get("refexplicit")) and name in std.anonlabels)
    return not known and target not in env.found_docs and not boxes.names.find(target)


def own_words(node: addnodes.pending_xref, place: Place) -> list[nodes.Node]:
    """Return the author's words of a link, with the number where they ask for it."""
    if not node.get("refexplicit") or not node.astext().strip():
        return []
    copied = node.deepcopy()
    for text in list(copied.findall(nodes.Text)):
        if NUMBER in text:
            filled = text.replace(NUMBER, place.equation.number)
            text.parent.replace(text, list(as_nodes(filled)))
    return list(copied.children)


def latex_link(place: Place, own: list[nodes.Node]) -> list[nodes.Node]:
    """Return a link in LaTeX: its number, or the author's own words."""
    label = place.equation.labels[0]
    if not own and place.equation.bare:
        return [nodes.raw("", f"\\ref{{equation:{place.docname}:{label}}}", format="latex")]
    if not own:
        return [math_reference("", "", docname=place.docname, target=label)]
    opened = f"\\hyperref[equation:{place.docname}:{label}]{{"
    return [
        nodes.raw("", opened, format="latex"),
        *own,
        nodes.raw("", "}", format="latex"),
    ]


def setup(app: Sphinx) -> None:
    """Register the resolving."""
    app.add_post_transform(ResolveEquations)
