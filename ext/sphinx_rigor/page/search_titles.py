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


class Titles:
    """The titles with formulas of the pages of one build, as plain text."""

    def __init__(self, app: Sphinx) -> None:
        """Note the titles of each page that is written, before its formulas are drawn."""
        self.plain: dict[str, dict[str, str]] = {}
        self.converter: Converter | None = None
        app.connect("doctree-resolved", self.on_resolved, priority=1)
        app.connect("html-collect-pages", self.write_plain)

    def on_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note the titles of a page."""
        if app.config.rigor_search and hasattr(app.builder, "indexer"):
            self.converter = self.converter or Converter(site_macros(app.config))
            self.plain[docname] = plain_titles(doctree, self.converter)

    def write_plain(self, app: Sphinx) -> Iterable[Any]:
        """Rewrite the titles that the index has so far; no page comes of it."""
        indexer = getattr(app.builder, "indexer", None)
        pages: dict[str, str | None] = getattr(indexer, "_titles", {})
        titles: dict[str, list[tuple[str, str | None]]] = getattr(indexer, "_all_titles", {})
        for docname, plain in self.plain.items():
            if plain and docname in titles:
                told = titles[docname]
                titles[docname] = [(plain.get(title, title), place) for title, place in told]
                page = pages.get(docname)
                pages[docname] = plain.get(page, page) if page else page
        self.plain = {}
        return ()


def plain_titles(doctree: nodes.document, converter: Converter) -> dict[str, str]:
    """Return each title with formulas, and what it is in plain text."""
    found = {}
    for title in find_nodes(doctree, nodes.title):
        if title.next_node(nodes.math) is not None:
            copy = title.deepcopy()
            for formula in list(copy.findall(nodes.math)):
                formula.replace_self(nodes.Text(linear_source(formula.astext(), converter)))
            found[title.astext()] = copy.astext()
    return found


def setup(app: Sphinx) -> None:
    """Rewrite them once all pages are indexed, before the index is written."""
    Titles(app)
