"""``{article-checklist} [DOCNAME]``: the standard's demands on an article, ticked off."""

from __future__ import annotations

import hashlib

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import bullets, inline, paragraph
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.verdict import Article, Check, Checks, checklist

_ = get_translation("sphinx_rigor")


def build(_context: Context, article: Article) -> list[nodes.Node]:
    """Return the list under a handle, open while something is unmet."""
    verdict = article.verdict
    words = str(_("Checklist of the standard: %(met)s of %(total)s met")) % {
        "met": verdict.met,
        "total": verdict.total,
    }
    opened = verdict.met < verdict.total or bool(verdict.faults)
    return [fold(words, *groups(article), opened=opened)]


def groups(article: Article) -> list[nodes.Node]:
    """Return the demands part by part, each group under its title."""
    found: list[nodes.Node] = []
    for each in checklist(article):
        words = f"{title_of(each)} {each.met}/{len(each.checks)}"
        found.append(paragraph(inline(words, "rigor-part-title")))
        found.append(bullets(map(item, each.checks), ["rigor-checklist"]))
    lines = [
        each for group in found for each in group.findall(nodes.paragraph) if "unmet" in each
    ]
    for number, line in enumerate(lines):
        line["ids"] = [unmet_id(article, number)]
    return found


def title_of(found: Checks) -> str:
    """Return what a group of demands is on."""
    return found.title or str(_("The whole article"))


def unmet_id(article: Article, number: int) -> str:
    """Return the id of the line of an unmet demand, counted from 0, wherever the list is."""
    name = hashlib.sha256(article.facts.docname.encode()).hexdigest()[:10]
    return f"unmet-{name}-{number}"


def unmet_of(article: Article) -> list[tuple[str, str]]:
    """Return id and words of each unmet demand, in the order of the list.

    The first of a part names it, the others of the part do not say it again.
    """
    lacking = [
        words if at else f"{title_of(each)}{_(': ')}{words}"
        for each in checklist(article)
        for at, words in enumerate(unmet_words(each))
    ]
    return [(unmet_id(article, number), words) for number, words in enumerate(lacking)]


def unmet_words(found: Checks) -> list[str]:
    """Return the words of a group's unmet demands."""
    return [
        one.message.render(lambda text: str(_(text))) for one in found.checks if not one.met
    ]


def item(check: Check) -> nodes.paragraph:
    """Return one demand with its mark, which is said in words too."""
    words = check.message.render(lambda text: str(_(text)))
    mark, spoken = ("☑", _("met")) if check.met else ("☐", _("unmet"))
    sign = inline(f"{mark} {spoken}", f"rigor-mark-{'met' if check.met else 'unmet'}")
    found = paragraph(sign, f" {words}")
    if not check.met:
        found["unmet"] = True
    return found


VIEW = article_view(build)
