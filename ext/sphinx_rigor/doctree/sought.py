"""Have a document walked in one loop when transforms seek nodes in it.

Some forty transforms of docutils, Sphinx and its extensions walk every document, through a
generator for each node inside those of all nodes around it: a sixth of the time of reading.
While transforms work on a document, its own ``findall`` is one generator that yields the
same nodes; before it is stored or written, it is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import NodeMatcher

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import wanted_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Classes = tuple[type[nodes.Node], ...]
Condition = type[nodes.Node] | Callable[[nodes.Node], bool] | None


class SeekFast(WatchedTransform):
    """Have a document be walked so for as long as transforms work on it."""

    default_priority = 0

    def apply(self, **_kwargs: Any) -> None:
        """Put the walk in the place of the method, for this document alone."""
        document = self.document
        vars(document)["findall"] = seeking(document)


class SeekFastWhenWritten(SphinxPostTransform):
    """The same while a document is made ready to be written."""

    default_priority = 0

    def run(self, **_kwargs: Any) -> None:
        """Put the walk in the place of the method, unless it is there."""
        vars(self.document).setdefault("findall", seeking(self.document))


def seeking(document: nodes.document) -> Callable[..., Iterator[nodes.Node]]:
    """Return a ``findall`` for a document that yields what its own would yield."""
    walk = document.findall

    def findall(
        condition: Condition = None, *args: bool, **kwargs: bool
    ) -> Iterator[nodes.Node]:
        wanted = classes_of(condition)
        if args or kwargs or not wanted:
            return walk(condition, *args, **kwargs)
        found = nodes_of(document, wanted)
        return filter(condition, found) if isinstance(condition, NodeMatcher) else found

    return findall


def classes_of(condition: Condition) -> Classes:
    """Return the classes a node must be of one of, none where that is not known."""
    if condition is None:
        return (nodes.Node,)
    if isinstance(condition, NodeMatcher):
        return tuple(condition.classes) or (nodes.Element,) * bool(condition.attrs)
    return (condition,) if isinstance(condition, type) else ()


def nodes_of(root: nodes.Node, classes: Classes) -> Iterator[nodes.Node]:
    """Yield nodes as ``findall`` does, each looked into after it was yielded.

    What is asked for may be changed meanwhile, and so decide what is met.
    """
    wanted = wanted_of(classes)
    if wanted[type(root)]:
        yield root
    around, found = [], iter(root.children)
    while True:
        for node in found:
            kind = type(node)
            if wanted[kind]:
                yield node
            if kind is not nodes.Text and (children := node.children):
                around.append(found)
                found = iter(children)
                break
        else:
            if not around:
                return
            found = around.pop()


def on_transformed(_app: Sphinx, document: nodes.document, *_docname: str) -> None:
    """Leave the document as it is to be stored or written."""
    vars(document).pop("findall", None)


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(SeekFast)
    app.add_post_transform(SeekFastWhenWritten)
    app.connect("doctree-read", on_transformed, priority=999)
    app.connect("doctree-resolved", on_transformed, priority=999)
