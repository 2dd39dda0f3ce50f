"""Whether a claim is supported: by a proof, by what it links, by the source it names."""

from __future__ import annotations

import re

from sphinx_rigor.records import Box, Facts, between
from sphinx_rigor.verdict.places import Key
from sphinx_rigor.verdict.proofs import MAPPED, PROOF, THEOREM
from sphinx_rigor.verdict.uses import ARGUMENTS, Reader

SOURCE = re.compile(
    r"[（(\[［][^()（）\[\]［］]*\b(?:1[5-9]|20)\d\d[a-z]?\b[^()（）\[\]［］]*[)）\]］]"
    r"|\[\d+(?:[,，、–-]\s*\d+)*\]|\bdoi\b|\barXiv\b",
    re.IGNORECASE,
)
"""A source as text: names with a year, a number in brackets, an identifier."""
COROLLARY = "corollary"


def is_proved(reader: Reader, facts: Facts, box: Box) -> bool:
    """Tell whether a box is proved: by itself, by a proof, by what it links or cites."""
    if box.family != THEOREM:
        return box.family == "derivation"
    proved = Key(facts.docname, box.id) in reader.proved
    return proved or cites(facts, box) or links_argument(reader, facts, box)


def cites(facts: Facts, box: Box) -> bool:
    """Tell whether a box names a source: a note, an entry, an address, a work with its year."""
    if between(facts.citations, box.place, box.end):
        return True
    links = between(facts.links, box.place, box.end)
    texts = [box.title, *(each.text for each in between(facts.paragraphs, box.place, box.end))]
    return any("://" in each.target for each in links) or any(map(SOURCE.search, texts))


def links_argument(reader: Reader, facts: Facts, box: Box) -> bool:
    """Tell whether a box links a proof or derivation; a corollary, whatever it follows from."""
    wanted = MAPPED | {PROOF} if box.kind == COROLLARY else ARGUMENTS
    links = between(facts.links, box.place, box.end)
    found = (reader.box_at(reader.names.box(each.target)) for each in links)
    return any(each is not None and each != box and each.family in wanted for each in found)
