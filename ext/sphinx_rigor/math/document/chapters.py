"""Put the chapter before the numbers of equations where the site numbers by chapter.

Sphinx does so with ``numfig`` and ``math_numfig``, but counts a formula of several rows once,
and asks LaTeX to count again. The outline of each document is noted when it is read; the
numbers follow on every build, since an edit of a table of contents moves those of documents
that stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.doctree.guard import watched_handler
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.places import forget_places, stored_equations
from sphinx_rigor.math.read.chapters import Stretch, by_chapter, by_parts
from sphinx_rigor.math.read.numbers import Equation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def counts_by_chapter(config: Config) -> bool:
    """Tell whether equations have the number of their chapter."""
    return bool(config.numfig and config.math_numfig and config.rigor_math != "off")


@watched_handler
def note_outline(app: Sphinx, document: nodes.document) -> None:
    """Note which equations and tables of contents stand in which section of a document."""
    if counts_by_chapter(app.config):
        data = app.env.domains["rigor"].data
        data["outlines"][app.env.docname] = tuple(outline(document))


def outline(document: nodes.document) -> Iterator[Stretch]:
    """Yield what stands in the sections of a document, in its order."""
    kinds: Any = (nodes.math_block, addnodes.toctree)
    for node in find_nodes(document, kinds):
        equations = [each for each in node.get("rigor_equations", ()) if each]
        serials = tuple(each.serial for each in equations if each.serial)
        entries = tuple(str(name) for _title, name in node.get("entries", ()))
        if serials or entries:
            yield Stretch(anchors_of(node), serials, entries)


def anchors_of(node: nodes.Element) -> tuple[str, ...]:
    """Return the anchors of the sections around a node, the outermost first."""
    found: list[str] = []
    while (node := node.parent) is not None:
        if isinstance(node, nodes.section) and node["ids"]:
            found.append(f"#{node['ids'][0]}")
    return tuple(reversed(found))


def number_chapters(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give the equations of all documents the numbers that readers see."""
    if not counts_by_chapter(app.config):
        return []
    config, equations = app.config, stored_equations(env)
    outlines = env.domains["rigor"].data["outlines"]
    depth = config.numfig_secnum_depth
    found = by_chapter(outlines, config.root_doc, env.toc_secnumbers, depth)
    for docname, each in equations.items():
        numbers = found.get(docname, {})
        equations[docname] = tuple(
            numbered(equation, numbers.get(equation.serial), config.math_numsep)
            for equation in each
        )
    forget_places(env)
    return []


def numbered(equation: Equation, number: tuple[int, ...] | None, separator: str) -> Equation:
    """Return an equation with its number in the book, that of its document where none is."""
    if not equation.serial:
        return equation
    parts = number or (equation.serial,)
    return replace(equation, number=by_parts(parts, separator), parts=parts)


def setup(app: Sphinx) -> None:
    """Note outlines late, when other extensions have put in their tables of contents."""
    app.connect("doctree-read", note_outline, priority=950)
    app.connect("env-get-updated", number_chapters, priority=600)
