"""``{batch-progress} [ID]``: one batch with its articles, or all of them in a table."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import bar, bullets, link, paragraph, state_word, table
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import State, Verdict
from sphinx_rigor.plan import Batch, Coverage
from sphinx_rigor.toml_table import suggestion

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return one batch, or the table of all."""
    coverage = context.coverage
    if coverage is None:
        return []
    if not context.argument:
        return [all_batches(coverage)]
    batch = coverage.plan.batch(context.argument)
    return one_batch(coverage, batch) if batch else []


def all_batches(coverage: Coverage) -> nodes.table:
    """Return the table of batches, the most urgent first among the open ones."""
    header = (_("Batch"), _("Priority"), _("Hours"), _("Claimed"), _("Verified"))
    rows = []
    for each in coverage.plan.batches:
        done, total = progress(coverage, each)
        name = paragraph(link(f"plan/{each.id}", each.title))
        shown = paragraph(bar(done, total, f"{done}/{total}"), f" {done}/{total}")
        claimed = "–" if each.claimed is None else str(each.claimed)
        rows.append((name, str(each.priority or "–"), span(each.hours), claimed, shown))
    return table([str(each) for each in header], rows, (38, 10, 12, 12, 28))


def progress(coverage: Coverage, batch: Batch) -> tuple[int, int]:
    """Return how many of a batch's articles are verified, and how many there are."""
    planned = coverage.planned(batch)
    return sum(1 for _name, each in planned if is_verified(each)), len(planned)


def is_verified(verdict: Verdict | None) -> bool:
    """Tell whether an article is there and verified."""
    return verdict is not None and verdict.state is State.VERIFIED


def one_batch(coverage: Coverage, batch: Batch) -> list[nodes.Node]:
    """Return a batch's figures, focus points and articles."""
    done, total = progress(coverage, batch)
    words = str(_("%(done)s of %(total)s articles are verified")) % {
        "done": done,
        "total": total,
    }
    found: list[nodes.Node] = [
        paragraph(bar(done, total, words), f" {words}", classes=["rigor-total"]),
        bullets(paragraph(each) for each in facts(coverage, batch)),
    ]
    if batch.focus:
        found.append(nodes.rubric("", str(_("Focus"))))
        found.append(bullets(paragraph(each) for each in batch.focus))
    if batch.articles:
        header = [str(_("Article")), str(_("State")), str(_("Met"))]
        rows = [article_row(name, each) for name, each in coverage.planned(batch)]
        found.append(table(header, rows, (60, 25, 15)))
    else:
        found.append(paragraph(str(_("The articles of this batch are not on this site."))))
    return found


def facts(coverage: Coverage, batch: Batch) -> list[str]:
    """Return what is known of a batch, a line each."""
    found = []
    if batch.priority:
        found.append(str(_("Priority: %(priority)s")) % {"priority": batch.priority})
    if batch.hours:
        found.append(str(_("Estimated hours: %(hours)s")) % {"hours": span(batch.hours)})
    if left := hours_left(coverage, batch):
        found.append(str(_("Hours left, by difficulty: %(hours)s")) % {"hours": span(left)})
    if batch.claimed is not None:
        found.append(str(_("Claimed as finished: %(claimed)s")) % {"claimed": batch.claimed})
    return found


def hours_left(coverage: Coverage, batch: Batch) -> tuple[float, ...]:
    """Return the hours that articles not yet verified need, by their difficulty."""
    known = dict(coverage.plan.hours)
    spans = [
        known[each.difficulty]
        for _name, each in coverage.planned(batch)
        if each is not None and not is_verified(each) and each.difficulty in known
    ]
    if not spans:
        return ()
    return (sum(each[0] for each in spans), sum(each[-1] for each in spans))


def article_row(name: str, verdict: Verdict | None) -> list[str | nodes.Node]:
    """Return one article; one without a file is named as planned."""
    if verdict is None:
        return [name.rpartition("/")[2], str(_("no file yet")), "–"]
    met = f"{verdict.met}/{verdict.total}"
    return [link(verdict.docname, verdict.title), state_word(verdict), met]


def span(hours: tuple[float, ...]) -> str:
    """Return hours as ``8–10``."""
    return "–".join(f"{each:g}" for each in dict.fromkeys(hours)) or "–"


def fault(context: Context) -> str:
    """Say that there is no such batch."""
    if not context.argument or context.coverage is None:
        return ""
    if context.coverage.plan.batch(context.argument):
        return ""
    near = suggestion(context.argument, [each.id for each in context.coverage.plan.batches])
    return str(_("no batch %(name)s in the plan%(near)s")) % {
        "name": context.argument,
        "near": near,
    }


VIEW = View(build=build, argument=None, fault=fault)
