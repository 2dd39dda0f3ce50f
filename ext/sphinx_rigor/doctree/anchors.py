"""Give what readers link to an address that lasts: the author's label, else its own words.

Docutils calls a section with a Chinese title ``id13``, or after the Latin letters it finds
in it; a section put in before it shifts such a name, and links from elsewhere lead astray.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import slug, unlike

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HEADINGS: Any = (nodes.section, nodes.rubric, nodes.title)
SERIAL = re.compile(r"id\d+")
"""An id that says nothing but how many came before it."""
UNNAMED = (nodes.footnote, nodes.citation)
"""What is called by its number and has a name of that; links lead to it and back."""


class KeepWords(WatchedTransform):
    """Note what each heading is called in the language that its author wrote.

    MyST-Parser has done so for the levels of ``myst_heading_anchors``.
    """

    default_priority = 15
    """Before Sphinx's ``Locale``: an address is the same in all languages."""

    def apply(self, **_kwargs: Any) -> None:
        """Go through the headings in the order of the document."""
        found = headings(self.document)
        taken = {str(each["slug"]) for each in found if each.get("slug")}
        given: Counter[str] = Counter()
        for node in found:
            if not node.get("slug"):
                node["slug"] = unlike(slug(words(node)), taken, given)
                taken.add(node["slug"])


class NameHeadings(WatchedTransform):
    """Put the lasting name of each heading first, and take away those that do not last."""

    default_priority = 701
    """Once all ids are given, before tables of contents refer to them."""

    def apply(self, **_kwargs: Any) -> None:
        """Name labels, then headings; what referred to an old name is told the new one."""
        document = self.document
        renamed = dict(renamed_labels(document))
        rename(document, renamed)
        labels = {document.nameids.get(name) for name, own in document.nametypes.items() if own}
        dropped: dict[str, str] = {}
        for node in headings(document):
            dropped |= lead_with_words(document, node, labels)
        rename(document, dropped)
        self.tell_parser(
            {**{old: dropped.get(new, new) for old, new in renamed.items()}, **dropped}
        )

    def tell_parser(self, renamed: Mapping[str, str]) -> None:
        """Correct what MyST-Parser has noted of the ids of headings."""
        noted = getattr(self.document, "myst_slugs", {})
        for key, (line, node_id, text) in noted.items():
            noted[key] = (line, renamed.get(node_id, node_id), text)


def headings(document: nodes.document) -> list[nodes.Element]:
    """Return what has an address as a heading.

    What a parser knows nothing of is another extension's, which may look for it by that name.
    """
    known = document.ids
    return [
        each
        for each in find_nodes(document, HEADINGS)
        if any(name in known for name in each["ids"])
    ]


def words(node: nodes.Element) -> str:
    """Return the text of a heading."""
    title = node.next_node(nodes.title) if isinstance(node, nodes.section) else node
    return title.astext() if title is not None else ""


def renamed_labels(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the ids of labels in which docutils has left out letters, each with a whole one."""
    taken = set(document.ids)
    for name, node_id in document.nameids.items():
        node = document.ids.get(node_id or "")
        if name.isascii() or not document.nametypes.get(name) or node is None:
            continue
        wished = re.sub(r"\s+", "-", name)
        if wished not in taken and not isinstance(node, UNNAMED):
            taken.add(wished)
            yield str(node_id), wished


def lead_with_words(
    document: nodes.document, node: nodes.Element, labels: set[str | None]
) -> dict[str, str]:
    """Put a heading's label or words first among its ids; return those that go."""
    ids = node["ids"]
    written = slug(str(node.get("slug") or "")) or ids[0]
    if document.ids.get(written) is not node:
        written = unlike(written, document.ids, document.id_counter)
    kept = [each for each in ids if each in labels]
    rest = [each for each in ids if each not in {*kept, written}]
    gone = [each for each in rest if SERIAL.fullmatch(each) or not written.isascii()]
    node["ids"] = [*dict.fromkeys((*kept, written)), *(x for x in rest if x not in gone)]
    document.ids[written] = node
    return dict.fromkeys(gone, node["ids"][0])


def rename(document: nodes.document, renamed: Mapping[str, str]) -> None:
    """Give ids other names, wherever they stand."""
    if not renamed:
        return
    for node in find_nodes(document, nodes.Element):
        if "refid" in node:
            node["refid"] = renamed.get(node["refid"], node["refid"])
        if not renamed.keys().isdisjoint(node["ids"]):
            node["ids"] = list(dict.fromkeys(renamed.get(each, each) for each in node["ids"]))
    for name, node_id in document.nameids.items():
        document.nameids[name] = renamed.get(node_id or "", node_id)
    for old, new in renamed.items():
        if old in document.ids:
            document.ids.setdefault(new, document.ids.pop(old))


def setup(app: Sphinx) -> None:
    """Register the naming."""
    app.add_transform(KeepWords)
    app.add_transform(NameHeadings)
