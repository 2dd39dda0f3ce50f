"""Lists of derivations and theorems, each a link to its box, and how many are recomputed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.boxes.numbering import BoxRecord, head, kind_of
from sphinx_rigor.index.shapes import bullets, inline, paragraph, place_link
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.records import RESULTS, Result
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def results(context: Context, docname: str) -> tuple[BoxRecord, ...]:
    """Return the derivations and theorems of a document, in its order."""
    kinds = context.kinds
    return tuple(
        each
        for each in context.boxes.get(docname, ())
        if each.kind in kinds and kinds[each.kind].family in RESULTS
    )


def result_list(
    context: Context, found: Iterable[BoxRecord], unproven: Collection[str] = ()
) -> nodes.bullet_list:
    """Return a list of links to boxes: kind, number, title.

    ``unproven`` are the ids of those that are marked as not recomputed.
    """
    lines = (entry(context, each, marked=each.node_id in unproven) for each in found)
    return bullets(lines, ["rigor-results"])


def entry(context: Context, record: BoxRecord, *, marked: bool = False) -> nodes.paragraph:
    """Return one line."""
    text = name_of(context, record)
    line = paragraph(place_link(record.docname, record.node_id, text))
    if marked:
        line += [nodes.Text(" "), inline(str(_("(not recomputed)")), "rigor-aside")]
    return line


def name_of(context: Context, record: BoxRecord) -> str:
    """Return kind, number and title of a box."""
    name = head(kind_of(record.kind, context.kinds), record.number)
    return f"{name}\N{EM SPACE}{record.title}" if record.title else name


def is_checked(article: Article) -> bool:
    """Tell whether an article has results and checks, on a site that keeps a record."""
    verdict = article.verdict
    return article.facts.passed is not None and bool(verdict.checks and verdict.results)


def tally_words(found: Collection[Result]) -> str:
    """Say how many of the results are recomputed."""
    known = sum(1 for each in found if each.recomputed)
    words = str(_("main results recomputed: %(known)s of %(total)s"))
    return words % {"known": known, "total": len(found)}


def unproven_ids(found: Iterable[Result]) -> frozenset[str]:
    """Return the ids of the results that are not recomputed."""
    return frozenset(each.id for each in found if not each.recomputed)
