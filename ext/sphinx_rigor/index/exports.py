"""Files beside the pages: ``results.json``; with a plan ``topics.json`` and the Atom feed."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_rigor.atomic import write_text
from sphinx_rigor.index import feed, results_data, topics_data
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.plan import Site
from sphinx_rigor.records import anchor
from sphinx_rigor.verdict import Article

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FEED = "feed.xml"
DATA = "topics.json"
RESULTS = "results.json"
BUILDERS = frozenset({"html", "dirhtml"})
LATE = 600
"""After extensions that say otherwise what leads from a page."""
UNNAMED = "Author name not set"


def on_page(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Tell readers of feeds where ours is."""
    if app.builder.name in BUILDERS and has_plan(app):
        address = context["pathto"](FEED, True)
        title = html.escape(app.config.html_title)
        context["metatags"] = (
            f'{context.get("metatags", "")}\n    <link rel="alternate" '
            f'type="application/atom+xml" title="{title}" href="{address}">'
        )


def has_plan(app: Sphinx) -> bool:
    """Tell whether the site has a plan, and so a feed."""
    site = rigor_domain(app.env).site
    return site is not None and site.plan is not None


def on_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the files."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
    site = rigor_domain(app.env).site
    if site is None:
        return
    base = base_of(app.config)

    def address(docname: str) -> str:
        there = docname in app.env.found_docs
        return base + app.builder.get_target_uri(docname) if there else ""

    if site.results.nodes:
        boxes = rigor_domain(app.env).boxes
        text = results_data.render(site.results, boxes, address)
        write_text(Path(app.outdir) / RESULTS, text)
    if site.coverage is None:
        return
    write_text(Path(app.outdir) / DATA, topics_data.render(site, site.coverage, address))
    write_text(Path(app.outdir) / FEED, feed.render(feed_of(app, site, base), FEED))


def base_of(config: Config) -> str:
    """Return the address of the site with a slash at its end, ``""`` if none is set."""
    base = str(config.html_baseurl or "")
    return base if not base or base.endswith("/") else f"{base}/"


def feed_of(app: Sphinx, site: Site, base: str) -> feed.Feed:
    """Return the feed of the articles that are held to the standard."""
    config = app.config
    return feed.Feed(
        project=config.project,
        title=config.html_title,
        author=config.project if config.author == UNNAMED else config.author,
        language=config.language,
        base=base,
        updated=site.plan.as_of.isoformat() if site.plan and site.plan.as_of else "",
        items=tuple(
            item(app, site, each) for each in site.articles.values() if each.verdict.enforced
        ),
    )


def item(app: Sphinx, site: Site, article: Article) -> feed.Item:
    """Return one article as the feed shows it, with its topics and tags."""
    verdict, coverage = article.verdict, site.coverage
    topics = coverage.topics_about(verdict.docname) if coverage else ()
    categories = [feed.Category(each.id, each.title) for each in topics]
    categories += [feed.Category(f"tag-{anchor(each)}", each) for each in verdict.tags]
    return feed.Item(
        key=feed.key_of(article),
        title=verdict.title,
        address=app.builder.get_target_uri(verdict.docname),
        date=verdict.date,
        summary=feed.summary_of(article),
        categories=tuple(categories),
    )


def setup(app: Sphinx) -> None:
    """Write the files at the end of a build."""
    app.connect("html-page-context", on_page, priority=LATE)
    app.connect("build-finished", on_finished, priority=885)
