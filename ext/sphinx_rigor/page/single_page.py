"""One page of all documents: each address once, and links that reach it.

Documents number their boxes, footnotes and headings each for itself; joined, a name that
an earlier document has is given that of its document in front. References to another document
come as ``#document-NAME#ID``, which no browser finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DOCUMENT = "#document-"
Renamed = Mapping[tuple[str, str], str]
"""The new name of an id, by document and old name."""


class RigorSinglePageBuilder(SingleFileHTMLBuilder):
    """Sphinx's builder, each id once."""

    renamed: Renamed = MappingProxyType({})

    def assemble_doctree(self) -> nodes.document:
        """Join the documents, then rename what two of them have."""
        tree = super().assemble_doctree()
        placed = list(elements(tree, self.config.root_doc))
        self.renamed = renamed(placed)
        for docname, element in placed:
            rename(element, docname, self.renamed)
        return tree

    def assemble_toc_secnumbers(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """Know the numbers of headings by their new names, too."""
        found = super().assemble_toc_secnumbers()
        for numbers in found.values():
            for (docname, old), new in self.renamed.items():
                if (number := numbers.get(f"{docname}/#{old}")) is not None:
                    numbers[f"{docname}/#{new}"] = number
        return found

    def assemble_toc_fignumbers(self) -> dict[str, dict[str, dict[str, tuple[int, ...]]]]:
        """Know the numbers of figures and tables by their new names, too."""
        found = super().assemble_toc_fignumbers()
        for by_type in found.values():
            for alias, numbers in by_type.items():
                docname = alias.rpartition("/")[0]
                new = {self.renamed.get((docname, old), old): n for old, n in numbers.items()}
                numbers.update(new)
        return found

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Lead from a table of contents to the headings of each document."""
        docname = self.config.root_doc
        for reference in node.findall(nodes.reference) if node is not None else ():
            uri = reference.get("refuri", "")
            if uri.startswith(DOCUMENT) and "#" not in uri[1:]:
                docname = uri.removeprefix(DOCUMENT)
            rename(reference, docname, self.renamed)
        return super().render_partial(node)


def elements(tree: nodes.Element, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """Yield every element with the name of its document, in the order of the page."""
    stack = [(docname, tree)]
    while stack:
        docname, element = stack.pop()
        if isinstance(element, addnodes.start_of_file):
            docname = element["docname"]
        yield docname, element
        children = (each for each in element.children if isinstance(each, nodes.Element))
        stack += [(docname, each) for each in children][::-1]


def renamed(placed: list[tuple[str, nodes.Element]]) -> Renamed:
    """Return new names for the ids that an earlier document has."""
    owners: dict[str, str] = {}
    order: dict[str, int] = {}
    for docname, element in placed:
        order.setdefault(docname, len(order) + 1)
        for each in element["ids"]:
            owners.setdefault(each, docname)
    return {
        (docname, each): f"part-{order[docname]}-{each}"
        for docname, element in placed
        for each in element["ids"]
        if owners[each] != docname
    }


def rename(element: nodes.Element, docname: str, new: Renamed) -> None:
    """Give one element its new names, and those of what it refers to."""

    def name(old: str) -> str:
        return new.get((docname, old), old)

    for key in ("ids", "backrefs"):
        if key in element:
            element[key] = [name(each) for each in element[key]]
    if "refid" in element:
        element["refid"] = name(element["refid"])
    uri = element.get("refuri", "")
    if uri.startswith(DOCUMENT) and "#" in uri[1:]:
        other, _, anchor = uri.removeprefix(DOCUMENT).rpartition("#")
        element["refuri"] = f"#{new.get((other, anchor), anchor)}"
    elif uri.startswith("#") and not uri.startswith(DOCUMENT):
        element["refuri"] = f"#{name(uri[1:])}"


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.add_builder(RigorSinglePageBuilder, override=True)
