"""``{topic-articles} ID``: one topic: its counts, articles, series and results."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import (
    bullets,
    inline,
    joined,
    link,
    paragraph,
    rubric,
    state_word,
    table,
)
from sphinx_rigor.index.views._figures import article_header, article_row, legend, progress
from sphinx_rigor.index.views._results import result_list, results
from sphinx_rigor.index.views._stubs import parted
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.index.views.article_archive import planned_list
from sphinx_rigor.plan import Coverage, Topic, name_of
from sphinx_rigor.records import State, Verdict, msg
from sphinx_rigor.records import fold as folded
from sphinx_rigor.standard import suggested

_ = get_translation("sphinx_rigor")
ORDER = list(State)
MANY = 40


def build(context: Context) -> list[nodes.Node]:
    """Return the whole topic; what it has none of is left out, that it is empty is said."""
    coverage = context.coverage
    topic = coverage.plan.topic(context.argument) if coverage else None
    if coverage is None or topic is None:
        return []
    articles = sorted(coverage.articles_of(topic.id), key=order)
    words = str(_("%(claimed)s are claimed")) % {"claimed": topic.claimed}
    claimed = [] if topic.claimed is None else [words]
    found: list[nodes.Node] = [
        *([progress(articles, 0, *claimed)] if articles or claimed else []),
        *family(coverage, topic),
    ]
    if not articles:
        return [*found, paragraph(str(_("No article of this topic yet.")))]
    return [
        *found,
        rubric(str(_("Articles"))),
        *article_table(context, articles),
        *series_of(context, articles),
        *results_of(context, articles),
    ]


def order(verdict: Verdict) -> tuple[int, str, int, str]:
    """Return the place of an article: by state, then by series, then by title."""
    series = verdict.series
    place = (series.name, series.part) if series else (verdict.title, 0)
    return (ORDER.index(verdict.state), *place, verdict.title)


def family(coverage: Coverage, topic: Topic) -> list[nodes.Node]:
    """Return the topics above, below and beside this one."""
    plan = coverage.plan
    above = [plan.topic(each) for each in reversed(plan.above(topic.id))]
    rows: list[tuple[object, list[nodes.Node]]] = [
        (_("Part of: "), [link(f"topics/{each.id}", each.title) for each in above if each]),
        (
            _("Narrower topics: "),
            [counted(coverage, each) for each in children(coverage, topic)],
        ),
        (_("Related topics: "), [shared(*each) for each in coverage.related(topic)]),
    ]
    lines = [
        paragraph(inline(str(words), "rigor-label"), *joined(links))
        for words, links in rows
        if links
    ]
    return [bullets(lines, ["rigor-family"])] if lines else []


def children(coverage: Coverage, topic: Topic) -> list[Topic]:
    """Return the topics right below one."""
    return list(coverage.plan.children.get(topic.id, ()))


def counted(coverage: Coverage, topic: Topic) -> nodes.inline:
    """Return a link to a topic with the number of its articles."""
    count = f" ({len(coverage.articles_of(topic.id))})"
    return nodes.inline("", "", link(f"topics/{topic.id}", topic.title), nodes.Text(count))


def shared(topic: Topic, count: int) -> nodes.inline:
    """Return a link to a topic with the number of articles it shares."""
    words = str(_(" (%(count)s in common)")) % {"count": count} if count else ""
    return nodes.inline("", "", link(f"topics/{topic.id}", topic.title), nodes.Text(words))


def article_table(context: Context, articles: Sequence[Verdict]) -> list[nodes.Node]:
    """Return the table of articles, by state, and what the numbers of the parts mean."""
    header, widths = article_header(context.site)
    classes = ["rigor-articles", "rigor-stacked"]
    written, planned = parted(articles)
    shown = [table(header, map(article_row, written), widths, classes)] if written else []
    if len(written) > MANY:
        words = str(_("%(count)s articles")) % {"count": len(written)}
        shown = [fold(words, *shown, opened=True)]
    return [*shown, *legend(context.site), *planned_list(planned)]


def series_of(context: Context, articles: Sequence[Verdict]) -> list[nodes.Node]:
    """Return the series that articles belong to, each whole and in order."""
    names = sorted({folded(each.series.name) for each in articles if each.series})
    found: list[nodes.Node] = []
    for name in names:
        members = context.site.series[name]
        words = str(_("Series: %(series)s")) % {"series": name_of(members)}
        found += [rubric(words), bullets(map(member, members), ["rigor-members"])]
    return found


def member(verdict: Verdict) -> nodes.paragraph:
    """Return one part of a series."""
    part = verdict.series.part if verdict.series else 0
    number = inline(f"{part}.", "rigor-number")
    return paragraph(
        number, " ", link(verdict.docname, verdict.title), " ", state_word(verdict)
    )


def results_of(context: Context, articles: Sequence[Verdict]) -> list[nodes.Node]:
    """Return the derivations and theorems of a topic, article by article."""
    lists = [(each, results(context, each.docname)) for each in articles]
    count = sum(len(found) for _verdict, found in lists)
    if not count:
        return []
    shown: list[nodes.Node] = []
    for verdict, found in lists:
        if found:
            words = f"{verdict.title} ({len(found)})"
            shown.append(fold(words, result_list(context, found), opened=count <= MANY))
    words = str(_("Derivations and theorems (%(count)s)")) % {"count": count}
    return [rubric(words), *shown]


def fault(context: Context) -> str:
    """Say that there is no such topic."""
    if context.coverage is None or context.coverage.plan.topic(context.argument):
        return ""
    why = msg("no topic %(name)s in the plan", name=context.argument)
    ids = [each.id for each in context.coverage.plan.topics]
    return suggested(why, context.argument, ids).render(lambda text: str(_(text)))


VIEW = View(build=build, argument=True, fault=fault)
