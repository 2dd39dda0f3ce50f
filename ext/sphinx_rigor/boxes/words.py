"""The words of a link to a box: the author's own, a template filled in, or its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.boxes.kinds import Kind
from sphinx_rigor.boxes.numbering import BoxRecord, head, kind_of
from sphinx_rigor.doctree.dollars import as_nodes

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref

_ = get_translation("sphinx_rigor")
BLANKS = re.compile(r"(\{number\}|\{name\})")
PARSED = "myst"
"""The references whose text the parser has read: a dollar in it is a dollar."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A box that a reference means."""

    record: BoxRecord
    kinds: Mapping[str, Kind]

    @property
    def own(self) -> str:
        """What the box is called in its document: kind and number, or its title."""
        kind = kind_of(self.record.kind, self.kinds)
        if self.record.number:
            return head(kind, self.record.number)
        return self.record.title or kind.word

    def plain(self, node: nodes.Node) -> str:
        """Return what a reference without a text of its own says."""
        record, said = self.record, self.own
        if record.owner_id and not stands_in(node, record):
            owner = head(kind_of(record.owner_kind, self.kinds), record.owner_number)
            said = str(_("%(step)s of %(box)s")) % {"step": said, "box": owner}
        return said

    def filled(self, blank: str) -> str:
        """Return what stands in the place of ``{number}`` or ``{name}``."""
        record = self.record
        return record.number or self.own if blank == "{number}" else record.title or self.own


def link_words(linked: Linked, node: pending_xref) -> list[nodes.Node]:
    """Return the words of a link."""
    if not (node.get("refexplicit") and node.astext()):
        return list(as_nodes(linked.plain(node)))
    if node.get("reftype") == "numref":
        given = node.astext().replace("%s", "{number}")
        return list(filled(linked, given, parsed=False))
    copied = node.deepcopy()
    for text in list(copied.findall(nodes.Text)):
        written = filled(linked, str(text), parsed=node.get("reftype") == PARSED)
        text.parent.replace(text, list(written))
    return list(copied.children)


def with_document(words: nodes.Element, document: str) -> list[nodes.Node]:
    """Return the words of a link with the title of the document that it leads to."""
    before, _box, after = str(_("%(box)s (%(document)s)")).partition("%(box)s")
    named = [text.replace("%(document)s", document) for text in (before, after)]
    return [*as_nodes(named[0]), words, *as_nodes(named[1])]


def filled(linked: Linked, text: str, *, parsed: bool) -> Iterator[nodes.Node]:
    """Yield a text with its blanks filled in, and its formulas where nobody has read them."""
    if not parsed:
        yield from as_nodes(BLANKS.sub(lambda match: linked.filled(match[1]), text))
        return
    for index, part in enumerate(BLANKS.split(text)):
        if index % 2:
            yield from as_nodes(linked.filled(part))
        elif part:
            yield nodes.Text(part)


def stands_in(node: nodes.Node, record: BoxRecord) -> bool:
    """Tell whether a reference stands in the box that owns what it refers to."""
    document = node.get("refdoc", record.docname) if isinstance(node, nodes.Element) else ""
    while document == record.docname and node.parent is not None:
        node = node.parent
        if record.owner_id in node["ids"]:
            return True
    return False
