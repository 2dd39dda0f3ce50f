"""Seek garbage rarely, and hold no more doctrees than a few.

Reading makes millions of nodes that live on, so that Python's default collector spends a
third of the read looking for garbage. A doctree refers to itself and stays until the
collector comes; those that Sphinx holds from reading to writing have grown old by then, and
it does not come for them. Reading one again takes about a hundredth of writing its page.
"""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

from sphinx_rigor.gate.builder import RigorBuilder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

READING = (2_000_000, 50, 100)
"""Once in some two hundred long articles, whose remains take about 100 MB."""

WRITING = (500_000, 50, 100)
"""Once in some forty pages: the text of formulas hangs on the nodes of a page."""

HELD = 20
"""Doctrees that are held until they are written; smaller sites read none again."""


def on_builder_inited(app: Sphinx) -> None:
    """Let the collector run rarely while documents are read, and not over all at the end.

    The interpreter looks for garbage once more before it exits: nine seconds after an edit of
    1,000 articles.
    """
    if app.config.rigor_gc:
        gc.set_threshold(*READING)
        atexit.unregister(gc.freeze)
        atexit.register(gc.freeze)


def on_source_read(app: Sphinx, _docname: str, _content: list[str]) -> None:
    """Drop the doctrees that Sphinx holds: all where no pages are to be written."""
    held = vars(app.env).get("_write_doc_doctree_cache", {})
    if app.builder.name == RigorBuilder.name or len(held) > HELD:
        held.clear()


def on_write_started(app: Sphinx, _builder: Builder) -> None:
    """Let the collector run more often while pages are written."""
    if app.config.rigor_gc:
        gc.set_threshold(*WRITING)


def on_resolved(app: Sphinx, _document: nodes.document, docname: str) -> None:
    """Drop what Sphinx has read from a file to write one page."""
    vars(app.env).get("_pickled_doctree_cache", {}).pop(docname, None)


def spare(app: Sphinx, _env: BuildEnvironment) -> None:
    """Spare the collector the walk over all there is now."""
    if app.builder.name == RigorBuilder.name and app.config.rigor_gc:
        gc.freeze()


def setup(app: Sphinx) -> None:
    """Listen to what a build goes through."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("source-read", on_source_read)
    app.connect("write-started", on_write_started)
    app.connect("doctree-resolved", on_resolved, priority=999)
    app.connect("env-updated", spare, priority=2)
