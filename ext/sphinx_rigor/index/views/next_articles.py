"""``{next-articles}``: what to write next, and why."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import inline, link, paragraph
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import Candidate, next_up, reason

_ = get_translation("sphinx_rigor")
SHOWN = 5


def build(context: Context) -> list[nodes.Node]:
    """Return the next articles as a numbered list, each with its reason."""
    if context.coverage is None:
        return []
    found = next_up(context.coverage)[:SHOWN]
    if not found:
        return [paragraph(str(_("Every planned article is finished.")))]
    items = [nodes.list_item("", line(each)) for each in found]
    shown = nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
    shown["classes"] = ["rigor-next"]
    return [shown]


def line(candidate: Candidate) -> nodes.paragraph:
    """Return an article and why it comes now."""
    words = reason(candidate).render(lambda text: str(_(text)))
    name = link(candidate.docname, candidate.title) if candidate.verdict else candidate.title
    return paragraph(name, str(_(": ")), inline(words, "rigor-reason"))


VIEW = View(build=build)
