"""Write formulas in the titles that a search lists as plain text.

Sphinx keeps titles for its index with the LaTeX of their formulas, and shows them as they are.
The words by which they are found stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.document.config import site_macros
from sphinx_rigor.math.render.linear import linear_source

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SOURCE = frozenset("\\^_{")
"""What a formula has where its text differs from its source."""


def write_plain(app: Sphinx) -> Iterable[Any]:
    """Rewrite the titles that the index has so far; no page comes of it."""
    indexer = getattr(app.builder, "indexer", None) if app.config.rigor_search else None
    pages: dict[str, str | None] = getattr(indexer, "_titles", {})
    titles: dict[str, list[tuple[str, str | None]]] = getattr(indexer, "_all_titles", {})
    converter = Converter(site_macros(app.config))
    for docname in app.env.found_docs.intersection(titles):
        told = titles[docname]
        if any(SOURCE.intersection(title) for title, _place in told):
            plain = plain_titles(app.env.get_doctree(docname), converter)
            titles[docname] = [(plain.get(title, title), place) for title, place in told]
            page = pages.get(docname)
            pages[docname] = plain.get(page, page) if page else page
    return ()


def plain_titles(doctree: nodes.document, converter: Converter) -> dict[str, str]:
    """Return each title with formulas, and what it is in plain text."""
    found = {}
    for title in find_nodes(doctree, nodes.title):
        copy = title.deepcopy()
        formulas = list(copy.findall(nodes.math))
        for formula in formulas:
            formula.replace_self(nodes.Text(linear_source(formula.astext(), converter)))
        if formulas:
            found[title.astext()] = copy.astext()
    return found


def setup(app: Sphinx) -> None:
    """Rewrite them once all pages are indexed, before the index is written."""
    app.connect("html-collect-pages", write_plain)
