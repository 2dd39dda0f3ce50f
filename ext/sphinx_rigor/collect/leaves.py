"""Make records of what stands in a document without enclosing anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.collect.equations import equations
from sphinx_rigor.collect.seen import is_visible
from sphinx_rigor.doctree.tree import ByClass, text_of
from sphinx_rigor.records import CodeBlock, Formula, Image, Link, Spot

COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
"""A comment of LaTeX; ``\\%`` is a percent sign."""

BIBLIOGRAPHIES = frozenset({"citation", "cite"})
"""The domains of Sphinx and of sphinxcontrib-bibtex that know entries of bibliographies."""


def latex(node: nodes.Element) -> str:
    """Return the LaTeX of a formula without comments, white space folded."""
    return folded(text_of(node))


def folded(source: str) -> str:
    """Return LaTeX without comments, white space folded."""
    bare = COMMENT.sub(r"\1", source) if "%" in source else source
    return " ".join(bare.split())


def display(node: nodes.Element, spot: Spot, block: int) -> Formula:
    """Return a display formula."""
    rows = tuple(each for row in equations(text_of(node)) if (each := folded(row)))
    kept = rows if len(rows) > 1 else ()
    return Formula(*spot, latex(node), display=True, block=block, rows=kept)


def inline(node: nodes.Element, spot: Spot, block: int) -> Formula:
    """Return a formula in running text."""
    return Formula(*spot, latex(node), display=False, block=block)


def code(node: nodes.Element, spot: Spot, block: int) -> CodeBlock:
    """Return a literal block; ``default`` and ``none`` are no languages."""
    language = str(node.get("language", ""))
    named = "" if language in {"default", "none"} else language
    return CodeBlock(*spot, named, node.astext().rstrip("\n").count("\n") + 1, block)


def session(node: nodes.Element, spot: Spot, block: int) -> CodeBlock:
    """Return a doctest block of reStructuredText, a session of Python's prompt."""
    return CodeBlock(*spot, "pycon", node.astext().count("\n") + 1, block)


def image(node: nodes.Element, spot: Spot, block: int) -> Image:
    """Return a picture."""
    return Image(*spot, str(node.get("uri", "")), block)


def link(node: nodes.Element, spot: Spot, block: int) -> Link:
    """Return a link; one within the site by the name it was written with."""
    target = node.get("refuri") or node.get("reftarget") or node.get("refid") or ""
    if inner := node.get("reftargetid"):
        target = f"{target}#{inner}"
    shown = is_visible(text_of(node)) or any(True for _ in node.findall(nodes.image))
    implicit = isinstance(node, addnodes.pending_xref)
    return Link(*spot, str(target), block, shown or implicit)


def is_citation(node: nodes.Element) -> bool:
    """Tell whether a node refers to a note or to an entry of a bibliography."""
    if isinstance(node, addnodes.pending_xref):
        return node.get("refdomain") in BIBLIOGRAPHIES
    return isinstance(node, nodes.footnote_reference | nodes.citation_reference)


CITING = (addnodes.pending_xref, nodes.footnote_reference, nodes.citation_reference)
"""Nodes that may be a citation."""


class Making(NamedTuple):
    """Which record nodes of a class become, in which of the facts it is kept."""

    kept: str
    make: Callable[[Any, Spot, int], Any] | None
    cites: bool


MAKERS: tuple[tuple[type[nodes.Element], str, Callable[[Any, Spot, int], Any]], ...] = (
    (nodes.math_block, "formulas", display),
    (nodes.math, "formulas", inline),
    (nodes.literal_block, "code", code),
    (nodes.doctest_block, "code", session),
    (nodes.image, "images", image),
    (nodes.reference, "links", link),
    (addnodes.pending_xref, "links", link),
)
"""Which node becomes which record, and in which of the facts it is kept."""


def asked_making(cls: type[nodes.Node]) -> Making | None:
    """Return what nodes of a class become, None for the many that become nothing."""
    cites = issubclass(cls, CITING)
    for made, kept, make in MAKERS:
        if issubclass(cls, made):
            return Making(kept, make, cites)
    return Making("", None, cites) if cites else None


MAKINGS = ByClass(asked_making)

OPAQUE = (nodes.math, nodes.math_block, nodes.literal_block, nodes.doctest_block)
"""Nodes whose text is no text of the document."""
