"""``{next-articles}``: what to write next, and why."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import inline, joined, link, paragraph, place_link
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.index.views.article_checklist import unmet_of
from sphinx_rigor.plan import Candidate, next_up, reason

_ = get_translation("sphinx_rigor")
SHOWN = 5
NAMED = 3
"""Unmet demands that are named."""


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
    """Return an article, why it comes now, and which demands still fail if they are few."""
    words = reason(candidate).render(lambda text: str(_(text)))
    name = link(candidate.docname, candidate.title) if candidate.verdict else candidate.title
    found = paragraph(name, str(_(": ")), inline(words, "rigor-reason"))
    article, batch = context.site.articles.get(candidate.docname), candidate.batch
    lacking = unmet_of(article) if article else []
    if lacking and batch and len(lacking) <= NAMED:
        ways = (place_link(f"plan/{batch.id}", node_id, text) for node_id, text in lacking)
        found += [nodes.Text(str(_("; still unmet: "))), *joined(ways, str(_("; ")))]
    return found


VIEW = View(build=build)
