"""``{series-list}``: every series with its articles in order."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.cards import card, grid
from sphinx_rigor.index.shapes import inline, link, paragraph
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import name_of
from sphinx_rigor.records import Verdict

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return a card for each series that has more than one article."""
    series = [each for each in context.site.series.values() if len(each) > 1]
    return [grid(series_card(each) for each in series)] if series else []


def series_card(members: tuple[Verdict, ...]) -> nodes.container:
    """Return the card of one series; what is not written yet is no link."""
    items = [nodes.list_item("", paragraph(member(each))) for each in members]
    return card(
        inline(name_of(members)), [nodes.enumerated_list("", *items, prefix="", suffix=".")]
    )


def member(verdict: Verdict) -> nodes.Node:
    """Return one article of a series."""
    if verdict.written:
        return link(verdict.docname, verdict.title)
    words = str(_("%(title)s (planned)")) % {"title": verdict.title}
    return inline(words, "rigor-aside")


VIEW = View(build=build, needs_plan=False)
