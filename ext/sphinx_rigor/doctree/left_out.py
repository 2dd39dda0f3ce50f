"""Turn links to what a false ``only`` leaves out into their words.

Sphinx collects the labels of a document before a builder decides what it shows of it, and
resolves references to all of them: on a page such a link leads nowhere, in a book LaTeX
prints two question marks. Authors who leave something out know that it is gone, so nothing
is said of it, as Sphinx says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from sphinx_rigor.doctree.builder import builder_of
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

Conditional = tuple[tuple[str, tuple[str, ...]], ...]
"""The ids that stand in each ``only`` of a document, with its condition."""
Hidden = Mapping[str, frozenset[str]]
"""The ids that the builder at work leaves out, by docname."""


def conditional_ids(document: nodes.document) -> Conditional:
    """Return what each ``only`` holds that links may lead to."""
    found = find_nodes(document, addnodes.only)
    return tuple((str(node["expr"]), ids) for node in found if (ids := tuple(ids_of(node))))


def ids_of(root: nodes.Element) -> Iterator[str]:
    """Yield the ids of a node and of what it holds, the rows of formulas included."""
    for node in find_nodes(root, nodes.Element):
        yield from node["ids"]
        rows: Any = node.get("rigor_equations", ())
        yield from (each.node_id for each in rows if each)


def left_out(env: BuildEnvironment) -> Hidden:
    """Return the ids that the builder at work leaves out."""
    stored = cast("dict[str, Conditional]", env.domains["rigor"].data["conditional"])
    tags = builder_of(env).tags
    found = {
        docname: frozenset(id_ for expr, ids in each if not holds(tags, expr) for id_ in ids)
        for docname, each in stored.items()
    }
    return {docname: ids for docname, ids in found.items() if ids}


def holds(tags: Any, condition: str) -> bool:
    """Tell whether what stands under a condition is shown."""
    try:
        return bool(tags.eval_condition(condition))
    except Exception:  # noqa: BLE001 - Sphinx reports the condition and shows the content
        return True


def addresses_of(builder: Builder, page: str, hidden: Hidden) -> Iterator[str]:
    """Yield what links of a page say for what is left out of other documents."""
    for docname, ids in hidden.items():
        try:
            uri = builder.get_relative_uri(page, docname)
        except NoUri:
            continue
        yield from (f"{uri}#{each}" for each in ids)


def words_of(node: nodes.reference) -> list[nodes.Node]:
    """Return what a link says; where something leads to the link, that place stays."""
    if node["ids"]:
        return [nodes.inline("", "", *node.children, ids=node["ids"], names=node["names"])]
    return list(node.children)


class UnlinkLeftOut(SphinxPostTransform):
    """Leave the words of links that lead to nothing."""

    default_priority = ReferencesResolver.default_priority
    """Right after it: what is resolved on every build tells which pages change."""

    def run(self, **_kwargs: Any) -> None:
        """Go through what leads anywhere."""
        if not (hidden := left_out(self.env)):
            return
        addresses = frozenset(addresses_of(builder_of(self.env), self.env.docname, hidden))
        for node in find_nodes(self.document, nodes.Element):
            own = hidden.get(self.docname_of(node), frozenset())
            if "backrefs" in node:
                node["backrefs"] = [each for each in node["backrefs"] if each not in own]
            if isinstance(node, nodes.reference):
                uri = str(node.get("refuri", ""))
                here = node.get("refid") or uri.removeprefix("#")
                if here in own or uri in addresses:
                    node.replace_self(words_of(node))
            elif isinstance(node, nodes.footnote_reference) and node.get("refid") in own:
                node.parent.remove(node)  # its only word is a number that stands nowhere

    def docname_of(self, node: nodes.Node) -> str:
        """Return the document a node was written in, on a page of all, too."""
        while node.parent is not None:
            node = node.parent
            if isinstance(node, addnodes.start_of_file):
                return str(node["docname"])
        return self.env.docname


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(UnlinkLeftOut)
