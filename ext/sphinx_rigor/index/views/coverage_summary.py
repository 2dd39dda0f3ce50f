"""``{coverage-summary}``: totals and goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.cards import tiles
from sphinx_rigor.index.shapes import STATES, bullets, inline, link, paragraph, rubric, table
from sphinx_rigor.index.views._figures import progress, small_bar, verified_words
from sphinx_rigor.index.views._results import (
    is_checked,
    result_list,
    results,
    tally_words,
    unproven_ids,
)
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import Goal, Standing, all_left
from sphinx_rigor.records import State
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the totals; hours, loose ends and goals only where there is a plan."""
    site = context.site
    found: list[nodes.Node] = [progress(site.verdicts, 0, counts=False), states(context)]
    if site.recomputed:
        words = str(_("articles recomputed: %(count)s")) % {"count": site.recomputed}
        found.append(paragraph(words, classes=["rigor-recomputed-total"]))
    found += recomputed_results(context)
    if aside := notes(context):
        found.append(paragraph(*aside, classes=["rigor-notes"]))
    if standings := site.standings:
        found.append(rubric(str(_("Goals"))))
        found += [goals(standings), *legend(standings)]
    return found


def recomputed_results(context: Context) -> list[nodes.Node]:
    """Return how many of the main results are recomputed, and which are not."""
    every = [one for each in context.site.verdicts for one in each.results]
    if not any(each.recomputed for each in every):
        return []
    open_ones = [
        each for each in context.site.articles.values() if unproven_ids(each.verdict.results)
    ]
    if not open_ones:
        return [paragraph(tally_words(every), classes=["rigor-recomputed-total"])]
    return [fold(tally_words(every), bullets(unproven(context, each) for each in open_ones))]


def unproven(context: Context, article: Article) -> nodes.list_item:
    """Return an article with what is not recomputed in it; only its name if nothing is."""
    verdict = article.verdict
    line = paragraph(link(verdict.docname, verdict.title), f" · {tally_words(verdict.results)}")
    if not is_checked(article):
        return nodes.list_item("", line)
    ids = unproven_ids(verdict.results)
    missing = [each for each in results(context, verdict.docname) if each.node_id in ids]
    return nodes.list_item("", line, result_list(context, missing))


def states(context: Context) -> nodes.container:
    """Return the number of articles of each state, none left out."""
    return tiles(
        paragraph(
            nodes.strong("", str(context.site.count(state))),
            " ",
            inline(str(STATES[state]), "rigor-state", f"rigor-state-{state}"),
        )
        for state in State
    )


def notes(context: Context) -> list[nodes.Node | str]:
    """Return the hours left and the articles without a topic."""
    if context.coverage is None:
        return []
    hours, loose = all_left(context.coverage), len(context.coverage.unclassified)
    found: list[nodes.Node | str] = []
    if hours.most:
        words = str(_("Hours left for the articles of batches: %(hours)s. "))
        found.append(words % {"hours": hours})
    if loose:
        words = str(_("Articles without a topic: %(count)s")) % {"count": loose}
        found.append(link("topics/index", words))
    return found


def goals(standings: Sequence[Standing]) -> nodes.container:
    """Return the table of goals, with the pace each still needs."""
    header = (_("Goal"), _("By"), _("Verified"), _("Pace needed"), _("Claimed elsewhere"))
    rows = [
        (
            each.goal.title,
            each.goal.date.isoformat(),
            small_bar(each.verified, each.target, verified_words(each.verified, each.target)),
            pace(each),
            claim(each.goal),
        )
        for each in standings
    ]
    classes = ["rigor-goals", "rigor-stacked"]
    return table([str(each) for each in header], rows, (28, 14, 24, 18, 16), classes)


def legend(standings: Sequence[Standing]) -> list[nodes.Node]:
    """Say what the figures count from, and whose claims stand beside them."""
    words = [counted_from(day)] if (day := standings[0].since) else []
    if any(each.goal.claimed is not None for each in standings):
        words.append(str(_("What is claimed elsewhere is not counted anywhere on this site.")))
    return [paragraph(" ".join(words), classes=["rigor-legend"])] if words else []


def counted_from(day: dt.date) -> str:
    """Say from which day on pace is counted."""
    words = _(
        "Each goal counts the articles it names. The pace is what is needed from %(date)s on:"
        " the date of the plan, or of the newest article that says it is finished."
    )
    return str(words) % {"date": day.isoformat()}


def pace(found: Standing) -> str:
    """Return how many articles a week are needed."""
    if found.reached:
        return str(_("reached"))
    if found.overdue:
        return str(_("overdue"))
    return "–" if found.pace is None else str(_("%(pace).1f a week")) % {"pace": found.pace}


def claim(goal: Goal) -> str:
    """Return what an older document says of this goal."""
    if goal.claimed is None:
        return "–"
    return f"{goal.claimed}/{goal.of}" if goal.of else str(goal.claimed)


VIEW = View(build=build, needs_plan=False)
