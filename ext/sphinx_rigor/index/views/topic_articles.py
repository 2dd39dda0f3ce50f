"""``{topic-articles} ID``: the articles of one topic with what each has."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import bar, link, paragraph, state_word, table
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import State, Verdict
from sphinx_rigor.toml_table import suggestion

_ = get_translation("sphinx_rigor")
ORDER = list(State)


def build(context: Context) -> list[nodes.Node]:
    """Return counts and the table of articles, series in order."""
    coverage = context.coverage
    topic = coverage.plan.topic(context.argument) if coverage else None
    if coverage is None or topic is None:
        return []
    articles = sorted(coverage.articles_of(topic.id), key=order)
    verified = sum(1 for each in articles if each.state is State.VERIFIED)
    words = str(_("%(verified)s of %(total)s articles are verified")) % {
        "verified": verified,
        "total": len(articles),
    }
    if topic.claimed is not None:
        words += str(_("; %(claimed)s are claimed")) % {"claimed": topic.claimed}
    found: list[nodes.Node] = [
        paragraph(bar(verified, len(articles), words), f" {words}", classes=["rigor-total"])
    ]
    if not articles:
        return [*found, paragraph(str(_("No article of this topic yet.")))]
    return [*found, article_table(articles)]


def order(verdict: Verdict) -> tuple[int, str, int, str]:
    """Return the place of an article: by state, then by series, then by title."""
    series = verdict.series
    place = (series.name, series.part) if series else (verdict.title, 0)
    return (ORDER.index(verdict.state), *place, verdict.title)


def article_table(articles: list[Verdict]) -> nodes.table:
    """Return the table of articles with their state and what each part has."""
    parts = [each.title for each in articles[0].parts]
    header = [str(_("Article")), str(_("State")), str(_("Met"))]
    header += [str(number) for number, _title in enumerate(parts, 1)]
    rows = []
    for each in articles:
        cells: list[str | nodes.Node] = [link(each.docname, each.title), state_word(each)]
        cells += [f"{each.met}/{each.total}"]
        cells += [f"{part.met}/{part.total}" for part in each.parts]
        rows.append(cells)
    return table(header, rows, (40, 16, 10, *[34 // max(len(parts), 1)] * len(parts)))


def fault(context: Context) -> str:
    """Say that there is no such topic."""
    if context.coverage is None or context.coverage.plan.topic(context.argument):
        return ""
    near = suggestion(context.argument, [each.id for each in context.coverage.plan.topics])
    return str(_("no topic %(name)s in the plan%(near)s")) % {
        "name": context.argument,
        "near": near,
    }


VIEW = View(build=build, argument=True, fault=fault)
