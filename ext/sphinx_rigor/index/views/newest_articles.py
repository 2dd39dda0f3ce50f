"""``{newest-articles} [COUNT]``: the newest verified articles, with a sentence of each."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.cards import card, grid
from sphinx_rigor.index.feed import summary_of
from sphinx_rigor.index.shapes import inline, joined, link, paragraph, with_math
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.records import State, Verdict, moment_of
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")
COUNT = 6
SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$))")


def build(context: Context) -> list[nodes.Node]:
    """Return a card for each, the newest first."""
    verified = [
        each for each in context.site.articles.values() if each.verdict.state is State.VERIFIED
    ]
    verified.sort(key=newness)
    wanted = verified[: COUNT if fault(context) else int(context.argument or COUNT)]
    if not wanted:
        return [paragraph(str(_("No article is verified yet.")))]
    return [grid(article_card(each, context) for each in wanted)]


def newness(article: Article) -> tuple[float, str]:
    """Return what orders articles from the newest to the oldest, those without a date last."""
    moment = moment_of(article.verdict.date)
    return (-moment.timestamp() if moment else 0.0, article.verdict.docname)


def article_card(article: Article, context: Context) -> nodes.container:
    """Return the card of one article."""
    verdict = article.verdict
    words = nodes.paragraph("", "", *with_math(sentence(article)))
    aside = paragraph(*joined(facts_of(verdict, article, context)), classes=["rigor-aside"])
    return card(link(verdict.docname, verdict.title), [words, aside])


def sentence(article: Article) -> str:
    """Return the first sentence of an article, or all of its beginning where none ends."""
    beginning = summary_of(article)
    found = SENTENCE.match(beginning)
    return found[0] if found else beginning


def facts_of(verdict: Verdict, article: Article, context: Context) -> list[nodes.Node]:
    """Return day, topics and reading time."""
    coverage = context.coverage
    about = coverage.topics_about(verdict.docname) if coverage else ()
    topics = [link(f"topics/{each.id}", each.title) for each in about]
    words = str(_("%(minutes)s min read")) % {"minutes": article.verdict.minutes}
    return [inline(verdict.date[:10], "rigor-date"), *topics, inline(words, "rigor-minutes")]


def fault(context: Context) -> str:
    """Say that the argument is no number, ``""`` where it is one."""
    if not context.argument or (context.argument.isdecimal() and int(context.argument)):
        return ""
    return str(_("%(text)s is no number of articles")) % {"text": context.argument}


VIEW = View(build=build, argument=None, fault=fault, needs_plan=False)
