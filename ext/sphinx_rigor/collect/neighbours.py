"""The boxes of other extensions, told by what their nodes say: no extension is imported.

sphinx-proof and sphinx-exercise make an admonition with a title and a section of its own for
the content. To a standard they are boxes as ours are, and what is in them is no section of
the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from sphinx_rigor.boxes.kinds import KINDS
from sphinx_rigor.doctree.labels import inline_text, plain_numbers
from sphinx_rigor.doctree.tree import find_nodes
from sphinx_rigor.records import Box, Spot

EXERCISES = frozenset({"exercise", "solution"})
PROOFS = frozenset(
    """
    algorithm assumption axiom conjecture corollary criterion definition example lemma notation
    observation proof property proposition remark theorem
    """.split()  # noqa: SIM905
)
BY_EXTENSION: Mapping[str, frozenset[str]] = {
    "sphinx_exercise": EXERCISES,
    "sphinx_proof": PROOFS,
}
"""The kinds of boxes that an extension brings, by its name in conf.py."""
FAMILIES = {"conjecture": "theorem", "exercise": "example", "solution": "proof"}
MADE = ("-exercise-", "-solution-")
"""What is in a label that the author did not give."""


def box_kind(node: nodes.Element) -> str:
    """Return the kind of box that a node of another extension is, ``""`` where it is none."""
    if node.tagname == "proof_node":
        return "proof"
    if not isinstance(node, nodes.Admonition):
        return ""
    if "realtype" in node and "countertype" in node:
        return str(node["realtype"])
    kind = str(node.get("type", "")).removesuffix("-start")
    return kind if kind in EXERCISES and "serial_number" in node else ""


def place_of(node: nodes.Element) -> nodes.Element:
    """Return what in a box knows its line, where the box does not."""
    return next((each for each in find_nodes(node, nodes.Element) if each.line), node)


def content_of(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield what a box holds, without its title and its own section."""
    for child in node.children:
        if isinstance(child, nodes.section):
            yield from child.children
        elif not isinstance(child, nodes.title):
            yield child


def record_of(node: nodes.Element, spot: Spot, block: int, own: int) -> Box:
    """Return the record of a box; its end is not known yet."""
    kind = box_kind(node)
    known = KINDS.get(kind)
    return Box(
        *spot,
        kind=kind,
        end=0,
        title=plain_numbers(title_of(node)),
        block=block,
        own=own,
        empty=not any(True for _ in content_of(node)),
        family=known.family if known else FAMILIES.get(kind, "note"),
        id=next(iter(node["ids"]), ""),
        label=label_of(node),
    )


def title_of(node: nodes.Element) -> str:
    """Return the author's title, without the word and brackets that the extension puts."""
    title = next((each for each in node.children if isinstance(each, nodes.title)), None)
    if title is None:
        return ""
    if "realtype" in node:
        return inline_text(title).strip(" ()")
    own = next(iter(find_nodes(title, nodes.subtitle)), None)
    return inline_text(own).strip(" ()") if own is not None else ""


def label_of(node: nodes.Element) -> str:
    """Return the label that the author gave, ``""`` where the extension made one."""
    label = str(node.get("label", ""))
    start, _, number = label.rpartition("-")
    made = number.isdigit() and (start == node.get("realtype") or any(m in label for m in MADE))
    return "" if made else label
