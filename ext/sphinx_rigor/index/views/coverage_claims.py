"""``{coverage-claims}``: what is claimed against what is verified, and why a claim fails."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import inline, link, paragraph, table
from sphinx_rigor.index.views._figures import met_bar
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.plan import Claim, Coverage, batch_claims, failed, topic_claims
from sphinx_rigor.records import Message, State, Verdict

_ = get_translation("sphinx_rigor")
MANY = 12


def build(context: Context) -> list[nodes.Node]:
    """Return the claims of the plan and those of the articles."""
    coverage = context.coverage
    if coverage is None:
        return []
    found: list[nodes.Node] = []
    for title, claims in (
        (_("Batch"), batch_claims(coverage)),
        (_("Topic"), topic_claims(coverage)),
    ):
        if claims:
            found.append(claim_table(str(title), claims))
    if note := sums(coverage):
        found.append(paragraph(note, classes=["rigor-legend"]))
    failing = [each for each in context.site.verdicts if each.state is State.CLAIMED]
    if failing:
        found += articles(failing)
    if not found:
        found.append(paragraph(str(_("Nothing is claimed that is not verified."))))
    return found


def sums(coverage: Coverage) -> str:
    """Say what the claims add up to, where they do not agree with each other."""
    batches = sum(each.claimed for each in batch_claims(coverage))
    topics = sum(each.claimed for each in topic_claims(coverage))
    goals = [each.claimed for each in coverage.plan.goals if each.claimed is not None]
    known = {each for each in (batches, topics, max(goals, default=0)) if each}
    if len(known) < 2:
        return ""
    text = str(
        _(
            "The claims are those of an older document; nothing here is computed from them. "
            "They do not agree: the batches add up to %(batches)s, the topics to %(topics)s, "
            "the goals name %(goals)s."
        )
    )
    named = str(_(", ")).join(map(str, goals)) or "–"
    return text % {"batches": batches, "topics": topics, "goals": named}


def words(message: Message) -> str:
    """Return a message in the language of the site."""
    return message.render(lambda text: str(_(text)))


def claim_table(title: str, claims: Sequence[Claim]) -> nodes.container:
    """Return the table of claims of one sort, with their sums."""
    header = [title, str(_("Claimed")), str(_("Verified")), str(_("Why the claim fails"))]
    rows = [
        (
            paragraph(link(each.docname, each.title)),
            str(each.claimed),
            str(each.verified),
            inline(words(each.reason), "rigor-holds" if each.holds else "rigor-fails"),
        )
        for each in claims
    ]
    return table(header, rows, (34, 10, 10, 46), ["rigor-claims", "rigor-stacked"])


def articles(failing: Sequence[Verdict]) -> list[nodes.Node]:
    """Return the articles that claim to be finished and are not, folded where many."""
    header = [str(_("Article")), str(_("Met")), str(_("Why the claim fails"))]
    rows = [
        (paragraph(link(each.docname, each.title)), met_bar(each), words(failed(each)))
        for each in failing
    ]
    shown = table(header, rows, (34, 16, 50), ["rigor-claims", "rigor-stacked"])
    title = str(_("Articles that claim to be finished and are not: %(count)s"))
    return [fold(title % {"count": len(failing)}, shown, opened=len(failing) <= MANY)]


VIEW = View(build=build)
