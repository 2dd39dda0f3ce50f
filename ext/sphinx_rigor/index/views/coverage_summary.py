"""``{coverage-summary}``: totals and goals."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import STATES, bullets, inline, link, paragraph, rubric, table
from sphinx_rigor.index.views._figures import progress, small_bar, verified_words
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import Goal, Plan, all_left
from sphinx_rigor.records import State

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the totals; hours, loose ends and goals only where there is a plan."""
    site = context.site
    found: list[nodes.Node] = [progress(site.verdicts, 0, counts=False), tiles(context)]
    if site.recomputed:
        words = str(_("articles recomputed: %(count)s")) % {"count": site.recomputed}
        found.append(paragraph(words, classes=["rigor-recomputed-total"]))
    if aside := notes(context):
        found.append(paragraph(*aside, classes=["rigor-notes"]))
    if site.plan and site.plan.goals:
        found.append(rubric(str(_("Goals"))))
        found.append(goals(site.plan, site.count(State.VERIFIED)))
        found.append(paragraph(as_of(site.plan), classes=["rigor-legend"]))
    return found


def tiles(context: Context) -> nodes.bullet_list:
    """Return the number of articles of each state, none left out."""
    return bullets(
        (
            paragraph(
                nodes.strong("", str(context.site.count(state))),
                " ",
                inline(str(STATES[state]), "rigor-state", f"rigor-state-{state}"),
            )
            for state in State
        ),
        ["rigor-tiles"],
    )


def notes(context: Context) -> list[nodes.Node | str]:
    """Return the hours left and the articles without a topic."""
    if context.coverage is None:
        return []
    hours, loose = all_left(context.coverage), len(context.coverage.unclassified)
    found: list[nodes.Node | str] = []
    if hours.most:
        found.append(str(_("Hours left: %(hours)s. ")) % {"hours": hours})
    if loose:
        words = str(_("Articles without a topic: %(count)s")) % {"count": loose}
        found.append(link("topics/index", words))
    return found


def goals(plan: Plan, verified: int) -> nodes.container:
    """Return the table of goals, with the pace each still needs."""
    header = (_("Goal"), _("By"), _("Verified"), _("Pace needed"), _("Claimed elsewhere"))
    rows = [
        (
            each.title,
            each.date.isoformat(),
            small_bar(verified, each.target, verified_words(verified, each.target)),
            pace(plan, each, verified),
            claim(each),
        )
        for each in plan.goals
    ]
    classes = ["rigor-goals", "rigor-stacked"]
    return table([str(each) for each in header], rows, (28, 14, 24, 18, 16), classes)


def as_of(plan: Plan) -> str:
    """Say from which date on pace is counted."""
    words = _("The pace is what is needed from %(date)s on, the date of the plan.")
    return str(words) % {"date": plan.as_of.isoformat()}


def pace(plan: Plan, goal: Goal, verified: int) -> str:
    """Return how many articles a week are needed from the plan's date on."""
    left = goal.target - verified
    days = (goal.date - plan.as_of).days
    if left <= 0:
        return str(_("reached"))
    if days <= 0:
        return str(_("overdue"))
    return str(_("%(pace).1f a week")) % {"pace": left * 7 / days}


def claim(goal: Goal) -> str:
    """Return what an older document says of this goal."""
    if goal.claimed is None:
        return "–"
    return f"{goal.claimed}/{goal.of}" if goal.of else str(goal.claimed)


VIEW = View(build=build, needs_plan=False)
