"""``{article-archive}``: the articles by year, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import (
    bullets,
    inline,
    joined,
    link,
    paragraph,
    place_link,
    rubric,
    state_word,
)
from sphinx_rigor.index.views._stubs import parted
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.records import Verdict, date_of, moment_of

_ = get_translation("sphinx_rigor")
MANY = 20


def build(context: Context) -> list[nodes.Node]:
    """Return the years, each with its articles, then what has no date."""
    written, planned = parted(context.site.verdicts)
    dated = [(day, each) for each in written if (day := date_of(each.date))]
    dated.sort(key=lambda pair: (-pair[0].year, since(pair[1]), pair[1].docname))
    undated = [each for each in written if date_of(each.date) is None]
    years = [
        (year, [line(f"{day:%m-%d}", each) for day, each in found])
        for year, found in groupby(dated, key=lambda pair: pair[0].year)
    ]
    found: list[nodes.Node] = []
    if len(years) > 1:
        found.append(paragraph(*joined(jumps(context.docname, years)), classes=["rigor-cloud"]))
    for year, lines in years:
        head = rubric(f"{year}")
        head["ids"] = [f"archive-{year}"]
        found += [head, bullets(lines, ["rigor-year"])]
    return [*found, *without_date(undated), *planned_list(planned)]


def planned_list(verdicts: Sequence[Verdict]) -> list[nodes.Node]:
    """Return the articles that are not written yet, with the day they are planned for."""
    if not verdicts:
        return []
    lines = (
        paragraph(link(each.docname, each.title), *planned_for(each.date)) for each in verdicts
    )
    words = str(_("%(count)s articles")) % {"count": len(verdicts)}
    shown = bullets(lines, ["rigor-planned"])
    title = rubric(str(_("Not written yet")))
    return [title, shown if len(verdicts) <= MANY else fold(words, shown)]


def planned_for(date: str) -> list[nodes.Node]:
    """Return the day an article is planned for, nothing where it has none."""
    if date_of(date) is None:
        return []
    words = str(_("planned for %(date)s")) % {"date": date[:10]}
    return [nodes.Text(" "), inline(words, "rigor-aside")]


def since(verdict: Verdict) -> float:
    """Return what sorts the latest article first, wherever its clock stands."""
    moment = moment_of(verdict.date)
    return -moment.timestamp() if moment else 0.0


def jumps(
    docname: str, years: Sequence[tuple[int, Sequence[nodes.Element]]]
) -> list[nodes.Node]:
    """Return links to the years on this page, with their numbers of articles."""
    return [
        nodes.inline(
            "",
            "",
            place_link(docname, f"archive-{year}", str(year)),
            inline(f" {len(lines)}", "rigor-count"),
        )
        for year, lines in years
    ]


def line(day: str, verdict: Verdict) -> nodes.paragraph:
    """Return one article with its day and its state."""
    title = link(verdict.docname, verdict.title)
    return paragraph(inline(day, "rigor-date"), " ", title, " ", state_word(verdict))


def without_date(verdicts: Sequence[Verdict]) -> list[nodes.Node]:
    """Return the articles without a date, folded where they are many."""
    if not verdicts:
        return []
    lines = bullets(
        paragraph(link(each.docname, each.title), " ", state_word(each)) for each in verdicts
    )
    title = rubric(str(_("Without a date")))
    words = str(_("%(count)s articles")) % {"count": len(verdicts)}
    return [title, lines if len(verdicts) <= MANY else fold(words, lines)]


VIEW = View(build=build, needs_plan=False)
