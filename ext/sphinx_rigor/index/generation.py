"""Write the pages of the index before Sphinx looks for documents."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.gate.terms import load_plan_of
from sphinx_rigor.index import pages
from sphinx_rigor.index.lent import lend
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import msg
from sphinx_rigor.refusal import Wrong, refused

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("sphinx_rigor")

IN_BUILD = "build"
"""The value that keeps the pages beside the caches, out of the source folder."""
ELSEWHERE = "sphinx_external_toc"
"""The extension that has the tables of contents in a file of its own."""


class TitlePages(WatchedTransform):
    """Put our own titles on generated pages into the language of the site."""

    default_priority = 5
    """Before names are taken from titles."""

    def apply(self, **_kwargs: Any) -> None:
        """Look at the titles of a page that is ours."""
        titles = pages.TITLES.get(self.env.docname, frozenset())
        for title in find_nodes(self.document, nodes.title) if titles else ():
            if title.astext() in titles and is_generated(self.document):
                title[:] = [nodes.Text(str(_(title.astext())))]


def is_generated(document: nodes.document) -> bool:
    """Tell whether a page is ours and no longer the user's own."""
    marker = pages.MARKER.removeprefix(".. ")
    return any(each.astext() == marker for each in find_nodes(document, nodes.comment))


def on_builder_inited(app: Sphinx) -> None:
    """Write the stubs of the index pages before Sphinx looks for documents."""
    beside = app.config.rigor_write_pages == IN_BUILD
    if not (beside or int(app.config.rigor_write_pages)):
        return
    confdir = Path(app.confdir)
    folder = Path(app.doctreedir, "rigor-pages") if beside else Path(app.srcdir)
    plan = load_plan_of(app.config, confdir)
    if plan is None:
        with suppress(OSError):
            pages.remove_pages(folder)
        return
    if ".rst" not in app.config.source_suffix:
        raise refused(
            confdir,
            [
                Wrong(
                    "source_suffix",
                    msg(
                        ": the index pages of %(plan)s are .rst files; add "
                        '".rst": "restructuredtext"',
                        plan=plan.path,
                    ),
                )
            ],
        )
    templates = [confdir / each for each in app.config.templates_path]
    try:
        toctree = ELSEWHERE not in app.config.extensions
        pages.write_pages(plan, folder, templates, toctree=toctree)
    except OSError as error:
        rigor_domain(app.env).unwritten = str(error)
    if beside:
        lend(app.project, folder)


def setup(app: Sphinx) -> None:
    """Write them once the builder is known."""
    app.connect("builder-inited", on_builder_inited)
    app.add_transform(TitlePages)
