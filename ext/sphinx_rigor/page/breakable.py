"""Let nothing in a book be higher than its page, so that nothing is cut.

LaTeX breaks no frame that holds another or a long table: such a frame becomes a box of ours,
which is none to LaTeX. Sphinx breaks tables by their rows alone: few rows may be high, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_rigor.boxes.node import rigor_box, rigor_title
from sphinx_rigor.doctree.tree import find_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

FRAMES = (nodes.Admonition, nodes.topic, nodes.sidebar)
FRAMELESS = (rigor_box, addnodes.desc, addnodes.productionlist, addnodes.versionmodified)
"""What counts as a frame to docutils, and has none in LaTeX."""
URGENT = (nodes.warning, nodes.caution, nodes.attention, nodes.danger, nodes.error)
ROWS = 30
"""Rows from which Sphinx breaks a table."""
LINES = 30
"""Lines from which we do."""
LINE, WIDE, PICTURE = 80, 0x2E80, 10
"""Letters of a line, where letters begin that are twice as wide, lines of a picture."""


class BreakFrames(SphinxPostTransform):
    """Make what may be higher than a page able to break."""

    default_priority = 950
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        """Mark tall tables, then open the frames that hold what breaks."""
        for table in list(find_nodes(self.document, nodes.table)):
            if not is_inside(table, nodes.table) and lines_of_table(table) > LINES:
                table["classes"].append("longtable")
        for frame in [each for each in frames(self.document) if holds_breaks(each)]:
            frame.replace_self(opened(frame))


def frames(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what LaTeX frames below a node."""
    for each in find_nodes(node, nodes.Element):
        if isinstance(each, FRAMES) and each is not node and not isinstance(each, FRAMELESS):
            yield each


def holds_breaks(frame: nodes.Element) -> bool:
    """Tell whether a frame holds another, or a table that breaks."""
    tables = frame.findall(nodes.table)
    return any(True for _ in frames(frame)) or any(
        "longtable" in each["classes"] or len(list(each.findall(nodes.row))) >= ROWS
        for each in tables
    )


def opened(frame: nodes.Element) -> rigor_box:
    """Return a frame as a box of ours, its title in bold."""
    children = list(frame.children)
    name = nodes.inline("", admonitionlabels.get(frame.tagname, ""), classes=["rigor-head"])
    if children and isinstance(children[0], nodes.title):
        name.children = []
        name += children.pop(0).children
    kind = "pitfall" if isinstance(frame, URGENT) else "remark"
    box = rigor_box("", rigor_title("", "", name), *children, rigor_kind=kind)
    box["ids"], box["classes"] = frame["ids"], frame["classes"]
    return box


def is_inside(node: nodes.Node, kind: type[nodes.Element]) -> bool:
    """Tell whether a node stands in one of a kind."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            return True
    return False


def lines_of_table(table: nodes.table) -> int:
    """Return about how many lines a table has."""
    widths = [each["colwidth"] for each in table.findall(nodes.colspec)]
    shares = [width / max(sum(widths), 1) for width in widths]
    return sum(
        max(
            (
                lines_of(entry, max(int(LINE * share), 1))
                for entry, share in zip(row.children, shares, strict=False)
                if isinstance(entry, nodes.Element)
            ),
            default=1,
        )
        for row in table.findall(nodes.row)
    )


def lines_of(entry: nodes.Element, room: int) -> int:
    """Return about how many lines a cell has where so many letters fit a line."""
    pictures = sum(1 for _ in entry.findall(nodes.image))
    texts = [
        line
        for block in entry.findall(nodes.TextElement)
        if not isinstance(block, nodes.Inline)
        for line in (block.astext().split("\n") if is_verbatim(block) else [block.astext()])
    ]
    return PICTURE * pictures + sum(1 + letters(line) // room for line in texts)


def letters(line: str) -> int:
    """Return the width of a line in Latin letters."""
    return sum(2 if ord(letter) >= WIDE else 1 for letter in line)


def is_verbatim(block: nodes.Element) -> bool:
    """Tell whether the lines of a block are those of its source."""
    return isinstance(block, nodes.FixedTextElement)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(BreakFrames)
