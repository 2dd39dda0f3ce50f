r"""Prepare formulas for a renderer that is not ours: MathJax, pictures.

Sphinx shows one number a formula, the one that its own tables have; rows that have numbers
of their own get them as tags. References in formulas are written out, since MathJax knows
no equation of another page and no number that Sphinx gave.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.math.document.config import NAME
from sphinx_rigor.math.document.equations import formulas_of
from sphinx_rigor.math.read.display import Display, read_display
from sphinx_rigor.math.read.numbers import Equation
from sphinx_rigor.math.read.tex import REFERENCE
from sphinx_rigor.math.write.environments import environment_of, tag_of
from sphinx_rigor.math.write.html import target_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
MATHJAX = "mathjax"
DISPLAYED = "displaymath"
"""The name under which Sphinx keeps the numbers of equations."""


def renderer_of(app: Sphinx) -> str:
    """Return the name of the renderer that is not ours, nothing where ours is at work."""
    if app.builder.format != "html" or app.config.rigor_math == "off":
        return ""
    name = str(app.builder.math_renderer_name)  # type: ignore[attr-defined]
    return "" if name == NAME else name


def prepare_page(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Prepare the formulas of a page."""
    renderer = renderer_of(app)
    if not renderer:
        return
    for docname, node in formulas_of(doctree, page):
        source = with_references(app, node.astext(), (docname, page))
        if isinstance(node, nodes.math_block):
            equations = node.get("rigor_equations", ())
            source = prepare_block(app, node, equations, source)
            note_number(app, docname, equations)
        if source != node.astext():
            node.children = [nodes.Text(source)]


def with_references(app: Sphinx, source: str, where: tuple[str, str]) -> str:
    """Return a formula with its references written out, as links where MathJax makes them."""

    def written(match: re.Match[str]) -> str:
        target = target_of(app, *where, match[2].strip())
        if target is None:
            return match[0]
        text = f"\\text{{{target.said(match[1])}}}"
        linked = target.address and renderer_of(app) == MATHJAX
        return f"\\href{{{target.address}}}{{{text}}}" if linked else text

    return REFERENCE.sub(written, source) if "ref" in source else source


def prepare_block(
    app: Sphinx,
    node: nodes.math_block,
    equations: tuple[Equation | None, ...],
    source: str,
) -> str:
    """Give a display its ids and its numbers; return its source."""
    found = [each for each in equations if each]
    if not found:
        return source
    node["ids"] = list(dict.fromkeys((*(each.node_id for each in found), *node["ids"])))
    displays = read_display(source)
    if len(equations) == 1 and (found[0].serial == 0 or is_beside(app, node, displays[0])):
        node["number"] = found[0].number if found[0].serial else None
        return LABEL.sub("", source)
    node["number"] = None
    node["nowrap"] = node["no-wrap"] = True
    return tagged(displays, equations, app.config.mathjax_inline)


def is_beside(app: Sphinx, node: nodes.math_block, display: Display) -> bool:
    """Tell whether the renderer shows the one number of a formula beside it."""
    if not node.get("no-wrap", node.get("nowrap", False)):
        return not display.name
    if renderer_of(app) != MATHJAX:
        return True
    visit = app.registry.html_block_math_renderers[MATHJAX][0]
    return "amsmath" in node["classes"] and visit.__module__.startswith("myst_parser")


def tagged(
    displays: tuple[Display, ...], equations: tuple[Equation | None, ...], inline: list[str]
) -> str:
    """Return displays as environments with tags, their definitions before them."""
    written, first = [], 0
    for display in displays:
        last = first + len(display.rows)
        if display.before.strip():
            written.append(inline[0] + display.before.strip() + inline[1])
        tags = [tag_of(each) for each in equations[first:last]]
        written.append(environment_of(display, tags))
        first = last
    return "\n".join(written)


def note_number(app: Sphinx, docname: str, equations: tuple[Equation | None, ...]) -> None:
    """Put the numbers by chapter where Sphinx's renderers look for them.

    The environment has been stored by now: what Sphinx compares on the next build is its own.
    """
    chapters: dict[str, Any] = app.env.toc_fignumbers
    for each in equations:
        if each and each.parts:
            kinds = chapters.setdefault(docname, {})
            kinds.setdefault(DISPLAYED, {})[each.node_id] = each.parts


def setup(app: Sphinx) -> None:
    """Register the preparation, once references are resolved."""
    app.connect("doctree-resolved", prepare_page, priority=900)
