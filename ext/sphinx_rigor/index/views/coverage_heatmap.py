"""``{coverage-heatmap}``: topics against parts, how much of each is met."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import Cell, link, paragraph, table
from sphinx_rigor.index.views._figures import heat, legend
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.records import Verdict

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the table; a cell is the share of requirements met in all articles."""
    coverage, parts = context.coverage, context.site.parts
    if coverage is None or not parts:
        return []
    rows: list[list[Cell]] = []
    for topic in coverage.plan.topics:
        articles = coverage.articles_of(topic.id)
        name = paragraph(link(f"topics/{topic.id}", topic.title))
        rows.append(
            [name, str(len(articles)), *(cell(articles, part) for part, _title in parts)]
        )
    numbers = [str(number) for number in range(1, len(parts) + 1)]
    header = [str(_("Topic")), str(_("Articles")), *numbers]
    widths = (34, 10, *[max(56 // len(parts), 1)] * len(parts))
    words = str(
        _("How much of what the standard asks is met in all articles of a topic, by part.")
    )
    found = table(header, rows, widths, ["rigor-heatmap"])
    return [paragraph(words, classes=["rigor-legend"]), found, *legend(context.site)]


def cell(articles: Sequence[Verdict], part: str) -> nodes.entry:
    """Return one cell: a percentage, marked with a level for its shade."""
    mine = [each for one in articles for each in one.parts if each.id == part]
    met, total = sum(each.met for each in mine), sum(each.total for each in mine)
    if not total:
        return nodes.entry("", paragraph("–"), classes=["rigor-none"])
    text = paragraph(f"{met / total:.0%}")
    return nodes.entry("", text, classes=["rigor-cell", heat(met, total)])


VIEW = View(build=build)
