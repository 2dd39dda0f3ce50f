"""``{batch-progress} [ID]``: one batch as it is carried out, or all of them in a table."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import (
    Cell,
    bullets,
    inline,
    link,
    paragraph,
    rubric,
    state_word,
    table,
)
from sphinx_rigor.index.views._figures import (
    legend,
    met_bar,
    part_cells,
    progress,
    small_bar,
    verified_of,
    verified_words,
)
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.index.views.article_checklist import groups
from sphinx_rigor.plan import (
    Batch,
    Coverage,
    all_left,
    batch_left,
    by_difficulty,
    hours_of,
    left,
)
from sphinx_rigor.records import Verdict, msg
from sphinx_rigor.standard import suggested
from sphinx_rigor.verdict import checklist

_ = get_translation("sphinx_rigor")
LEVELS = {"easy": _("easy"), "medium": _("medium"), "hard": _("hard")}
"""Difficulties that have a word in the site's language; others are as the plan has them."""


def build(context: Context) -> list[nodes.Node]:
    """Return one batch, or the table of all."""
    coverage = context.coverage
    if coverage is None:
        return []
    if not context.argument:
        return all_batches(coverage)
    batch = coverage.plan.batch(context.argument)
    return one_batch(context, coverage, batch) if batch else []


def all_batches(coverage: Coverage) -> list[nodes.Node]:
    """Return the table of batches and the hours left in all of them."""
    header = (
        _("Batch"),
        _("Priority"),
        _("Hours"),
        _("Hours left"),
        _("Claimed"),
        _("Verified"),
    )
    rows = [batch_row(coverage, each) for each in coverage.plan.batches]
    classes = ["rigor-batches", "rigor-stacked"]
    found: list[nodes.Node] = [
        table([str(each) for each in header], rows, (34, 10, 10, 12, 10, 24), classes)
    ]
    if (hours := all_left(coverage)).most:
        words = str(_("Hours left in all batches: %(hours)s. ")) % {"hours": hours}
        found.append(paragraph(f"{words}{scaled()}", classes=["rigor-legend"]))
    return found


def scaled() -> str:
    """Say how the hours that are left follow from those of the plan."""
    return str(
        _(
            "The hours of a batch are shared among its articles in proportion to those of "
            "their difficulty; each share counts as far as requirements are unmet. Articles "
            "outside of batches have no hours."
        )
    )


def batch_row(coverage: Coverage, batch: Batch) -> list[Cell]:
    """Return one batch as cells; what the plan does not say is a dash."""
    done, total = verified_of(coverage.present(batch)), len(batch.articles)
    hours, open_hours = hours_of(batch.hours), batch_left(coverage, batch)
    shown = small_bar(done, total, verified_words(done, total)) if total else "–"
    return [
        paragraph(link(f"plan/{batch.id}", batch.title)),
        str(batch.priority or "–"),
        str(hours) if hours.whole else "–",
        str(open_hours) if open_hours.most or (total and open_hours.whole) else "–",
        "–" if batch.claimed is None else str(batch.claimed),
        shown,
    ]


def one_batch(context: Context, coverage: Coverage, batch: Batch) -> list[nodes.Node]:
    """Return a batch's figures, focus points, articles and their checklists."""
    found: list[nodes.Node] = []
    if batch.articles:
        found.append(progress(coverage.present(batch), len(batch.articles)))
    if batch.topics:
        found.append(topics(coverage, batch))
    found.append(bullets((paragraph(each) for each in facts(coverage, batch)), ["rigor-facts"]))
    if batch.focus:
        found.append(rubric(str(_("Focus"))))
        found.append(bullets((paragraph(each) for each in batch.focus), ["rigor-focus"]))
    if not batch.articles:
        words = str(_("The articles of this batch are not on this site."))
        return [*found, paragraph(words)]
    found.append(rubric(str(_("Articles"))))
    header = [_("Article"), _("State"), _("Met"), _("Parts"), _("Hours left")]
    rows = [article_row(coverage, batch, *each) for each in coverage.planned(batch)]
    classes = ["rigor-articles", "rigor-stacked"]
    found.append(table([str(each) for each in header], rows, (36, 16, 16, 22, 10), classes))
    if batch.hours and batch_left(coverage, batch).most:
        found.append(paragraph(scaled(), classes=["rigor-legend"]))
    return [*found, *legend(context.site), *checklists(context, coverage.present(batch))]


def topics(coverage: Coverage, batch: Batch) -> nodes.paragraph:
    """Return the topics of a batch."""
    found: list[str | nodes.Node] = [str(_("Topics: "))]
    for index, name in enumerate(batch.topics):
        topic = coverage.plan.topic(name)
        found += [", "] if index else []
        found += [link(f"topics/{name}", topic.title if topic else name)]
    return paragraph(*found, classes=["rigor-family"])


def facts(coverage: Coverage, batch: Batch) -> Iterator[str]:
    """Yield what is known of a batch, a line each."""
    if batch.priority:
        yield str(_("Priority: %(priority)s")) % {"priority": batch.priority}
    if batch.hours:
        yield str(_("Estimated hours: %(hours)s")) % {"hours": hours_of(batch.hours)}
    for name, count, each in by_difficulty(coverage, batch):
        words = str(_("Difficulty %(name)s: %(count)s × %(hours)s h = %(sum)s h"))
        level = str(LEVELS.get(name, name))
        yield words % {"name": level, "count": count, "hours": each, "sum": each * count}
    hours = batch_left(coverage, batch)
    if batch.articles and (hours.most or hours.whole):
        yield str(_("Hours left: %(hours)s")) % {"hours": hours}
    if batch.claimed is not None:
        yield str(_("Claimed as finished: %(claimed)s")) % {"claimed": batch.claimed}


def article_row(
    coverage: Coverage, batch: Batch, name: str, verdict: Verdict | None
) -> list[Cell]:
    """Return one article; one without a file is named as planned."""
    hours = left(coverage, batch, verdict)
    shown = str(hours) if hours.whole else "–"
    if verdict is None:
        missing = inline(str(_("no file yet")), "rigor-state", "rigor-state-stub")
        return [name.rpartition("/")[2], missing, "–", "–", shown]
    title = paragraph(link(verdict.docname, verdict.title))
    return [title, state_word(verdict), met_bar(verdict), part_cells(verdict.parts), shown]


def checklists(context: Context, verdicts: tuple[Verdict, ...]) -> list[nodes.Node]:
    """Return the checklist of each article, folded."""
    articles = [context.site.articles[each.docname] for each in verdicts]
    found: list[nodes.Node] = []
    for each in articles:
        if checklist(each):
            words = f"{each.verdict.title}\N{EM SPACE}{each.verdict.met}/{each.verdict.total}"
            found.append(fold(words, *groups(each)))
    return [rubric(str(_("Checklists"))), *found] if found else []


def fault(context: Context) -> str:
    """Say that there is no such batch."""
    if not context.argument or context.coverage is None:
        return ""
    if context.coverage.plan.batch(context.argument):
        return ""
    why = msg("no batch %(name)s in the plan", name=context.argument)
    ids = [each.id for each in context.coverage.plan.batches]
    return suggested(why, context.argument, ids).render(lambda text: str(_(text)))


VIEW = View(build=build, argument=None, fault=fault)
