"""Number the equations of a document when it is read, whoever made their nodes.

MyST gives each amsmath environment a random label, so that its pages differ from build to
build and nothing can refer to it; Sphinx numbers such a block once, LaTeX each of its
rows. Here every row gets its number and an id that stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.math.read.numbers import Block, Counter, Equation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

RANDOM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The labels that MyST makes up, those of ``uuid.uuid4``."""


class NumberEquations(SphinxTransform):
    """Give each row of each display formula its number."""

    default_priority = 210

    def apply(self, **_kwargs: Any) -> None:
        """Give out the numbers of the whole document."""
        if self.config.rigor_math == "off":
            return
        blocks: list[nodes.math_block] = find_nodes(self.document, nodes.math_block)
        for node in blocks:
            if RANDOM.fullmatch(str(node.get("label") or "")):
                forget_label(self.document, self.env, node)
        counter = Counter(self.document.ids)
        for node in blocks:
            label = str(node.get("label") or "")
            node_id = nodes.make_id(f"equation-{label}") if label else ""
            wanted = bool(self.config.math_number_all)
            block = Block(node.astext(), label, node_id, wanted)
            note(self.env, node, counter.number(block))


def forget_label(
    document: nodes.document, env: BuildEnvironment, node: nodes.math_block
) -> None:
    """Take back the label that MyST made up for a formula."""
    label = str(node["label"])
    node_id = nodes.make_id(f"equation-{label}")
    target = document.ids.pop(node_id, None)
    if target is not None and target.parent is not None:
        target.parent.remove(target)
    env.domains["math"].data["objects"].pop(label, None)
    node["label"] = node["number"] = None


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


@dataclass(frozen=True, slots=True)
class Place:
    """A label and where it leads."""

    label: str
    docname: str
    equation: Equation


def places(docname: str, document: nodes.document) -> Iterator[Place]:
    """Yield the labels of a document's equations."""
    for node in find_nodes(document, nodes.math_block):
        equations: tuple[Equation | None, ...] = node.get("rigor_equations", ())
        for equation in equations:
            if equation:
                for label in equation.labels:
                    yield Place(label, docname, equation)


def find_place(
    places_of: dict[str, tuple[Place, ...]], docname: str, label: str
) -> Place | None:
    """Return where a label leads: in the same document first, then in the first that has it.

    Articles are written apart and call many an equation ``eq:1``.
    """
    for name in (docname, *sorted(places_of)):
        for each in places_of.get(name, ()):
            if each.label == label:
                return each
    return None


def setup(app: Sphinx) -> None:
    """Register the numbering."""
    app.add_transform(NumberEquations)
