"""``{topic-list}``: every topic with what is claimed and what is verified."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import SMALL, fold, state_bar
from sphinx_rigor.index.shapes import (
    Cell,
    bullets,
    inline,
    link,
    paragraph,
    rubric,
    state_word,
    table,
)
from sphinx_rigor.index.views._figures import progress, states_words, verified_of
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import Coverage, Topic

_ = get_translation("sphinx_rigor")
MANY = 20
DEEPEST = 2
"""How far names of topics are moved in, at most."""


def build(context: Context) -> list[nodes.Node]:
    """Return the table of topics, children below their parents, and the unclassified."""
    coverage = context.coverage
    if coverage is None:
        return []
    header = (_("Topic"), _("Claimed"), _("Articles"), _("Verified"))
    rows = [topic_row(coverage, each, depth) for each, depth in nested(coverage)]
    words = str(_("An article of several topics counts once in this bar."))
    return [
        progress(context.site.verdicts, 0, words),
        table([str(each) for each in header], rows, (44, 12, 12, 32), ["rigor-topics"]),
        *unclassified(coverage),
    ]


def unclassified(coverage: Coverage) -> list[nodes.Node]:
    """Return the articles that no topic has, also where there are none."""
    found = coverage.unclassified
    title = rubric(str(_("Articles without a topic")))
    if not found:
        return [title, paragraph(str(_("Every article has a topic.")))]
    lines = bullets(
        paragraph(link(each.docname, each.title), " ", state_word(each)) for each in found
    )
    words = str(_("%(count)s articles")) % {"count": len(found)}
    return [title, lines if len(found) <= MANY else fold(words, lines)]


def nested(coverage: Coverage) -> list[tuple[Topic, int]]:
    """Return the topics with their depth, each followed by those below it."""
    found: list[tuple[Topic, int]] = []
    children = coverage.plan.children
    pending = [(each, 0) for each in reversed(children.get("", ()))]
    while pending:
        topic, depth = pending.pop()
        found.append((topic, depth))
        pending += [(each, depth + 1) for each in reversed(children.get(topic.id, ()))]
    return found


def topic_row(coverage: Coverage, topic: Topic, depth: int) -> list[Cell]:
    """Return one row; the bar shows the states, drawn against the claim where it is more."""
    articles = coverage.articles_of(topic.id)
    title = link(f"topics/{topic.id}", topic.title)
    below = [f"rigor-below-{min(depth, DEEPEST)}"] if depth else []
    name = paragraph("\N{EM SPACE}" * depth, title, classes=below)
    total = max(len(articles), topic.claimed or 0)
    count = f"{verified_of(articles)}/{len(articles)}"
    words = f"{topic.title}: {count} ({states_words(articles)})"
    drawn = state_bar(articles, words, total, SMALL)
    shown = paragraph(drawn, " ", inline(count, "rigor-count"), classes=["rigor-small"])
    claimed = "–" if topic.claimed is None else str(topic.claimed)
    return [name, claimed, str(len(articles)), shown]


VIEW = View(build=build)
