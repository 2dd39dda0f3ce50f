r"""Resolve references to equations: the role ``eq``, and ``\eqref`` inside of formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import math_reference
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.equations import Place, find_place
from sphinx_rigor.math.render.renderer import shown_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def places_of(env: BuildEnvironment) -> dict[str, tuple[Place, ...]]:
    """Return the labels of equations by document."""
    return cast("dict[str, tuple[Place, ...]]", env.domains["rigor"].data["equations"])


def reference_text(env: BuildEnvironment, place: Place) -> str:
    """Return what a reference says, in the form of ``math_eqref_format``."""
    wanted = env.config.math_eqref_format
    if place.equation.bare or not wanted:
        return shown_number(place.equation)
    return str(wanted).replace("{number}", place.equation.number)


class ResolveEquations(SphinxPostTransform):
    """Resolve ``eq`` before Sphinx does, which knows one number a formula."""

    default_priority = 4

    def run(self, **_kwargs: Any) -> None:
        """Resolve what this document refers to."""
        for node in find_nodes(self.document, addnodes.pending_xref):
            if node.get("refdomain") == "math":
                docname = str(node.get("refdoc") or self.env.docname)
                place = find_place(places_of(self.env), docname, str(node["reftarget"]))
                if place:
                    node.replace_self(self.reference(docname, place))

    def reference(self, docname: str, place: Place) -> nodes.Element:
        """Return the link, in LaTeX one that LaTeX resolves."""
        builder = builder_of(self.env)
        if builder.format == "latex":
            return math_reference("", "", docname=place.docname, target=place.label)
        text = nodes.inline("", "", *words(reference_text(self.env, place)))
        return make_refnode(builder, docname, place.docname, place.equation.node_id, text)


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder at work.

    Before Sphinx 9 an environment has its application as ``app``; from then on that name
    warns, and goes with Sphinx 11 (https://github.com/sphinx-doc/sphinx/issues/13072).
    """
    held = vars(env)
    return cast("Builder", held["_app" if "_app" in held else "app"].builder)


def words(text: str) -> Iterator[nodes.Node]:
    """Yield LaTeX text as nodes: what stands between dollars is a formula."""
    for index, part in enumerate(text.split("$")):
        if part:
            yield nodes.math(part, part) if index % 2 else nodes.Text(part)


def setup(app: Sphinx) -> None:
    """Register the resolving."""
    app.add_post_transform(ResolveEquations)
