"""What links to an article say of it: its beginning, and JSON-LD for search engines.

Only where ``html_baseurl`` says where the site lives: both name addresses. The beginning is
offered as ``og:description``, which sphinxext-opengraph reads; what an article's own front
matter says comes first.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_rigor.index.exports import BUILDERS, base_of
from sphinx_rigor.index.feed import summary_of
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.verdict import Article

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BEFORE_OPENGRAPH = 400


def on_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Describe an article's page."""
    base, site = base_of(app.config), rigor_domain(app.env).site
    if not base or app.builder.name not in BUILDERS or site is None:
        return
    if article := site.articles.get(pagename):
        summary = summary_of(article).replace("$", "")
        context["meta"] = {"og:description": summary, **(context.get("meta") or {})}
        address = base + app.builder.get_target_uri(pagename)
        data = script(linked_data(article, summary, address, app.config.language))
        tag = f'<meta name="description" content="{escape(summary)}" />'
        context["metatags"] = f"{context.get('metatags', '')}\n    {tag}\n    {data}"


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
