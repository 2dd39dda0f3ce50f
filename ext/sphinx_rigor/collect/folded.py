"""Count the line ends of a file that the tree does not have.

The parser makes spaces of those in code and roles, and nothing of those in what a picture
says; where what a node holds ends is looked for in the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_rigor.doctree.tree import text_of

MARGIN = " \t>"
"""What a paragraph's further lines lose: their indent, and the marks of quotes."""

LONGEST = 20
"""Lines on which the end is looked for; nobody writes more."""


def folded_breaks(node: nodes.Node, lines: Sequence[str], line: int) -> int:
    """Return how many line ends of a file stand in a node as spaces, or not at all.

    ``line`` is the one it begins on, counted from 1.
    """
    if isinstance(node, nodes.image):
        return lines_to(str(node.get("uri", "")), lines, line)
    if not isinstance(node, nodes.Inline):
        return 0
    inner = [each for each in node.children if isinstance(each, nodes.Element)]
    if inner:
        return sum(folded_breaks(each, lines, line) for each in inner)
    text = text_of(node)
    return lines_to(text, lines, line) if " " in text else 0


def lines_to(text: str, lines: Sequence[str], line: int) -> int:
    """Return how many lines below one a text ends, 0 where its paragraph does not have it."""
    if not 0 < line <= len(lines) or text in lines[line - 1]:
        return 0
    joined = lines[line - 1]
    for count, more in enumerate(lines[line : line + LONGEST], 1):
        if not more.strip(MARGIN):
            break
        joined = f"{joined} {more.lstrip(MARGIN)}"
        if text in joined:
            return count
    return 0
