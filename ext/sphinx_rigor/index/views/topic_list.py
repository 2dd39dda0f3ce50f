"""``{topic-list}``: every topic with what is claimed and what is verified."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import bar, bullets, link, paragraph, table
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.model import State
from sphinx_rigor.plan import Coverage, Topic

_ = get_translation("sphinx_rigor")


def build(context: Context) -> list[nodes.Node]:
    """Return the table of topics, children below their parents, and the unclassified."""
    coverage = context.coverage
    if coverage is None:
        return []
    header = (_("Topic"), _("Claimed"), _("Articles"), _("Verified"))
    rows = [topic_row(coverage, each, depth) for each, depth in nested(coverage, "", 0)]
    found: list[nodes.Node] = [table([str(each) for each in header], rows, (40, 12, 12, 36))]
    if coverage.unclassified:
        found.append(nodes.rubric("", str(_("Articles without a topic"))))
        found.append(
            bullets(paragraph(link(each.docname, each.title)) for each in coverage.unclassified)
        )
    return found


def nested(coverage: Coverage, parent: str, depth: int) -> list[tuple[Topic, int]]:
    """Return the topics with their depth, each followed by those below it."""
    found = []
    for each in coverage.plan.topics:
        if each.parent == parent:
            found += [(each, depth), *nested(coverage, each.id, depth + 1)]
    return found


def topic_row(coverage: Coverage, topic: Topic, depth: int) -> list[str | nodes.Node]:
    """Return one row."""
    articles = coverage.articles_of(topic.id)
    verified = sum(1 for each in articles if each.state is State.VERIFIED)
    name = paragraph("　" * depth, link(f"topics/{topic.id}", topic.title))
    count = f"{verified}/{len(articles)}"
    shown = paragraph(bar(verified, len(articles), count), f" {count}")
    claimed = "–" if topic.claimed is None else str(topic.claimed)
    return [name, claimed, str(len(articles)), shown]


VIEW = View(build=build)
