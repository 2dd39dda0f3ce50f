"""``{coverage-summary}``: totals, goals, and what is claimed against what is true."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import STATES, bar, bullets, paragraph, table
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import State
from sphinx_rigor.plan import Goal, Plan

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the summary; goals and claims only where there is a plan."""
    site = context.site
    total, verified = len(site.verdicts), site.count(State.VERIFIED)
    words = str(_("%(verified)s of %(total)s articles are verified")) % {
        "verified": verified,
        "total": total,
    }
    found: list[nodes.Node] = [
        paragraph(bar(verified, total, words), " ", words, classes=["rigor-total"]),
        bullets(
            paragraph(str(_("%(state)s: %(count)s")) % {"state": STATES[each], "count": count})
            for each in State
            if (count := site.count(each))
        ),
    ]
    if site.recomputed:
        words = str(_("articles recomputed: %(count)s")) % {"count": site.recomputed}
        found.append(paragraph(words, classes=["rigor-recomputed-total"]))
    if site.plan and site.plan.goals:
        found.append(goals(site.plan, verified))
    return found


def goals(plan: Plan, verified: int) -> nodes.table:
    """Return the table of goals, with the pace each still needs."""
    header = (_("Goal"), _("By"), _("Verified"), _("Pace needed"), _("Claimed elsewhere"))
    rows = [
        (
            each.title,
            each.date.isoformat(),
            paragraph(
                bar(verified, each.target, f"{verified}/{each.target}"),
                f" {verified}/{each.target}",
            ),
            pace(plan, each, verified),
            claim(each),
        )
        for each in plan.goals
    ]
    return table([str(each) for each in header], rows, (24, 14, 28, 20, 14))


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
