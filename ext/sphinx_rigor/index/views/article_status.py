"""``{article-status} [DOCNAME]``: what one article has and what it lacks."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import bar, bullets, paragraph, recomputed_mark, state_word
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import Verdict

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the state of an article and the list of what is unmet."""
    verdict = wanted(context)
    if verdict is None:
        return []
    met = f"{verdict.met}/{verdict.total}"
    found: list[nodes.Node] = [
        paragraph(
            bar(verdict.met, verdict.total, met),
            f" {met} ",
            state_word(verdict),
            *recomputed_mark(verdict),
            classes=["rigor-total"],
        )
    ]
    unmet = [*(each for part in verdict.parts for each in part.unmet), *verdict.unmet]
    if unmet:
        words = [each.render(lambda text: str(_(text))) for each in unmet]
        found.append(bullets(paragraph(each) for each in words))
    return found


def wanted(context: Context) -> Verdict | None:
    """Return the verdict asked for, that on the document itself by default."""
    name = context.argument.strip("/") or context.docname
    return next((each for each in context.site.verdicts if each.docname == name), None)


def fault(context: Context) -> str:
    """Say that there is no such article."""
    if wanted(context):
        return ""
    name = context.argument or context.docname
    return str(_("%(name)s is no article; see rigor_articles")) % {"name": name}


VIEW = View(build=build, argument=None, fault=fault, needs_plan=False)
