"""Recognise parts, entries and fields in the facts of a document.

Pure: the same facts read with another standard need no document read again.
"""

from __future__ import annotations

from itertools import chain

from sphinx_rigor.recognition.entries import find_entries
from sphinx_rigor.recognition.reading import PartSpan, Reading
from sphinx_rigor.recognition.titles import whole_title
from sphinx_rigor.records import DOCUMENT, Facts, Label, document_headings, is_boxed
from sphinx_rigor.standard import Part, Standard, matches


def recognise(facts: Facts, standard: Standard, *, asked_only: bool = False) -> Reading:
    """Return what the standard finds in a document.

    With ``asked_only``, entries are looked for only where the document has a part that
    asks for some, or the standard asks for them anywhere.
    """
    spans = find_parts(facts, standard)
    first: dict[str, PartSpan] = {}
    for span in spans:
        first.setdefault(span.id, span)
    kept = tuple(first.values())
    return Reading(
        parts=kept,
        duplicates=tuple(span for span in spans if span not in kept),
        entries=find_entries(facts, standard, spans, asked_only=asked_only),
    )


def find_parts(facts: Facts, standard: Standard) -> list[PartSpan]:
    """Return each heading of a part with the end of its part, in order."""
    headings = document_headings(facts)
    begun = part_headings(headings, standard)
    ends = [heading.place - 1 for _, heading in begun[1:]]
    if begun:
        ends.append(end_of_last(facts, headings, begun[-1][1], standard))
    return [
        PartSpan(part, heading, end) for (part, heading), end in zip(begun, ends, strict=True)
    ]


def part_headings(headings: list[Label], standard: Standard) -> list[tuple[str, Label]]:
    """Return part id and heading of each part.

    ``match`` of a part may list several spellings in the order of trust; an article
    keeps to one, the first of those that find the most parts. All but the first are
    taken only where they find two parts: a lone ``9. 总结与展望`` is just a chapter. A part's
    own title, with a number or without one, is trusted beside each of them.
    """
    titled = [(whole_title(heading.text), heading) for heading in headings]
    spellings = max((len(part.match) or bool(part.words) for part in standard.parts), default=0)
    found: list[tuple[str, Label]] = []
    for index in range(spellings):
        these = [
            (part, heading)
            for own, heading in titled
            if (part := part_of(own, heading.text, index, standard))
        ]
        count = len({part for part, _ in these})
        if count > max(len({part for part, _ in found}), index and 1):
            found = these
    return found


def part_of(own: str, title: str, index: int, standard: Standard) -> str:
    """Return the part that a title begins, ``""`` for none: the first, where it names more."""
    named = (part.id for part in standard.parts if own in part.words)
    spelled = (part.id for part in standard.parts if is_spelled(part, index, title))
    return next(chain(named, spelled), "")


def is_spelled(part: Part, index: int, title: str) -> bool:
    """Tell whether a title is spelled as one of the patterns of a part has it."""
    return index < len(part.match) and part.match.finders[index](title) is not None


def end_of_last(facts: Facts, headings: list[Label], last: Label, standard: Standard) -> int:
    """Return the last place of the last part: before the closing heading, or the end."""
    for heading in headings:
        closes = heading.place > last.place and heading.level <= last.level
        if (
            closes
            and not is_boxed(facts, heading.block, DOCUMENT)
            and matches(standard.closing, heading.text)
        ):
            return heading.place - 1
    return facts.blocks[0].end
