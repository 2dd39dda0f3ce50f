"""What the views of one article share."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.verdict import Article

_ = get_translation("sphinx_rigor")


def fault(context: Context) -> str:
    """Say that there is no such article."""
    if context.article:
        return ""
    name = context.argument or context.docname
    return str(_("%(name)s is no article; see rigor_articles")) % {"name": name}


def article_view(build: Callable[[Context, Article], list[nodes.Node]]) -> View:
    """Return a view of one article, that of the document itself by default."""

    def show(context: Context) -> list[nodes.Node]:
        article = context.article
        return build(context, article) if article else []

    return View(build=show, argument=None, fault=fault, needs_plan=False)
