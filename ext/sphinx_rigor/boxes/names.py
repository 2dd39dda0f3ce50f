"""The names that lead to a box: its label and the targets above it, in any spelling.

Sphinx writes the targets of ``ref`` and ``numref`` small and its runs of spaces as one,
other roles leave them as they are; a label is found by both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_rigor.boxes.numbering import BoxRecord, fold

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Names(NamedTuple):
    """Boxes by name, as it is written and as it is folded; the first of equals counts."""

    written: dict[str, BoxRecord]
    folded: dict[str, BoxRecord]

    def find(self, target: str) -> BoxRecord | None:
        """Return the box that a reference means."""
        return self.written.get(target) or self.folded.get(fold(target))


def names_of(records: Iterable[BoxRecord]) -> Names:
    """Return the names of boxes; ``records`` has one for each name, see ``named``."""
    every = list(records)[::-1]
    written = {each.label: each for each in every}
    return Names(written, {fold(each.label): each for each in every})


def named(record: BoxRecord) -> Iterator[BoxRecord]:
    """Yield the record of a box once for each of its names."""
    if record.label:
        yield record
    for alias in record.aliases:
        yield replace(record, label=alias)


def lead_with_names(document: nodes.document, boxes: Iterable[nodes.Element]) -> None:
    """Put the id of the target above a box first where the box has no label of its own."""
    for box in boxes:
        own = [document.nameids.get(each) for each in box["names"]]
        if not box["rigor_label"]:
            box["ids"].sort(key=lambda each: each not in own)


def take_names(
    env: BuildEnvironment, document: nodes.document, boxes: Iterable[nodes.Element]
) -> None:
    """Take the names of boxes from the standard domain, which knows no numbers of boxes.

    Links of Markdown look for explicit names in the document afterwards.
    """
    known = env.domains.standard_domain.anonlabels
    for name in (each for box in boxes for each in box["names"]):
        document.nametypes.pop(name, None)
        if known.get(name, ("",))[0] == env.docname:
            del known[name]
