"""``{next-articles}``: what to write next, and why."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import link, paragraph
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import State, Verdict
from sphinx_rigor.plan import Batch, Coverage

_ = get_translation("sphinx_rigor")
SHOWN = 5
DONE = (State.VERIFIED, State.READY)


def build(context: Context) -> list[nodes.Node]:
    """Return the next articles as a numbered list, each with its reason."""
    if context.coverage is None:
        return []
    found = ranked(context.coverage)[:SHOWN]
    if not found:
        return [paragraph(str(_("Every planned article is finished.")))]
    items = [
        nodes.list_item(
            "",
            paragraph(link(each.docname, each.title), str(_(": ")), reason(batch, each)),
        )
        for batch, each in found
    ]
    return [nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")]


def ranked(coverage: Coverage) -> list[tuple[Batch, Verdict]]:
    """Return the open articles: claims that fail, then by priority, then by progress.

    A series goes in its order: a later part never stands before an open earlier one.
    """
    open_ones = [
        (batch, each)
        for batch in coverage.plan.batches
        for _name, each in coverage.planned(batch)
        if each is not None and each.state not in DONE
    ]
    return sorted(open_ones, key=lambda pair: rank(*pair))


def rank(batch: Batch, verdict: Verdict) -> tuple[bool, int, int, float, str]:
    """Return what orders an article among the open ones."""
    share = verdict.met / verdict.total if verdict.total else 0.0
    series = verdict.series.part if verdict.series else 0
    last = batch.priority or 99
    return (verdict.state is not State.CLAIMED, last, series, -share, verdict.title)


def reason(batch: Batch, verdict: Verdict) -> str:
    """Say why an article comes now."""
    if verdict.state is State.CLAIMED:
        return str(_("claims to be finished, %(unmet)s requirements are unmet")) % {
            "unmet": verdict.total - verdict.met
        }
    words = str(_("%(batch)s, %(met)s of %(total)s met")) % {
        "batch": batch.title,
        "met": verdict.met,
        "total": verdict.total,
    }
    if verdict.series:
        words += str(_(", part %(part)s of the series %(series)s")) % {
            "part": verdict.series.part,
            "series": verdict.series.name,
        }
    return words


VIEW = View(build=build)
