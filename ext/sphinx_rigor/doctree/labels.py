"""Find the labels of a paragraph: bold lead-ins and the labels of list items.

Authors name what follows by a bold word at the start of a line
(``**根本原因**：…``) or by the words before the colon of a list item
(``- 根本原因：…``). Several bold lead-ins may share one paragraph, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

NUMERALS = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0x2460 + number): str(number + 1) for number in range(20)},
        **{chr(0x2160 + number): str(number + 1) for number in range(12)},
    }
)
"""Full-width, circled and Roman numbers, as standards and readers take them: ``缺陷①``."""
NOT_LEADING = re.compile(r"[^\W\d_]")
PLAIN_LABEL = re.compile(r"\s*([^:：。，；！？!?\n]{1,24})[:：]")


@dataclass(frozen=True, slots=True)
class Lead:
    """A label found in a paragraph: ``offset`` lines below its first line."""

    offset: int
    text: str
    rest: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A child of a paragraph as text, with the line it begins on."""

    offset: int
    text: str
    strong: bool


def inline_text(node: nodes.Node) -> str:
    """Return a node's text with formulas as ``$…$`` and no raw mark-up."""
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, nodes.math | nodes.math_block):
        return f"${node.astext()}$"
    if isinstance(node, nodes.raw):
        return "\n" if is_break(node) else ""
    if isinstance(node, nodes.image):
        return ""
    return "".join(inline_text(child) for child in node.children)


def plain_numbers(text: str) -> str:
    """Return a label with full-width and circled numbers as plain ones."""
    return text if text.isascii() else text.translate(NUMERALS)


def is_break(node: nodes.Node) -> bool:
    """Tell whether a raw node is a line break, written or typed as ``<br>``."""
    return (
        isinstance(node, nodes.raw)
        and "html" in node.get("format", "").split()
        and node.astext().lower().startswith("<br")
    )


def source_breaks(node: nodes.Node) -> int:
    """Count the source lines a child of a paragraph runs over, less one."""
    if isinstance(node, nodes.Text):
        return node.count("\n")
    if isinstance(node, nodes.raw) and "html" not in node.get("format", ""):
        return 0
    return node.astext().count("\n")


def pieces(paragraph: nodes.Element) -> Iterator[Piece]:
    """Yield the children of a paragraph with the line each begins on."""
    offset = 0
    for child in paragraph.children:
        yield Piece(offset, inline_text(child), isinstance(child, nodes.strong))
        offset += source_breaks(child)


def leads_in(found: list[Piece]) -> Iterator[tuple[int, Piece]]:
    """Yield index and piece of each bold run that begins a line."""
    before = ""
    for index, piece in enumerate(found):
        if piece.strong and piece.text.strip() and begins_line(before):
            yield index, piece
        before = piece.text if "\n" in piece.text else before + piece.text


def begins_line(before: str) -> bool:
    """Tell whether only numbering, bullets or emoji stand before on the line."""
    line = before.rpartition("\n")[2]
    return len(line) <= 8 and not NOT_LEADING.search(line)


def find_leads(paragraph: nodes.Element, *, item: bool) -> Iterator[Lead]:
    """Yield the labels of a paragraph, the first of a list item's if ``item``."""
    if not item and not any(isinstance(child, nodes.strong) for child in paragraph.children):
        return
    found = list(pieces(paragraph))
    starts = list(leads_in(found))
    bounds = [*(index for index, _ in starts), len(found)]
    for (index, piece), end in zip(starts, bounds[1:], strict=True):
        rest = "".join(each.text for each in found[index + 1 : end])
        text = plain_numbers(piece.text.strip())
        yield Lead(piece.offset, text, rest.strip(), bold=True)
    if item and not (starts and starts[0][1].offset == 0):
        yield from plain_label("".join(piece.text for piece in found))


def plain_label(text: str) -> Iterator[Lead]:
    """Yield the words before the colon of a list item's first line."""
    if match := PLAIN_LABEL.match(text):
        label = plain_numbers(match[1].strip())
        yield Lead(0, label, text[match.end() :].strip(), bold=False)
