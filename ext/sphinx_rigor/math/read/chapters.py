"""Number the equations of a book by chapter, as Sphinx numbers its figures.

The rows of a document are counted when it is read; which chapter it belongs to, and what
stands before it there, only the tables of contents of all documents tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

Sections = Mapping[str, Mapping[str, tuple[int, ...]]]
"""The numbers of sections by document and anchor; the document's own is at ``""``."""
Numbers = dict[str, dict[int, tuple[int, ...]]]
"""The numbers of equations by document and serial, each with the chapter's before it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands in one section of a document: equations, or a table of contents.

    ``anchors`` leads to the section, from the outermost one; ``serials`` tells which
    equations of the document it holds, ``entries`` which documents follow here.
    """

    anchors: tuple[str, ...]
    serials: tuple[int, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(slots=True)
class Count:
    """The counters of a book: one for each number of a section, ``depth`` levels of it."""

    outlines: Mapping[str, tuple[Stretch, ...]]
    sections: Sections
    depth: int
    counts: Counter[tuple[int, ...]] = field(default_factory=Counter)
    found: Numbers = field(default_factory=dict)

    def document(self, docname: str, prefix: tuple[int, ...]) -> None:
        """Give a document its numbers, once, and those that its tables of contents list."""
        if docname in self.found:
            return
        numbers = self.found[docname] = {}
        for stretch in self.outlines.get(docname, ()):
            inner = self.prefix(docname, stretch.anchors, prefix)
            for serial in stretch.serials:
                self.counts[inner[: self.depth]] += 1
                numbers[serial] = (*inner[: self.depth], self.counts[inner[: self.depth]])
            for entry in stretch.entries:
                self.document(entry, inner)

    def prefix(
        self, docname: str, anchors: tuple[str, ...], outer: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Return the number of a section, that of the nearest around it where it has none."""
        known = self.sections.get(docname, {})
        for anchor in anchors:
            outer = known.get(anchor, known.get("", ())) or outer
        return outer


def by_chapter(
    outlines: Mapping[str, tuple[Stretch, ...]], root: str, sections: Sections, depth: int
) -> Numbers:
    """Return the numbers of all documents that can be reached from the first."""
    count = Count(outlines, sections, depth)
    count.document(root, ())
    return count.found


def by_parts(number: tuple[int, ...], separator: str) -> str:
    """Return a number as readers see it: ``2.1-3`` with the separator ``-``."""
    *prefix, last = map(str, number)
    return separator.join([".".join(prefix), last] if prefix else [last])
