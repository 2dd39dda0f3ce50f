"""``{article-results} [DOCNAME]``: the derivations and theorems of an article.

Where the article has checks, those that none of them recomputes are marked.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._results import (
    is_checked,
    result_list,
    results,
    tally_words,
    unproven_ids,
)
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def build(context: Context, article: Article) -> list[nodes.Node]:
    """Return the list under a handle; nothing where there are none."""
    found = results(context, article.facts.docname)
    if not found:
        return []
    words = str(_("Derivations and theorems of this article (%(count)s)"))
    title, own = words % {"count": len(found)}, article.verdict.results
    if not is_checked(article):
        return [fold(title, result_list(context, found))]
    title = f"{title} · {tally_words(own)}"
    return [fold(title, result_list(context, found, unproven_ids(own)))]


VIEW = article_view(build)
