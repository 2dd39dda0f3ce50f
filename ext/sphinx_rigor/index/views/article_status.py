"""``{article-status} [DOCNAME]``: what one article has and what it lacks."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import WIDTH, bar
from sphinx_rigor.index.shapes import bullets, paragraph, recomputed_mark, state_word
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.plan import unmet_of
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def build(_context: Context, article: Article) -> list[nodes.Node]:
    """Return the state of an article and the list of what is unmet."""
    verdict = article.verdict
    met = f"{verdict.met}/{verdict.total}"
    drawn = bar(verdict.met, verdict.total, met, WIDTH)
    found: list[nodes.Node] = [
        paragraph(
            drawn,
            f" {met} ",
            state_word(verdict),
            *(nodes.inline("", " ", each) for each in recomputed_mark(verdict)),
            classes=["rigor-total"],
        )
    ]
    if unmet := unmet_of(verdict):
        words = [each.render(lambda text: str(_(text))) for each in unmet]
        found.append(bullets(paragraph(each) for each in words))
    return found


VIEW = article_view(build)
