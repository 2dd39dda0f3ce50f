"""Number the equations of a document when it is read, whoever made their nodes.

MyST gives each amsmath environment a random label, so that its pages differ from build to
build and nothing can refer to it; Sphinx numbers such a block once, LaTeX each of its
rows. Here every row gets its number and an id that stays. The numbers of a book that counts
by chapter are put in their place once all documents are read: see ``chapters``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.doctree.guard import WatchedTransform
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.document.labels import take_back_label
from sphinx_rigor.math.read.numbers import Block, Counter, Equation, slug

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

RANDOM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The labels that MyST makes up, those of ``uuid.uuid4``."""


class NumberEquations(WatchedTransform):
    """Give each row of each display formula its number."""

    default_priority = 210

    def apply(self, **_kwargs: Any) -> None:
        """Give out the numbers of the whole document."""
        if self.config.rigor_math == "off":
            return
        blocks: list[nodes.math_block] = find_nodes(self.document, nodes.math_block)
        targets = [label_target(self.document, self.env, node) for node in blocks]
        counter = Counter(self.document.ids)
        ids = [
            labelled_id(self.document, counter, *each)
            for each in zip(blocks, targets, strict=True)
        ]
        for node, node_id in zip(blocks, ids, strict=True):
            label = str(node.get("label") or "")
            wanted = bool(self.config.math_number_all) and not is_inline(node)
            block = Block(node.astext(), label, node_id, wanted)
            note(self.env, node, counter.number(block))


def label_target(
    document: nodes.document, env: BuildEnvironment, node: nodes.math_block
) -> nodes.target | None:
    """Return the target of a formula's label; take a label back that MyST made up."""
    target = take_back_label(document, node)
    if RANDOM.fullmatch(label := str(node.get("label") or "")):
        if target is not None and target.parent is not None:
            target.parent.remove(target)
        env.domains["math"].data["objects"].pop(label, None)
        node["label"] = node["number"] = None
    return target


def labelled_id(
    document: nodes.document,
    counter: Counter,
    node: nodes.math_block,
    target: nodes.target | None,
) -> str:
    """Return the id of a labelled formula, which its target is given; of others, nothing."""
    label = str(node.get("label") or "")
    if not label:
        return ""
    given = nodes.make_id(f"equation-{label}") if label.isascii() else ""
    node_id = counter.free_id(given or f"equation-{slug(label)}".rstrip("-"))
    if target is not None:
        target["ids"] = [node_id]
        document.ids[node_id] = target
    return node_id


def is_inline(node: nodes.math_block) -> bool:
    """Tell whether a display formula was written in running text, where Sphinx numbers none."""
    return "rigor_inline" in node or isinstance(node.parent, nodes.TextElement)


def note(
    env: BuildEnvironment, node: nodes.math_block, equations: tuple[Equation | None, ...]
) -> None:
    """Write the equations of a formula into its node, as plain data."""
    found = [each for each in equations if each]
    node["rigor_equations"] = equations
    label = node.get("label")
    if not found:
        return
    node["number"] = found[0].number
    if label:
        env.domains["math"].data["objects"][label] = (env.docname, found[0].number)


def equations_of(blocks: Iterable[nodes.Element]) -> tuple[Equation, ...]:
    """Return the equations of the blocks of a document in their order."""
    found: list[Equation | None] = []
    for node in blocks:
        found += node.get("rigor_equations", ())
    return tuple(filter(None, found))


def formulas_of(
    document: nodes.document, docname: str
) -> Iterator[tuple[str, nodes.math | nodes.math_block]]:
    """Yield the formulas of a page or book, each with the document it was written in."""
    kinds: Any = (addnodes.start_of_file, nodes.math, nodes.math_block)
    stack = [(docname, node) for node in reversed(find_nodes(document, kinds))]
    seen: set[int] = set()
    while stack:
        name, node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, addnodes.start_of_file):
            inner = reversed(find_nodes(node, kinds)[1:])
            stack += [(str(node["docname"]), each) for each in inner]
        else:
            yield name, node


def setup(app: Sphinx) -> None:
    """Register the numbering."""
    app.add_transform(NumberEquations)
