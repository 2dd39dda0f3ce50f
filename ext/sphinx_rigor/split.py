"""Split paragraphs at what is a block of its own: one-line divs, display formulas.

MyST reads ``$$…$$`` inside a paragraph as a dollar, a formula, a dollar, unless told
otherwise; authors mean a display formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_rigor.div_nodes import rigor_div, rigor_line, rigor_summary
from sphinx_rigor.labels import source_breaks
from sphinx_rigor.tree import find_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SplitParagraphs(SphinxTransform):
    """Make one-line divs and display formulas blocks, whatever their neighbours are."""

    default_priority = 200

    def apply(self, **_kwargs: Any) -> None:
        """Split every paragraph that holds such a thing."""
        kinds: Any = (nodes.math, nodes.math_block, rigor_line)
        found = find_nodes(self.document, kinds)
        formulas = [node for node in found if isinstance(node, nodes.math)]
        shown = {id(node): node.parent for node in found if node.__class__ is not nodes.math}
        for formula in formulas:
            if stands_in_dollars(formula):
                shown[id(formula)] = formula.parent
                make_display(formula)
        for paragraph in dict.fromkeys(shown.values()):
            if isinstance(paragraph, nodes.paragraph):
                paragraph.replace_self(list(split_paragraph(paragraph)))


def stands_in_dollars(formula: nodes.math) -> bool:
    """Tell whether a dollar stands right before and right after a formula."""
    parent = formula.parent
    if not isinstance(parent, nodes.paragraph):
        return False
    index = parent.index(formula)
    if not 0 < index < len(parent) - 1:
        return False
    before, after = parent[index - 1], parent[index + 1]
    return (
        isinstance(before, nodes.Text)
        and isinstance(after, nodes.Text)
        and before.endswith("$")
        and after.startswith("$")
    )


def make_display(formula: nodes.math) -> None:
    """Turn a formula between dollars into a display formula and drop the dollars."""
    parent = formula.parent
    index = parent.index(formula)
    text = formula.astext()
    block = nodes.math_block(text, text, nowrap=False, number=None)
    block.source, block.line = parent.source, parent.line
    parent.children[index] = block
    block.parent = parent
    parent[index - 1] = nodes.Text(parent.children[index - 1].astext()[:-1])
    parent[index + 1] = nodes.Text(parent.children[index + 1].astext()[1:])


def split_paragraph(paragraph: nodes.paragraph) -> Iterator[nodes.Element]:
    """Yield the blocks that one paragraph becomes."""
    line = paragraph.line or 1
    rest: list[nodes.Node] = []
    start = line
    for child in paragraph.children:
        if isinstance(child, rigor_line | nodes.math_block):
            yield from plain_paragraph(paragraph, rest, start)
            rest = []
            yield own_block(paragraph, child, line)
        else:
            start = start if rest else line
            rest.append(child)
        line += source_breaks(child)
    yield from plain_paragraph(paragraph, rest, start)


def plain_paragraph(
    old: nodes.paragraph, children: list[nodes.Node], line: int
) -> Iterator[nodes.paragraph]:
    """Yield a paragraph of what stood between two lines, if that is anything."""
    if any(not isinstance(child, nodes.Text) or child.strip() for child in children):
        new = nodes.paragraph("", "", *children)
        new.source, new.line = old.source, line
        yield new


def own_block(
    old: nodes.paragraph, found: rigor_line | nodes.math_block, line: int
) -> nodes.Element:
    """Return a formula, or the paragraph of a line, as a summary where it is one."""
    if isinstance(found, nodes.math_block):
        found.source, found.line = old.source, line
        return found
    in_details = isinstance(old.parent, rigor_div) and old.parent["element"] == "details"
    is_summary = in_details and "summary" in found["classes"]
    new = (rigor_summary if is_summary else nodes.paragraph)("", "", *found.children)
    new["classes"] += found["classes"]
    new.source, new.line = old.source, line
    return new


def setup(app: Sphinx) -> None:
    """Register the transform with Sphinx."""
    app.add_transform(SplitParagraphs)
