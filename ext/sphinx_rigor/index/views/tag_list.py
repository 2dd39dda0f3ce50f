"""``{tag-list}``: every tag with its articles, folded where they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.shapes import (
    inline,
    joined,
    link,
    paragraph,
    place_link,
    state_word,
)
from sphinx_rigor.index.views._stubs import parted
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.records import State, Verdict, anchor, spelling
from sphinx_rigor.records import fold as folded

_ = get_translation("sphinx_rigor")
FEW = 60
"""Lines of a list that is not folded."""


def build(context: Context) -> list[nodes.Node]:
    """Return the tags, the most used first, then each with its articles."""
    tags = by_tag(context.site.verdicts)
    untagged = [each for each in context.site.verdicts if not each.tags]
    if not tags:
        return [paragraph(str(_("No article has a tag.")))]
    cloud = sorted(tags.items(), key=lambda item: (-len(item[1]), item[0]))
    links = [jump(context.docname, name, len(found)) for name, found in cloud]
    few = sum(len(found) for found in tags.values()) <= FEW
    items = [tag_item(name, found, opened=few) for name, found in sorted(tags.items())]
    shown: list[nodes.Node] = [
        paragraph(*joined(links), classes=["rigor-cloud"]),
        nodes.container("", *items, classes=["rigor-tag-folds"]),
    ]
    if untagged:
        shown.append(paragraph(str(_("Articles without a tag:")), classes=["rigor-label"]))
        shown += lines(untagged)
    return shown


def by_tag(verdicts: Sequence[Verdict]) -> Mapping[str, Sequence[Verdict]]:
    """Return the articles of each tag by the spelling that most of them use."""
    found: dict[str, list[Verdict]] = {}
    written: dict[str, list[str]] = {}
    for verdict in verdicts:
        for tag in verdict.tags:
            found.setdefault(folded(tag), []).append(verdict)
            written.setdefault(folded(tag), []).append(tag)
    return {spelling(written[key]): members for key, members in found.items()}


def jump(docname: str, name: str, count: int) -> nodes.inline:
    """Return a link to a tag on this page, with its number of articles."""
    number = inline(f" {count}", "rigor-count")
    return nodes.inline("", "", place_link(docname, f"tag-{anchor(name)}", name), number)


def tag_item(name: str, verdicts: Sequence[Verdict], *, opened: bool) -> nodes.Element:
    """Return one tag and its articles; the link to it leads to the handle."""
    words = f"{name} ({len(verdicts)})"
    return fold(words, *lines(verdicts), opened=opened, node_id=f"tag-{anchor(name)}")


def lines(verdicts: Sequence[Verdict]) -> list[nodes.Node]:
    """Return articles in one paragraph, which many fill less of a page with, then the stubs."""
    written, planned = parted(verdicts)
    found: list[nodes.Node] = []
    if written:
        found.append(paragraph(*joined(map(named, written))))
    if planned:
        links = joined(link(each.docname, each.title) for each in planned)
        label = inline(str(_("Not written yet: ")), "rigor-label")
        found.append(paragraph(label, *links, classes=["rigor-planned"]))
    return found


def named(verdict: Verdict) -> nodes.Node:
    """Return an article, with its state where it is not verified."""
    title = link(verdict.docname, verdict.title)
    if verdict.state is State.VERIFIED:
        return title
    return nodes.inline("", "", title, nodes.Text(" "), state_word(verdict))


VIEW = View(build=build, needs_plan=False)
