"""``{next-articles}``: what to write next, and why."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import inline, joined, link, paragraph, place_link, with_math
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.index.views.article_checklist import unmet_of
from sphinx_rigor.plan import Candidate, next_up, reason

_ = get_translation("sphinx_rigor")
SHOWN = 5
NAMED = 3
"""Unmet demands that are named; the others are counted."""


def build(context: Context) -> list[nodes.Node]:
    """Return the next articles as a numbered list, each with its reason, and the rule."""
    if context.coverage is None:
        return []
    found = next_up(context.coverage)[:SHOWN]
    if not found:
        return [paragraph(str(_("Every planned article is finished.")))]
    items = [nodes.list_item("", line(context, each)) for each in found]
    shown = nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
    shown["classes"] = ["rigor-next"]
    return [shown, paragraph(rule(), classes=["rigor-legend"])]


def rule() -> str:
    """Say by which rule one article comes before another."""
    return str(
        _(
            "The order: what claims to be finished and is not; then by the priority of the "
            "batch; within one priority series before single articles, in their order; then "
            "what is furthest on."
        )
    )


def line(context: Context, candidate: Candidate) -> nodes.paragraph:
    """Return an article, why it comes now, and which demands still fail."""
    words = reason(candidate).render(lambda text: str(_(text)))
    name = link(candidate.docname, candidate.title) if candidate.verdict else candidate.title
    found = paragraph(name, str(_(": ")), inline(words, "rigor-reason"))
    article = context.site.articles.get(candidate.docname)
    if article and (lacking := unmet_of(article)):
        page = f"plan/{candidate.batch.id}" if candidate.batch else None
        found += [nodes.Text(str(_("; still unmet: "))), *named(lacking, page)]
    return found


def named(lacking: list[tuple[str, str]], page: str | None) -> list[nodes.Node]:
    """Return the first demands and how many more, each a link where a page has the list."""
    shown = lacking[:NAMED]
    if len(lacking) > NAMED:
        more = str(_("%(count)s more")) % {"count": len(lacking) - NAMED}
        shown = [*shown, (lacking[NAMED][0], more)]
    ways = (
        place_link(page, node_id, text) if page else nodes.inline("", "", *with_math(text))
        for node_id, text in shown
    )
    return joined(ways, str(_("; ")))


VIEW = View(build=build)
