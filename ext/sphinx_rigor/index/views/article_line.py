"""``{article-line} [DOCNAME]``: one line on where an article stands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import (
    inline,
    joined,
    link,
    paragraph,
    recomputed_mark,
    state_word,
)
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._results import is_checked, tally_words
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.records import State, Verdict
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")
SHOWN = 3
"""Faults that the line names."""


def build(context: Context, article: Article) -> list[nodes.Node]:
    """Return the line; what the front matter does not say is left out."""
    return [paragraph(*joined(pieces(context, article)), classes=["rigor-line"])]


def pieces(context: Context, article: Article) -> Iterator[nodes.Node]:
    """Yield state, status, topics, date, source and reading time."""
    verdict = article.verdict
    yield state(verdict)
    if verdict.state is State.CLAIMED and verdict.met == verdict.total:
        yield inline(faults(verdict), "rigor-faults")
    yield from recomputed_mark(verdict)
    if is_checked(article):
        yield inline(tally_words(verdict.results), "rigor-tally")
    yield from topics(context, verdict)
    if verdict.date:
        yield inline(day_words(verdict), "rigor-date")
    if verdict.source:
        yield source(verdict.source)
    words = str(_("%(minutes)s min read")) % {"minutes": article.verdict.minutes}
    yield inline(words, "rigor-minutes")


def day_words(verdict: Verdict) -> str:
    """Return the day of an article, as one that is planned while nothing is written."""
    day = verdict.date.partition(" ")[0].partition("T")[0]
    if verdict.written:
        return day
    return str(_("planned for %(date)s")) % {"date": day}


def state(verdict: Verdict) -> nodes.inline:
    """Return the state with what is met of what is asked."""
    met = f" {verdict.met}/{verdict.total}"
    return nodes.inline("", "", state_word(verdict), inline(met, "rigor-met"))


def faults(verdict: Verdict) -> str:
    """Say what keeps an article that meets every requirement from being verified."""
    found = [each.render(lambda text: str(_(text))) for each in verdict.faults]
    if (more := len(found) - SHOWN) > 0:
        found[SHOWN:] = [str(_("and %(more)s more")) % {"more": more}]
    return str(_("; ")).join(found)


def topics(context: Context, verdict: Verdict) -> Iterator[nodes.Node]:
    """Yield the topics, without those that only lie above another of them."""
    if context.coverage is None:
        return
    mine = context.coverage.topics_about(verdict.docname)
    over = {one for each in mine for one in context.coverage.plan.above(each.id)}
    for topic in mine:
        if topic.id not in over:
            yield link(f"topics/{topic.id}", topic.title)


def source(text: str) -> nodes.Node:
    """Return the source: a link where it is an address, by the name of its host."""
    address = urlsplit(text)
    if address.scheme not in {"http", "https"} or not address.netloc:
        return inline(str(_("source: %(source)s")) % {"source": text}, "rigor-source")
    words = str(_("source: %(source)s")) % {"source": address.netloc.removeprefix("www.")}
    return nodes.reference(words, words, refuri=text, internal=False, classes=["rigor-source"])


VIEW = article_view(build)
