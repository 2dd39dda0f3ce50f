"""Links of Markdown to a place in a file: ``[](file.md#label)`` reaches a box, too.

MyST-Parser looks there for headings and for labels of Sphinx, and takes the first ``#`` for
the end of the file's name. Pictures it seeks under the name that an address has for them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.names import named
from sphinx_rigor.boxes.numbering import fold
from sphinx_rigor.boxes.references import box_reference
from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_rigor.boxes.numbering import BoxRecord


class FindPictures(WatchedTransform):
    """Find the files of pictures whose names Markdown has to write as ``%20`` or ``%23``."""

    default_priority = 840

    def apply(self, **_kwargs: Any) -> None:
        """Take the name as it is where there is such a file."""
        for image in find_nodes(self.document, nodes.image):
            name = str(image["uri"])
            if "%" not in name or "://" in name or self.has(name):
                continue
            if self.has(unquote(name)):
                image["uri"] = unquote(name)

    def has(self, name: str) -> bool:
        """Tell whether a file that a document names is there; any name may be asked for."""
        path = self.env.relfn2path(name, self.env.docname)[1]
        return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a name is too long


class LinkFiles(SphinxPostTransform):
    """Resolve what MyST-Parser cannot, before it says so."""

    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Look at the links of Markdown."""
        for node in find_nodes(self.document, addnodes.pending_xref):
            if node.get("reftype") != "myst":
                continue
            refdoc = str(node.get("refdoc") or self.env.docname)
            if not node.get("refdomain"):
                find_document(self.env, node, refdoc)
            place = str(node.get("reftargetid") or "")
            if node.get("refdomain") == "doc" and place:
                record = box_in(self.env, str(node["reftarget"]), place)
                if record:
                    link = box_reference(builder_of(self.env), refdoc, record, node)
                    node.replace_self(link)


class MendLatexLinks(SphinxPostTransform):
    """Write the names of documents in links of LaTeX as Sphinx writes them in its labels.

    There a ``#`` is ``_``, while a link has a colon for it.
    """

    default_priority = 890
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Look at the links to documents with such a name."""
        names = [each for each in self.env.found_docs if "#" in each]
        for link in find_nodes(self.document, nodes.reference) if names else ():
            uri = str(link.get("refuri", ""))
            if "refid" in link:
                uri = f"%{holder(link)}#{link['refid']}"
            for name in names:
                rest = uri.removeprefix(f"%{name}")
                if rest != uri and (not rest or rest.startswith("#")):
                    link["refuri"] = f"%{name.replace('#', '_')}{rest}"
                    link.attributes.pop("refid", None)


def holder(node: nodes.Node) -> str:
    """Return the document of a book that a node stands in, as its sections know it."""
    while (node := node.parent) is not None:
        if isinstance(node, nodes.section) and "docname" in node:
            return str(node["docname"])
    return ""


def find_document(env: BuildEnvironment, node: addnodes.pending_xref, refdoc: str) -> None:
    """Tell a link which document it means where the name of a file holds a ``#``."""
    parts = str(node["reftarget"]).split("#")
    for end in range(len(parts), 0, -1):
        path = env.relfn2path(unquote("#".join(parts[:end])), refdoc)[1]
        docname = env.path2doc(path)
        if docname in env.found_docs and str(env.doc2path(docname)) == path:
            node["refdomain"], node["reftarget"] = "doc", docname
            node["reftargetid"] = "#".join(parts[end:])
            return


def box_in(env: BuildEnvironment, docname: str, place: str) -> BoxRecord | None:
    """Return the box of a document that has this label, or this address."""
    records: tuple[BoxRecord, ...] = env.domains["rigor"].data["boxes"].get(docname, ())
    for record in records:
        names = [fold(each.label) for each in named(record)]
        if fold(place) in names or place == record.node_id:
            return record
    return None


def setup(app: Sphinx) -> None:
    """Register the links."""
    app.add_transform(FindPictures)
    app.add_post_transform(LinkFiles)
    app.add_post_transform(MendLatexLinks)
