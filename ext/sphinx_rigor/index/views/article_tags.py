"""``{article-tags} [DOCNAME]``: an article's tags, each a link to its place in the list."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import joined, paragraph, place_link
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.records import anchor
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def build(context: Context, article: Article) -> list[nodes.Node]:
    """Return the tags; nothing where there are none, or no page that lists them."""
    page, tags = context.find_pages().get("tag-list"), article.verdict.tags
    if page is None or not tags:
        return []
    links = [place_link(page, f"tag-{anchor(each)}", each) for each in tags]
    return [paragraph(str(_("Tags: ")), *joined(links), classes=["rigor-tags"])]


VIEW = article_view(build)
