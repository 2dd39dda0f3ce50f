"""``{coverage-history}``: what the articles were over time, against the goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.burnup import Line, chart
from sphinx_rigor.index.shapes import (
    STATES,
    bullets,
    inline,
    joined,
    link,
    paragraph,
    rubric,
    table,
)
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import Coverage, Fall, History, Standing, members
from sphinx_rigor.records import State

_ = get_translation("sphinx_rigor")
WRITTEN = frozenset(State) - {State.STUB}
DONE = frozenset({State.VERIFIED})
SHOWN = 6


def build(context: Context) -> list[nodes.Node]:
    """Return the chart with its figures, what each group went through, what fell back."""
    history = context.site.history
    if history is None or not history.days:
        return []
    lines = [
        Line(str(_("all")), "all", counts(history, frozenset(State))),
        Line(str(_("begun")), "written", counts(history, WRITTEN)),
        Line(str(_("verified")), "done", counts(history, DONE)),
    ]
    goals = list(goal_lines(context.site.standings, history))
    found: list[nodes.Node] = [
        rubric(str(_("Progress over time"))),
        chart([*lines, *goals], label(history)),
        figures(history, lines),
        *unrecorded(context),
    ]
    if context.coverage and (rows := list(groups(context.coverage, history))):
        found.append(group_table(rows))
    return [*found, *fallen(context, history)]


def counts(
    history: History, states: Collection[str], names: Collection[str] | None = None
) -> tuple[tuple[dt.date, int], ...]:
    """Return how many articles, or of those named, were in these states on each day."""
    return tuple(
        (
            day,
            sum(
                each in states and (names is None or name in names)
                for name, each in one.items()
            ),
        )
        for day, one in zip(history.days, history.states, strict=True)
    )


def goal_lines(standings: Sequence[Standing], history: History) -> Iterator[Line]:
    """Yield a line for each goal that counts all articles: others have a row of their own."""
    for each in standings:
        goal = each.goal
        if not (goal.batches or goal.topics or goal.articles):
            words = str(_("goal for %(date)s: %(count)s"))
            name = words % {"date": goal.date.isoformat(), "count": each.target}
            yield Line(name, "goal", ((history.days[0], each.target),), goal.date)


def label(history: History) -> str:
    """Say what the chart shows."""
    words = str(_("Articles from %(first)s to %(last)s, measured by today's standard"))
    return words % {"first": history.days[0].isoformat(), "last": history.days[-1].isoformat()}


def figures(history: History, lines: Sequence[Line]) -> nodes.Element:
    """Return the figures of the chart, the newest day first."""
    header = [str(_("Day")), *(each.name for each in reversed(lines))]
    rows = [
        [day.isoformat(), *(str(each.points[at][1]) for each in reversed(lines))]
        for at, day in reversed(list(enumerate(history.days)))
    ]
    shown = table(header, rows, (40, 20, 20, 20), ["rigor-history-days"])
    return fold(f"{label(history)}", shown)


def unrecorded(context: Context) -> list[nodes.Node]:
    """Say which articles are no longer what the history has of them, and what to do."""
    names = context.site.behind
    if not names:
        return []
    titles = [title_of(context, each) for each in names[:SHOWN]]
    more = [inline("…")] if len(names) > SHOWN else []
    words = str(
        _("Changed since, and not in the history until it is made again (%(command)s): ")
    )
    label = inline(words % {"command": "rigor history"}, "rigor-label")
    return [paragraph(label, *joined([*titles, *more]), classes=["rigor-notes"])]


def title_of(context: Context, docname: str) -> nodes.Node:
    """Return a link to an article, the name of one that is gone."""
    article = context.site.articles.get(docname)
    return link(docname, article.verdict.title) if article else inline(docname)


Row = tuple[str | nodes.Node, tuple[tuple[dt.date, int], ...], int]


def groups(coverage: Coverage, history: History) -> Iterator[Row]:
    """Yield goals, batches and topics with what of each was verified, and of how many."""
    for goal in coverage.plan.goals:
        names = members(goal, coverage)
        target = len(names) if goal.target is None else goal.target
        yield goal.title, counts(history, DONE, set(names)), target
    for batch in coverage.plan.batches:
        found = counts(history, DONE, set(batch.articles))
        yield paragraph(link(f"plan/{batch.id}", batch.title)), found, len(batch.articles)
    for topic in coverage.plan.topics:
        mine = {each.docname for each in coverage.articles_of(topic.id)}
        found = counts(history, DONE, mine)
        yield paragraph(link(f"topics/{topic.id}", topic.title)), found, len(mine)


def group_table(rows: Sequence[Row]) -> nodes.Element:
    """Return the table of what each group went through, those of nothing left out."""
    header = [str(_("Goal, batch or topic")), str(_("Verified")), str(_("Course"))]
    lines = [
        (name, f"{points[0][1]} → {points[-1][1]} / {target}", course(points, target))
        for name, points, target in rows
        if target and points[-1][1]
    ]
    return table(header, lines, (50, 25, 25), ["rigor-history", "rigor-stacked"])


def course(points: tuple[tuple[dt.date, int], ...], target: int) -> nodes.paragraph:
    """Return the small chart of a group; where nothing is drawn, the days it grew on."""
    lines = [Line("", "done", points), Line("", "goal", ((points[0][0], target),))]
    words = ", ".join(f"{day.isoformat()}: {count}" for day, count in points)
    return paragraph(chart(lines, words, small=True))


def fallen(context: Context, history: History) -> list[nodes.Node]:
    """Return the articles that were verified and are so no more, each with the commit."""
    lines = [fall(context, each) for each in history.falls()]
    if not lines:
        return []
    return [paragraph(nodes.strong("", str(_("No longer verified:")))), bullets(lines)]


def fall(context: Context, found: Fall) -> nodes.paragraph:
    """Return one line: the article, since when, by which commit."""
    after = found.after
    words = str(_("%(state)s since %(date)s, commit %(commit)s; last verified in %(before)s"))
    values = {
        "state": STATES[State(after.state)],
        "date": after.date.isoformat(),
        "commit": after.commit,
        "before": found.before.commit,
    }
    return paragraph(title_of(context, after.article), f" · {words % values}")


VIEW = View(build=build, needs_plan=False)
