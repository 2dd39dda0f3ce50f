"""``{article-thread} [DOCNAME]``: where an article leads from and to, and its main results."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import inline, joined, link, paragraph, place_link
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._results import name_of, results
from sphinx_rigor.index.views._stubs import unwritten
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.plan import place_of
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")
MOST = 6
"""Main results that are linked."""


def build(context: Context, article: Article) -> list[nodes.Node]:
    """Return a line on the series and one on the results, where there are any."""
    return [*series(context, article), *main_results(context, article)]


def series(context: Context, article: Article) -> list[nodes.Node]:
    """Return place and neighbours in the series."""
    place = place_of(article.verdict, context.site.series)
    if place is None:
        return []
    words = str(_("Series %(series)s, part %(part)s of %(count)s"))
    values = {"series": place.name, "part": place.part, "count": place.count}
    pieces: list[nodes.Node] = [inline(words % values, "rigor-label")]
    for mark, verdict in (("← ", place.before), ("→ ", place.after)):
        if verdict:
            title = link(verdict.docname, verdict.title)
            pieces.append(nodes.inline("", "", nodes.Text(mark), title, *unwritten(verdict)))
    return [paragraph(*joined(pieces), classes=["rigor-line"])]


def main_results(context: Context, article: Article) -> list[nodes.Node]:
    """Return links to the theorems, or to the other results where there is none."""
    found = results(context, article.facts.docname)
    wanted = [each for each in found if each.kind == "theorem"] or list(found)
    if not wanted:
        return []
    links = [
        place_link(each.docname, each.node_id, name_of(context, each)) for each in wanted[:MOST]
    ]
    label = inline(str(_("Main results: ")), "rigor-label")
    return [paragraph(label, *joined(links, str(_("; "))), classes=["rigor-line"])]


VIEW = article_view(build)
