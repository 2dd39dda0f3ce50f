"""Articles that are written, and those that are only planned."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.shapes import inline
from sphinx_rigor.records import Verdict

_ = get_translation("sphinx_rigor")


def unwritten(verdict: Verdict) -> list[nodes.Node]:
    """Return the mark of an article that is not written yet, nothing for others."""
    if verdict.written:
        return []
    return [nodes.Text(" "), inline(str(_("(not written yet)")), "rigor-aside")]


def parted(verdicts: Iterable[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """Return the articles and what is only announced, each in their order."""
    found: tuple[list[Verdict], list[Verdict]] = ([], [])
    for each in verdicts:
        found[not each.written].append(each)
    return found
