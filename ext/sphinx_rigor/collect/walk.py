"""Walk a doctree once and note what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinx_rigor.boxes.node import rigor_box, rigor_of, rigor_step
from sphinx_rigor.collect.checks import check_of, is_check, with_outputs
from sphinx_rigor.collect.included import include_lines, is_elsewhere, is_hidden
from sphinx_rigor.collect.leaves import MAKERS, OPAQUE
from sphinx_rigor.doctree.labels import find_leads, inline_text, plain_numbers, source_breaks
from sphinx_rigor.records import (
    Allow,
    Block,
    BlockKind,
    Box,
    Check,
    CodeBlock,
    Formula,
    Image,
    Label,
    LabelForm,
    Link,
    Paragraph,
    Step,
    Table,
    count_words,
)

OURS = re.compile(r"\A(?:<!--)?\s*rigor:(.*?)(?:-->)?\s*\Z", re.DOTALL)
ALLOW = re.compile(r"\s*allow\s+(?P<rule>[\w-]+)\s*(?::(?P<reason>.*))?", re.DOTALL)
ATX = re.compile(r"[\s>]*(#{1,6})(?:\s|$)")
SILENT = (
    nodes.comment,
    nodes.raw,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.docinfo,
    nodes.meta,
    addnodes.index,
    addnodes.toctree,
    rigor_of,
)
BLOCKS: dict[type[nodes.Element], BlockKind] = {
    nodes.section: BlockKind.SECTION,
    nodes.bullet_list: BlockKind.LIST,
    nodes.enumerated_list: BlockKind.LIST,
    nodes.list_item: BlockKind.ITEM,
    nodes.definition_list: BlockKind.LIST,
    nodes.definition_list_item: BlockKind.ITEM,
    nodes.field: BlockKind.FIELD,
    nodes.block_quote: BlockKind.QUOTE,
}


def block_kind(node: nodes.Element) -> BlockKind | None:
    """Return what kind of enclosing block a node is, if it is one."""
    if isinstance(node, rigor_box):
        return BlockKind.BOX
    if kind := BLOCKS.get(type(node)):
        return kind
    if isinstance(node, nodes.container | nodes.Admonition | nodes.sidebar | nodes.topic):
        return BlockKind.DIV
    return None


class Walk:
    """One walk over one doctree; :meth:`found` gives the records it noted.

    A node whose line is unknown stands on the line of the node before it; content
    that another file includes stands on the line where it is included.
    """

    def __init__(self, lines: Sequence[str], source: str) -> None:
        """Prepare for a document with these source lines from the file ``source``."""
        self.source = source
        self.includes = include_lines(lines)
        self.other = ""
        self.lines = lines
        self.line = 1
        self.title = ""
        self.in_table = False
        self.blocks = [Block(BlockKind.DOCUMENT, 1, max(len(lines), 1), -1)]
        self.labels: list[Label] = []
        self.boxes: list[Box] = []
        self.steps: list[Step] = []
        self.formulas: list[Formula] = []
        self.tables: list[Table] = []
        self.code: list[CodeBlock] = []
        self.checks: list[Check] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.paragraphs: list[Paragraph] = []
        self.allows: list[Allow] = []
        self.math: list[tuple[nodes.Element, int]] = []

    def run(self, document: nodes.document) -> None:
        """Walk the whole document."""
        self.children(document, 0, 0)

    def found(self) -> dict[str, Any]:
        """Return the records as the keyword arguments of ``Facts``, by line."""
        self.checks = with_outputs(self.checks)
        names = "labels boxes steps formulas tables code checks links images paragraphs allows"
        records = {
            name: tuple(sorted(getattr(self, name), key=attrgetter("line")))
            for name in names.split()
        }
        return {"blocks": tuple(self.blocks), **records}

    def line_of(self, node: nodes.Node) -> int | None:
        """Return the node's own line, if it is known and in this file."""
        line = node.line
        if line is None and node.children:
            line = node.children[0].line
        elsewhere = is_elsewhere(str(node.source or ""), self.source)
        return None if line is None or elsewhere else line

    def line_of_include(self, node: nodes.Node) -> int:
        """Return the line of the directive that includes a node; that before it if none."""
        source = str(node.source or "")
        if not is_elsewhere(source, self.source) or source == self.other:
            return self.line
        self.other = source
        return next((each for each in self.includes if each > self.line), self.line)

    def children(self, node: nodes.Element, block: int, depth: int) -> None:
        """Visit the children; each ends where the next one begins."""
        found = [(child, self.line_of(child)) for child in node.children]
        end = self.blocks[block].end
        ends = []
        for _, line in reversed(found):
            ends.append(end)
            end = min(end, line - 1) if line else end
        for (child, _), last in zip(found, reversed(ends), strict=True):
            self.visit(child, block, depth, last)

    def visit(self, node: nodes.Node, block: int, depth: int, end: int) -> None:
        """Note one node and what is in it."""
        self.line = self.line_of(node) or self.line_of_include(node)
        if isinstance(node, SILENT):
            self.note_silent(node, block)
            return
        if not isinstance(node, nodes.Element) or is_hidden(node):
            return
        if isinstance(node, rigor_step):
            last = max(node["rigor_end"], self.line)
            self.steps.append(Step(self.line, last, node["rigor_title"], block))
        if kind := block_kind(node):
            self.enter(node, kind, block, depth, end)
        elif isinstance(node, nodes.title | nodes.rubric):
            self.note_heading(node, block, depth)
        elif isinstance(node, nodes.table):
            self.note_table(node, block, depth)
        elif isinstance(node, nodes.paragraph | nodes.term | nodes.field_name):
            self.note_text(node, block, depth)
        else:
            self.note_leaf(node, block, depth)

    def note_silent(self, node: nodes.Element, block: int) -> None:
        """Note a hidden check, or a comment that allows a rule to be broken."""
        self.note_check(node, block)
        if isinstance(node, nodes.comment | nodes.raw) and (ours := OURS.match(node.astext())):
            match = ALLOW.fullmatch(ours[1])
            rule, reason = (match["rule"], match["reason"] or "") if match else ("", ours[1])
            self.allows.append(Allow(self.line, rule, reason.strip()))

    def note_check(self, node: nodes.Element, block: int) -> None:
        """Note what the doctest builder runs."""
        if is_check(node):
            self.checks.append(check_of(node, self.line, block))

    def enter(
        self, node: nodes.Element, kind: BlockKind, block: int, depth: int, end: int
    ) -> None:
        """Open an enclosing block and walk its content."""
        own = len(self.blocks)
        ordered = isinstance(node, nodes.enumerated_list)
        last = max(node.get("rigor_end") or end, self.line)
        self.blocks.append(Block(kind, self.line, last, block, ordered))
        if isinstance(node, rigor_box):
            self.note_box(node, block, own)
        self.children(node, own, depth + isinstance(node, nodes.section))

    def note_box(self, node: nodes.Element, block: int, own: int) -> None:
        """Note a box."""
        box = Box(
            kind=node["rigor_kind"],
            line=self.line,
            end=self.blocks[own].end,
            title=plain_numbers(node.get("rigor_title", "")),
            block=block,
            own=own,
            empty=bool(node.get("rigor_empty")),
            family=node.get("rigor_family", ""),
            id=node["ids"][0],
            label=node.get("rigor_label", ""),
            of=tuple(node.get("rigor_of", ())),
        )
        self.boxes.append(box)

    def note_heading(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a heading: a section's title, a rubric or the title of a box."""
        text = inline_text(node).strip()
        level = self.written_level() or int(node.get("level") or depth or 1)
        if isinstance(node, nodes.title) and not self.title:
            self.title = text
        name = plain_numbers(text)
        self.labels.append(Label(LabelForm.HEADING, self.line, name, block, block, level))
        self.inline(node, block, depth)

    def written_level(self) -> int:
        """Return the level of the Markdown heading on this line, 0 where none is.

        The doctree keeps how deep sections nest, not how many ``#`` their author
        wrote; the two differ where a level is skipped or the title is missing.
        """
        here = self.lines[self.line - 1 : self.line + 1]
        if match := here and ATX.match(here[0]):
            return len(match[1])
        under = here[1].strip() if len(here) > 1 else ""
        return 0 if not under or under.strip("=-") else 1 + (under[0] == "-")

    def note_table(self, node: nodes.table, block: int, depth: int) -> None:
        """Note a table and, without labels, the text of its cells."""
        header = [
            inline_text(entry).strip()
            for row in node.findall(nodes.thead)
            for entry in row.findall(nodes.entry)
        ]
        rows = sum(len(body.children) for body in node.findall(nodes.tbody))
        columns = sum(1 for _ in node.findall(nodes.colspec))
        self.tables.append(Table(self.line, tuple(header), rows, columns, block))
        outer, self.in_table = self.in_table, True
        self.children(node, block, depth)
        self.in_table = outer

    def note_text(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a paragraph, its labels and what stands in its line."""
        text = inline_text(node).strip()
        self.paragraphs.append(Paragraph(self.line, text, count_words(text), block))
        if isinstance(node, nodes.paragraph):
            self.note_leads(node, block)
            if not has_elements(node):
                return
        else:
            rest = self.beside(node)
            self.labels.append(
                Label(LabelForm.FIELD, self.line, plain_numbers(text), block, block, rest=rest)
            )
        self.inline(node, block, depth)

    def beside(self, node: nodes.Element) -> str:
        """Return the text of a field that begins on the line of its name."""
        body = node.next_node(nodes.field_body, descend=False, siblings=True)
        first = body[0] if body is not None and body.children else None
        if isinstance(first, nodes.paragraph) and self.line_of(first) in {None, self.line}:
            return inline_text(first).strip()
        return ""

    def note_leads(self, node: nodes.Element, block: int) -> None:
        """Note the bold lead-ins and the item label of a paragraph."""
        first = isinstance(node.parent, nodes.list_item) and node.parent[0] is node
        for lead in () if self.in_table else find_leads(node, item=first):
            form = LabelForm.ITEM if first and lead.offset == 0 else LabelForm.BOLD
            line = self.line + lead.offset
            self.labels.append(
                Label(form, line, lead.text, block, block, 0, lead.rest, lead.bold)
            )

    def inline(self, node: nodes.Element, block: int, depth: int) -> None:
        """Visit what stands inside a line of text, counting its line breaks."""
        start = self.line
        for child in node.children:
            if isinstance(child, nodes.Element):
                self.note_leaf(child, block, depth)
            start += source_breaks(child)
            self.line = start

    def note_leaf(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a formula, code block, picture or link; look into anything else."""
        self.note_silent(node, block)
        for cls, kept, make in MAKERS:
            if isinstance(node, cls):
                getattr(self, kept).append(make(node, self.line, block))
                break
        if isinstance(node, nodes.math | nodes.math_block):
            self.math.append((node, self.line))
        if not isinstance(node, OPAQUE) and has_elements(node):
            self.children(node, block, depth)


def has_elements(node: nodes.Element) -> bool:
    """Tell whether anything but text stands in a node."""
    return any(isinstance(child, nodes.Element) for child in node.children)
