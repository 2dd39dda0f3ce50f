"""Which views a document shows: those it asks for, and the frame of an article."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_rigor.memory.domain import RigorDomain

HEAD = ("article-line", "article-thread", "article-checklist")
FOOT = ("article-results", "result-map", "article-tags", "series-nav")
IN_BOXES = "result-uses"
"""The view that boxes of results show, by their ids."""


def framed(domain: RigorDomain, docname: str) -> tuple[str, ...]:
    """Return the views that a document shows without being asked.

    An article that says where it wants one of them gets it there only.
    """
    if domain.site is None or docname not in domain.site.articles:
        return ()
    config = domain.env.config
    asked = {name for name, *_ in domain.views.get(docname, ())}
    if not config.rigor_author_notes:
        asked.add("article-checklist")
    wanted = (*HEAD, *FOOT, IN_BOXES) if config.rigor_article_frame else HEAD[-1:]
    return tuple(name for name in wanted if name not in asked)


def shown(domain: RigorDomain, docname: str) -> list[tuple[str, str]]:
    """Return name and argument of every view of a document."""
    asked = [(name, argument) for name, argument, _line in domain.views.get(docname, ())]
    wanted = framed(domain, docname)
    boxes = domain.boxes.get(docname, ()) if IN_BOXES in wanted else ()
    return [
        *asked,
        *((name, "") for name in wanted if name != IN_BOXES),
        *((IN_BOXES, each.node_id) for each in boxes),
    ]


def view_pages(domain: RigorDomain) -> Mapping[str, str]:
    """Return the first document that shows each view; every article asks."""
    if domain.shown_on is None:
        views = domain.views.items()
        found = [(name, docname) for docname, shown in views for name, *_ in shown]
        domain.shown_on = dict(sorted(found, reverse=True))
    return domain.shown_on
