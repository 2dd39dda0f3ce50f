"""Number boxes and steps, per article or per section, free of ``numfig``.

Numbers depend on one document alone, so they are fixed when it is read and are equal
in every builder and after every incremental build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_rigor.boxes.kinds import STEP, Kind
from sphinx_rigor.boxes.node import rigor_box, rigor_step, title_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

BY_CHAPTER = "chapter"
SCHEMES = ("document", "section", BY_CHAPTER, "none")
"""What boxes are numbered by."""
"""The scheme in which the number of the chapter stands before that of the box."""


@dataclass(frozen=True, slots=True)
class BoxRecord:
    """What a reference needs to know of a box, or of a step with a label.

    ``label`` is ``""`` where the box has none; ``node_id`` leads to it all the same. The
    owner of a step is the numbered box around it, which tells it from the steps of other
    derivations. ``serial`` is the number that a box has in its document, where a book that
    numbers by chapter shows another one.
    """

    docname: str
    node_id: str
    label: str
    kind: str
    number: str
    title: str
    line: int
    owner_id: str = ""
    owner_kind: str = ""
    owner_number: str = ""
    aliases: tuple[str, ...] = ()
    serial: str = ""


def number_boxes(
    boxes: Iterable[rigor_box | rigor_step], kinds: Mapping[str, Kind], scheme: str
) -> None:
    """Write each box's number into its node; ``scheme`` is the ``rigor_numbering``."""
    counts: Counter[tuple[str, str]] = Counter()
    for box in boxes:
        kind = kinds.get(box["rigor_kind"])
        if isinstance(box, rigor_step):
            start = int(box.parent.get("start", 1))
            box["rigor_number"] = str(start + box.parent.index(box))
        elif kind and box["rigor_numbered"] and scheme != "none":
            prefix = section_prefix(box) if scheme == "section" else ""
            counts[prefix, kind.row] += 1
            box["rigor_number"] = f"{prefix}{counts[prefix, kind.row]}"


def section_prefix(box: nodes.Element) -> str:
    """Return the number of the box's second-level section with a dot, as in ``3.``."""
    chain = [box]
    while (parent := chain[-1].parent) is not None:
        chain.append(parent)
    sections = [node for node in reversed(chain) if isinstance(node, nodes.section)]
    if len(sections) < 2:
        return ""
    peers = [node for node in sections[0].children if isinstance(node, nodes.section)]
    return f"{peers.index(sections[1]) + 1}."


def box_records(docname: str, boxes: Iterable[rigor_box | rigor_step]) -> Iterator[BoxRecord]:
    """Yield the boxes, and the steps that have a label."""
    for node in boxes:
        aliases = aliases_of(node)
        if node["rigor_label"] or aliases or isinstance(node, rigor_box):
            yield BoxRecord(
                docname=docname,
                node_id=node["ids"][0],
                label=node["rigor_label"],
                kind=node["rigor_kind"],
                number=node["rigor_number"],
                title=title_of(node),
                line=node.line or 1,
                aliases=aliases,
                serial="" if isinstance(node, rigor_step) else node["rigor_number"],
                **owner_of(node),
            )


def aliases_of(box: nodes.Element) -> tuple[str, ...]:
    """Return the other names of a box: ``:name:`` beside ``:label:``, targets above it."""
    label = box["rigor_label"]
    given = dict.fromkeys((box.get("rigor_name", ""), *box["names"]))
    return tuple(each for each in given if each and fold(each) != fold(label))


def names_of(node: nodes.Element) -> tuple[str, ...]:
    """Return all names of a box or step."""
    return tuple(filter(None, (node["rigor_label"], *aliases_of(node))))


def fold(name: str) -> str:
    """Return a name as Sphinx writes the targets of ``ref``."""
    return " ".join(name.split()).lower()


def shown_numbers(env: BuildEnvironment) -> dict[tuple[str, str, str], str]:
    """Return the numbers of a book by document, kind and the number in the document."""
    if env.config.rigor_numbering != BY_CHAPTER:
        return {}
    documents: Mapping[str, tuple[BoxRecord, ...]] = env.domains["rigor"].data["boxes"]
    return {
        (each.docname, each.kind, each.serial): each.number
        for records in documents.values()
        for each in records
    }


def owner_of(node: nodes.Element) -> dict[str, str]:
    """Return id, kind and number of the numbered box around a step, if there is one."""
    box = node.parent if isinstance(node, rigor_step) else None
    while box is not None and not (isinstance(box, rigor_box) and box["rigor_number"]):
        box = box.parent
    if box is None:
        return {}
    return {
        "owner_id": box["ids"][0],
        "owner_kind": box["rigor_kind"],
        "owner_number": box["rigor_number"],
    }


def head(kind: Kind, number: str) -> str:
    """Return the words by which a box is called: its kind and its number."""
    return f"{kind.word} {number}" if number else kind.word


def kind_of(name: str, kinds: Mapping[str, Kind]) -> Kind:
    """Return the kind of a name, one that has since left the configuration included."""
    return STEP if name == STEP.name else kinds.get(name) or Kind(name, name)
