"""``{series-nav} [DOCNAME]``: the articles before and after in the series."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import bullets, inline, link, paragraph
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._stubs import unwritten
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.plan import place_of
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def build(context: Context, article: Article) -> list[nodes.Node]:
    """Return name and place, and the neighbours there are; nothing outside a series."""
    place = place_of(article.verdict, context.site.series)
    if place is None:
        return []
    words = str(_("Series %(series)s, part %(part)s of %(count)s")) % {
        "series": place.name,
        "part": place.part,
        "count": place.count,
    }
    found = [
        paragraph(
            inline(str(label), "rigor-direction"),
            " ",
            link(verdict.docname, verdict.title),
            *unwritten(verdict),
            classes=[f"rigor-{side}"],
        )
        for side, label, verdict in (
            ("before", _("Before:"), place.before),
            ("after", _("After:"), place.after),
        )
        if verdict
    ]
    title = paragraph(words, classes=["rigor-series-title"])
    return [title, bullets(found, ["rigor-neighbours"])] if found else [title]


VIEW = article_view(build)
