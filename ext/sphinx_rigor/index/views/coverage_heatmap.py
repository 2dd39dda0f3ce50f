"""``{coverage-heatmap}``: topics against parts, how much of each is met."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import link, paragraph, table
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import Verdict

_ = get_translation("sphinx_rigor")
LEVELS = 5


def build(context: Context) -> list[nodes.Node]:
    """Return the table; a cell is the share of requirements met in all articles."""
    coverage, parts = context.coverage, context.site.parts
    if coverage is None or not parts:
        return []
    rows = []
    for topic in coverage.plan.topics:
        if articles := coverage.articles_of(topic.id):
            name = paragraph(link(f"topics/{topic.id}", topic.title))
            rows.append([name, *(cell(articles, part) for part, _title in parts)])
    header = [str(_("Topic")), *(title for _id, title in parts)]
    width = 70 // len(parts)
    return [table(header, rows, (30, *[width] * len(parts)), ["rigor-heatmap"])]


def cell(articles: tuple[Verdict, ...], part: str) -> nodes.inline:
    """Return one cell: a percentage, marked with a level for its shade."""
    mine = [each for one in articles for each in one.parts if each.id == part]
    total = sum(each.total for each in mine)
    share = sum(each.met for each in mine) / total if total else 0.0
    text = f"{share:.0%}"
    level = round(share * LEVELS)
    return nodes.inline(text, text, classes=["rigor-heat", f"rigor-heat-{level}"])


VIEW = View(build=build)
