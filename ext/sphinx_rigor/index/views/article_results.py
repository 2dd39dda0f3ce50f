"""``{article-results} [DOCNAME]``: the derivations and theorems of an article."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.views._article import article_view
from sphinx_rigor.index.views._results import result_list, results
from sphinx_rigor.index.views._view import Context
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def build(context: Context, article: Article) -> list[nodes.Node]:
    """Return the list under a handle; nothing where there are none."""
    found = results(context, article.facts.docname)
    if not found:
        return []
    words = str(_("Derivations and theorems of this article (%(count)s)"))
    return [fold(words % {"count": len(found)}, result_list(context, found))]


VIEW = article_view(build)
