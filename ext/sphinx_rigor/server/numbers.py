"""Number the figures of one document: a reference to what has no number is a fault.

Sphinx numbers those of all documents at once, which it reads from their caches. Here the
others keep the numbers that they have, and of them only tables of contents are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.docutils import new_document

from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Numbers:
    """The numbers of sections and figures of one application."""

    def __init__(self, app: Sphinx) -> None:
        """Listen to what is read."""
        self.env = app.env
        self.collector = TocTreeCollector()
        self.read: nodes.document = new_document("")
        app.connect("doctree-read", self.on_read, priority=10_000)

    def on_read(self, _app: Sphinx, document: nodes.document) -> None:
        """Keep the document that is read."""
        self.read = document

    def give(self, docname: str) -> None:
        """Give out the numbers of a document that was just read."""
        env, others = self.env, self.env.toc_fignumbers
        self.collector.assign_section_numbers(env)
        if not env.config.numfig:
            return
        vars(env)["get_doctree"] = lambda name: self.read if name == docname else self.toc(name)
        try:
            self.collector.assign_figure_numbers(env)
        finally:
            vars(env).pop("get_doctree")
        own = env.toc_fignumbers.get(docname, {})
        env.toc_fignumbers = {**others, docname: own}

    def toc(self, docname: str) -> nodes.document:
        """Return a document that has nothing but the tables of contents of one."""
        document = new_document(docname)
        if docname in self.env.tocs:
            found = find_nodes(self.env.tocs[docname], addnodes.toctree)
            document += [each.deepcopy() for each in found]
        return document
