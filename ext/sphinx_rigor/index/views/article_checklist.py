"""``{article-checklist} [DOCNAME]``: the standard's demands on an article, ticked off."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import bullets, inline, paragraph
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.verdict import Article, Check, checklist

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
        title = each.title or str(_("The whole article"))
        words = f"{title} {each.met}/{len(each.checks)}"
        found.append(paragraph(inline(words, "rigor-part-title")))
        found.append(bullets(map(item, each.checks), ["rigor-checklist"]))
    return found


def item(check: Check) -> nodes.paragraph:
    """Return one demand with its mark, which is said in words too."""
    words = check.message.render(lambda text: str(_(text)))
    mark, spoken = ("☑", _("met")) if check.met else ("☐", _("unmet"))
    sign = inline(f"{mark} {spoken}", f"rigor-mark-{'met' if check.met else 'unmet'}")
    return paragraph(sign, f" {words}")


VIEW = article_view(build)
