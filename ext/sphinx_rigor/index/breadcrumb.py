"""The way to an article leads through its topic, whichever table of contents has it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan import Coverage, Topic

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """Put the topics above an article where themes look for the pages above."""
    site = rigor_domain(app.env).site
    if doctree is None or site is None or site.coverage is None:
        return
    if pagename in site.articles and (way := topics_above(site.coverage, pagename)):
        names = [("topics/index", title_of(app, "topics/index"))]
        names += [(f"topics/{each.id}", each.title) for each in way]
        uri = app.builder.get_relative_uri
        context["parents"] = [
            {"link": uri(pagename, name), "title": html.escape(title)}
            for name, title in names
            if name in app.env.found_docs
        ]


def topics_above(coverage: Coverage, docname: str) -> list[Topic]:
    """Return the first topic of an article below those it is part of."""
    own = coverage.topics_about(docname)
    over = {one for each in own for one in coverage.plan.above(each.id)}
    for topic in own:
        if topic.id not in over:
            ids = [*reversed(coverage.plan.above(topic.id)), topic.id]
            return [found for each in ids if (found := coverage.plan.topic(each))]
    return []


def title_of(app: Sphinx, docname: str) -> str:
    """Return the title of a document."""
    return app.env.titles[docname].astext() if docname in app.env.titles else docname


def setup(app: Sphinx) -> None:
    """Listen before the theme lays the page out."""
    app.connect("html-page-context", on_page)
