"""The Domain: what is known of each document, as plain data in the environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_rigor.boxes.directive import BoxDirective
from sphinx_rigor.boxes.kinds import KINDS, kinds_of
from sphinx_rigor.boxes.names import Names, named, names_of
from sphinx_rigor.boxes.numbering import BoxRecord, head, kind_of
from sphinx_rigor.boxes.parts import PARTS
from sphinx_rigor.boxes.references import box_reference
from sphinx_rigor.doctree.guard import watched_handler
from sphinx_rigor.doctree.left_out import left_out
from sphinx_rigor.math.document.places import Place
from sphinx_rigor.memory.beside import Help
from sphinx_rigor.memory.reading import note_crashes, note_document
from sphinx_rigor.memory.recorder import Heard, Remembered
from sphinx_rigor.memory.references import Resolved, packed
from sphinx_rigor.memory.shelf import Shelf
from sphinx_rigor.plan import Site
from sphinx_rigor.records import DATA_VERSION

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

NOT_SEARCHED = -1
"""The priority of an object that the search leaves out."""


class RigorDomain(Domain):
    """Facts, labelled boxes, references and remembered warnings, per document."""

    name = "rigor"
    label = "sphinx-rigor"
    data_version = DATA_VERSION
    directives: ClassVar = {**dict.fromkeys(KINDS, BoxDirective), **PARTS}
    object_types: ClassVar = {"box": ObjType("box", "ref", "any")}
    roles: ClassVar = {"ref": XRefRole(warn_dangling=True)}
    dangling_warnings: ClassVar = {"ref": "unknown box label: %(target)s"}
    initial_data: ClassVar = {
        "facts": {},
        "boxes": {},
        "references": {},
        "views": {},
        "equations": {},
        "conditional": {},
        "outlines": {},
        "chapters": {},
        "warnings": {},
        "included": {},
        "targets": {},
        "absent": {},
        "read": {},
        "resolved": {},
        "measured": {},
        "checked": {},
    }

    def __init__(self, env: BuildEnvironment) -> None:
        """Start without a verdict: each build makes its own."""
        super().__init__(env)
        self.site: Site | None = None
        self.unwritten = ""
        self.basis = ""
        self.resolved: Mapping[str, Resolved] = {}
        self.heard: list[Heard] = []
        self.help = Help(env)
        self.known: Names | None = None
        self.places: Mapping[str, Place] | None = None
        self.shown_on: Mapping[str, str] | None = None
        self.by_id: dict[str, Mapping[str, BoxRecord]] = {}
        self.filled: dict[tuple[str, str, str], bytes] = {}
        """Views by name, argument and document, made and not yet shown: their nodes pickled."""
        self.sealed: dict[str, str] = {}
        """The keys by which documents were measured in this build, by docname."""
        self.shelf = Shelf(self.data["facts"])

    def renew(self) -> None:
        """Forget what was put in order of the boxes, places and views of all documents."""
        self.known = self.places = self.shown_on = None
        self.by_id = {}

    def boxes_of(self, docname: str) -> Mapping[str, BoxRecord]:
        """Return the boxes of a document by their ids."""
        if docname not in self.by_id:
            found = self.boxes.get(docname, ())
            self.by_id[docname] = {each.node_id: each for each in reversed(found)}
        return self.by_id[docname]

    def directive(self, name: str) -> Any:
        """Return the directive of a name, those of the user's own kinds included.

        Sphinx makes domains before the configuration is at hand.
        """
        if name not in self.directives and name in kinds_of(self.env.config):
            extended: dict[str, Any] = {**self.directives, name: BoxDirective}
            vars(self)["directives"] = extended
        return super().directive(name)

    @property
    def facts(self) -> Shelf:
        """The facts of each document, by docname."""
        if self.shelf.stored is not self.data["facts"]:
            self.shelf = Shelf(self.data["facts"])
        return self.shelf

    @property
    def boxes(self) -> dict[str, tuple[BoxRecord, ...]]:
        """The boxes of each document, those without a label included, by docname."""
        return cast("dict[str, tuple[BoxRecord, ...]]", self.data["boxes"])

    @property
    def references(self) -> dict[str, bytes]:
        """The references of each document, pickled, by docname."""
        return cast("dict[str, bytes]", self.data["references"])

    @property
    def views(self) -> dict[str, tuple[tuple[str, str, int], ...]]:
        """The views of the index each document shows: name, argument, line."""
        return cast("dict[str, tuple[tuple[str, str, int], ...]]", self.data["views"])

    @property
    def absent(self) -> dict[str, tuple[str, ...]]:
        """The files each document depends on that do not exist, from the source directory."""
        return cast("dict[str, tuple[str, ...]]", self.data["absent"])

    @property
    def read(self) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
        """What reads each document, as a digest, and the files it was read from with theirs."""
        return cast("dict[str, tuple[str, tuple[tuple[str, str], ...]]]", self.data["read"])

    @property
    def included(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The files each document includes, each with the digest of its content."""
        return cast("dict[str, tuple[tuple[str, str], ...]]", self.data["included"])

    @property
    def warnings(self) -> dict[str, tuple[Remembered, ...]]:
        """What was said while each document was read, by docname."""
        return cast("dict[str, tuple[Remembered, ...]]", self.data["warnings"])

    @property
    def names(self) -> Names:
        """The boxes of all documents by their names."""
        if self.known is None:
            self.known = names_of(self.records())
        return self.known

    def records(self) -> Iterator[BoxRecord]:
        """Yield the boxes in the order of documents, one for each of its names."""
        for _docname, found in sorted(self.boxes.items()):
            yield from (one for each in found for one in named(each))

    def process_doc(
        self, env: BuildEnvironment, docname: str, document: nodes.document
    ) -> None:
        """Note what the document holds."""
        self.renew()
        note_document(self, env, docname, document)

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.renew()
        for name in self.initial_data:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over the documents that another process has read."""
        self.renew()
        for name in self.initial_data:
            for docname in docnames:
                if docname in otherdata[name]:
                    self.data[name][docname] = otherdata[name][docname]

    def resolve_xref(  # noqa: PLR0913, PLR0917 - the signature is that of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Resolve ``{rigor:ref}``, and the index's own links to ``docname#id``."""
        del env
        if typ == "place":
            docname, _, node_id = target.partition("#")
            return make_refnode(builder, fromdocname, docname, node_id, contnode)
        record = self.names.find(target)
        return box_reference(builder, fromdocname, record, node) if record else None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve ``{any}`` and Markdown's ``[](#label)``."""
        del env, contnode
        record = self.names.find(target)
        if record is None:
            return []
        return [("rigor:ref", box_reference(builder, fromdocname, record, node))]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield the labelled boxes for the inventory.

        The search has them as titles: Sphinx takes an id that is the name of its object for
        what it shows, and leads astray.
        """
        kinds, hidden = kinds_of(self.env.config), left_out(self.env)
        for each in self.names.written.values():
            if each.node_id in hidden.get(each.docname, ()):
                continue
            words = head(kind_of(each.kind, kinds), each.number)
            shown = f"{words} {each.title}".strip()
            yield each.label, shown, "box", each.docname, each.node_id, NOT_SEARCHED


def rigor_domain(env: BuildEnvironment) -> RigorDomain:
    """Return the domain of an environment, the one typed door to our data."""
    return cast("RigorDomain", env.domains["rigor"])


@watched_handler
def on_doctree_read(app: Sphinx, document: nodes.document) -> None:
    """Keep the references of a document as it is stored."""
    rigor_domain(app.env).references[app.env.docname] = packed(document)


def on_read(app: Sphinx, _document: nodes.document) -> None:
    """Note what failed, once nothing of ours is left to do."""
    note_crashes(rigor_domain(app.env), app.env, app.env.docname)


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(RigorDomain)
    app.connect("doctree-read", on_doctree_read, priority=990)
    app.connect("doctree-read", on_read, priority=999)
