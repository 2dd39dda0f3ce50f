"""What links to a page say of it: its beginning, and JSON-LD for search engines.

Only where ``html_baseurl`` says where the site lives: both name addresses. Articles are
described, pages with views, whose figures describe nothing, and pages without a document, such
as that of the search; other pages are left to other extensions. The beginning is offered as
``og:description``, which sphinxext-opengraph reads; what a page's own front matter says comes
first.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _ as of_sphinx

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.index.card_title import plain
from sphinx_rigor.index.exports import BUILDERS, base_of
from sphinx_rigor.index.feed import one_line, summary_of
from sphinx_rigor.index.frame import top_section
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.verdict import Article

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BEFORE_OPENGRAPH = 400
NO_TEXT = {"ogp_description_length": "0"}
"""A card's text would be that of the views above the beginning."""


def on_page(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Describe an article's page, or one with views."""
    base, site = base_of(app.config), rigor_domain(app.env).site
    if not base or app.builder.name not in BUILDERS or site is None:
        return
    if doctree is None:
        add_tags(context, described(named(app, pagename, context)))
        return
    article = site.articles.get(pagename)
    if article is None and not has_views(doctree):
        return
    title = app.env.titles[pagename].astext()
    summary = summary_of(article).replace("$", "") if article else beginning(doctree)
    words = summary or f"{title} · {app.config.html_title}"
    kind = {"og:type": "article"} if article else {}
    shared = {"og:description": words, **kind, **NO_TEXT}
    context["meta"] = {**shared, **(context.get("meta") or {})}
    add_tags(context, described(words))
    if article:
        address = base + app.builder.get_target_uri(pagename)
        data = linked_data(article, summary, address, app.config.language)
        add_tags(context, script(data))


def add_tags(context: dict[str, Any], *tags: str) -> None:
    """Add elements to the head of a page."""
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *tags])


def described(words: str) -> str:
    """Return the element that describes a page."""
    return f'<meta name="description" content="{escape(words)}" />'


def named(app: Sphinx, pagename: str, context: dict[str, Any]) -> str:
    """Return what a page without a document is, and of which site."""
    known = {"search": of_sphinx("Search"), "genindex": of_sphinx("Index")}
    given = context.get("title") or context.get("indextitle") or ""
    title = plain(str(known.get(pagename) or given))
    return " · ".join(filter(None, (title, app.config.html_title)))


def has_views(doctree: nodes.document) -> bool:
    """Tell whether a page shows what is computed."""
    return any("rigor-view" in each["classes"] for each in find_nodes(doctree, nodes.container))


def beginning(doctree: nodes.document) -> str:
    """Return the first paragraph of a page that is no part of anything else."""
    for each in top_section(doctree).children:
        if isinstance(each, nodes.paragraph) and (text := one_line(each.astext())):
            return text
    return ""


def linked_data(
    article: Article, summary: str, address: str, language: str
) -> dict[str, object]:
    """Return an article in the words of https://schema.org/Article."""
    verdict = article.verdict
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": verdict.title,
        "url": address,
        "inLanguage": language.replace("_", "-"),
        "description": summary,
        "datePublished": verdict.date,
        "keywords": list(verdict.tags),
    }
    return {name: value for name, value in data.items() if value}


def script(data: dict[str, object]) -> str:
    """Return data as an element; ``<`` is escaped, so that no text can end it."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def setup(app: Sphinx) -> None:
    """Describe pages before other extensions ask."""
    app.connect("html-page-context", on_page, priority=BEFORE_OPENGRAPH)
