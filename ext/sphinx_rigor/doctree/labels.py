"""Find the labels of a paragraph: bold lead-ins and the labels of list items.

Authors name what follows by a word at the start of a line that stands out
(``**根本原因**：…``, ``*根本原因*：…``, ``【根本原因】…``, ``<b>``) or by plain words before a
colon (``根本原因：…``). Several labels may share one paragraph, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.doctree.tree import text_of
from sphinx_rigor.doctree.unseen import is_hidden

FORMULAS = (nodes.math, nodes.math_block)
UNSEEN = ("title", "reftitle")
"""Attributes that hold words of the author's, with their line ends."""
NUMERALS = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0x2460 + number): str(number + 1) for number in range(20)},
        **{chr(0x2160 + number): str(number + 1) for number in range(12)},
    }
)
"""Full-width, circled and Roman numbers, as standards and readers take them: ``缺陷①``."""
NOT_LEADING = re.compile(r"[^\W\d_]")
PLAIN_LABEL = re.compile(r"\s*([^:：。，；！？!?\n]{1,24})[:：](?!//)")
BRACKETS = re.compile(r"[^\w【]{0,8}【([^】\n]{1,40})】")
SEPARATES = re.compile(r"\s*(?:$|\n|[:：—–]|\s-\s|[（(][^）)\n]{0,20}[）)]\s*[:：])")
"""What follows italic words that are a label, and not the first of a sentence."""
OPENS = re.compile(r"<(b|strong|i|em|u|mark)(?:\s[^>]*)?>", re.IGNORECASE)
CLOSES = re.compile(r"</(b|strong|i|em|u|mark)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """A label found in a paragraph: ``offset`` lines below its first line."""

    offset: int
    text: str
    rest: str
    bold: bool


class Piece(NamedTuple):
    """A run of a paragraph on one line; ``offset`` is the line, counted from the first.

    ``weight`` is 2 for bold words, 1 for italic ones and code, 0 for plain text; ``first``
    tells that the reader sees a new line here.
    """

    offset: int
    text: str
    weight: int = 0
    first: bool = False


def inline_text(node: nodes.Node) -> str:
    """Return the text that readers see of a node, formulas as ``$…$``, no raw mark-up.

    What a parser says of a role that it does not know is none.
    """
    if isinstance(node, nodes.Text):
        return text_of(node)
    if isinstance(node, FORMULAS):
        return f"${text_of(node)}$"
    if isinstance(node, nodes.raw):
        return "\n" if is_break(node) else ""
    if isinstance(node, nodes.image | nodes.system_message):
        return ""
    if isinstance(node, nodes.inline) and is_hidden(node):
        return ""
    return "".join([inline_text(child) for child in node.children])


def plain_numbers(text: str) -> str:
    """Return a label with full-width and circled numbers as plain ones."""
    return text if text.isascii() else text.translate(NUMERALS)


def is_break(node: nodes.Node) -> bool:
    """Tell whether a raw node is a line break, written or typed as ``<br>``."""
    return (
        isinstance(node, nodes.raw)
        and "html" in node.get("format", "").split()
        and text_of(node).lower().startswith("<br")
    )


def source_breaks(node: nodes.Node) -> int:
    """Count the source lines a child of a paragraph runs over, less one."""
    if isinstance(node, nodes.Text):
        return node.count("\n")
    if isinstance(node, nodes.system_message):
        return 0
    if isinstance(node, nodes.raw) and "html" not in node.get("format", ""):
        return 0
    unseen = (node, *node.children) if isinstance(node, nodes.Inline) else ()
    return text_of(node).count("\n") + sum(map(unseen_breaks, unseen))


def unseen_breaks(node: nodes.Node) -> int:
    """Count the line ends in what a picture or link says without showing it."""
    if not isinstance(node, nodes.image | nodes.reference | addnodes.pending_xref):
        return 0
    return sum(str(node.get(name, "")).count("\n") for name in UNSEEN)


def runs(paragraph: nodes.Element) -> Iterator[Piece]:
    """Yield the runs of a paragraph; bold elements of HTML weigh like bold words."""
    offset, first, inside = 0, True, 0
    for child in paragraph.children:
        raw = text_of(child) if isinstance(child, nodes.raw) else ""
        if raw and (OPENS.fullmatch(raw) or CLOSES.fullmatch(raw)):
            inside = 0 if raw.startswith("</") else 1 + (raw[1:2].lower() in "bs")
        elif isinstance(child, nodes.Text) and not inside:
            for number, text in enumerate(text_of(child).split("\n")):
                yield Piece(offset + number, text, 0, first or number > 0)
                first = False
        elif is_break(child):
            first = True
        elif text := inline_text(child):
            yield Piece(offset, text, inside or weight(child), first)
            first = False
        offset += source_breaks(child)


def weight(node: nodes.Node) -> int:
    """Return how much inline words stand out."""
    if isinstance(node, nodes.strong):
        return 2
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(node, nodes.emphasis):
        return 2 if isinstance(only, nodes.strong) else 1
    return 1 if isinstance(node, nodes.literal) else 0


def visual_lines(found: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield where each line that a reader may see begins and ends among the pieces."""
    starts = [index for index, piece in enumerate(found) if piece.first or not index]
    yield from pairwise([*starts, len(found)])


def begins_line(before: str) -> bool:
    """Tell whether only numbering, bullets or emoji stand before on the line."""
    return len(before) <= 8 and not NOT_LEADING.search(before)


def bold_lead(line: list[Piece]) -> int:
    """Return the index of the words that stand out at the start of a line, -1 for none."""
    before = ""
    for index, piece in enumerate(line):
        if not begins_line(before):
            return -1
        if piece.weight and piece.text.strip():
            behind = "".join(each.text for each in line[index + 1 :])
            return index if piece.weight > 1 or SEPARATES.match(behind) else -1
        before += piece.text
    return -1


def find_leads(found: list[Piece], *, item: bool) -> Iterator[Lead]:
    """Yield the labels of a paragraph, given its runs.

    In a list item, plain words are one at its start only. What follows a label goes on to
    the next one that stands out.
    """
    leads: list[tuple[int, int, Lead]] = []
    for start, end in visual_lines(found):
        line = found[start:end]
        index = bold_lead(line)
        text = "".join(each.text for each in line)
        if index >= 0:
            after = start + index + 1
            leads.append(
                (start, after, Lead(line[index].offset, line[index].text, "", bold=True))
            )
        elif match := BRACKETS.match(text):
            leads.append(
                (start, end, Lead(line[0].offset, match[1], text[match.end() :], bold=True))
            )
        elif (match := PLAIN_LABEL.match(text)) and not (item and start):
            leads.append(
                (start, end, Lead(line[0].offset, match[1], text[match.end() :], bold=False))
            )
    for number, (_, after, lead) in enumerate(leads):
        stop = next((begin for begin, _, each in leads[number + 1 :] if each.bold), len(found))
        rest = lead.rest + "".join(
            "\n" * piece.first + piece.text for piece in found[after:stop]
        )
        yield Lead(lead.offset, plain_numbers(lead.text.strip()), rest.strip(), lead.bold)


def may_have_leads(paragraph: nodes.Element) -> bool:
    """Tell whether a paragraph has anything that could be a label; most have not."""
    return any(
        not isinstance(child, nodes.Text) or any(mark in child for mark in ":：【")
        for child in paragraph.children
    )
