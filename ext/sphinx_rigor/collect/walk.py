"""Walk a doctree once and note what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes

from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.boxes.numbering import aliases_of, names_of
from sphinx_rigor.collect.checks import check_of, is_check, with_outputs
from sphinx_rigor.collect.comments import allow_of, is_ours
from sphinx_rigor.collect.course import Course
from sphinx_rigor.collect.files import Files
from sphinx_rigor.collect.folded import folded_breaks
from sphinx_rigor.collect.leaves import MAKINGS, OPAQUE, is_citation
from sphinx_rigor.collect.neighbours import box_kind, content_of, place_of, record_of
from sphinx_rigor.collect.roles import BLOCK_KINDS, ROLES, Role
from sphinx_rigor.collect.seen import (
    FENCES,
    is_one_line,
    is_visible,
    paragraph_lines,
    visible_lines,
)
from sphinx_rigor.collect.shown import has_elements, is_folded, is_title, parted
from sphinx_rigor.collect.tables import table_lines, table_of
from sphinx_rigor.collect.visible_html import Shown, has_picture, visible_html
from sphinx_rigor.doctree.labels import (
    Piece,
    find_leads,
    inline_text,
    may_have_leads,
    plain_numbers,
    runs,
    source_breaks,
)
from sphinx_rigor.doctree.raw_html import is_html
from sphinx_rigor.doctree.raw_titles import raw_title
from sphinx_rigor.doctree.tree import text_of
from sphinx_rigor.doctree.unseen import is_hidden
from sphinx_rigor.records import (
    Allow,
    Block,
    BlockKind,
    Box,
    Check,
    Citation,
    CodeBlock,
    Formula,
    Image,
    Label,
    LabelForm,
    Link,
    Paragraph,
    Spot,
    Step,
    Table,
    count_words,
)

KEPT = "labels formulas tables code checks links citations images paragraphs allows".split()  # noqa: SIM905
LOWEST = 6
"""The level of a rubric that states none: it stands below all headings around it."""


@dataclass(slots=True)
class Opened:
    """An enclosing block in the making; it has no end until something is met below it."""

    kind: BlockKind
    place: int
    parent: int
    ordered: bool = False
    folded: bool = False
    end: int = 0


class Walk:
    """One walk over one doctree; :meth:`found` gives the records it noted.

    A node whose line is unknown stands where the node before it does.
    """

    def __init__(self, files: Files) -> None:
        """Prepare for a document; ``files`` names what nodes come from, and has its lines."""
        self.files = files
        self.course = Course()
        self.spot = self.course.spot
        self.title = ""
        self.in_table = False
        self.blocks: list[Opened] = [Opened(BlockKind.DOCUMENT, 1, -1)]
        self.left: list[Opened] = []
        self.labels: list[Label] = []
        self.boxes: list[tuple[Box, Opened]] = []
        self.steps: list[tuple[Step, Opened]] = []
        self.formulas: list[Formula] = []
        self.tables: list[Table] = []
        self.code: list[CodeBlock] = []
        self.checks: list[Check] = []
        self.links: list[Link] = []
        self.citations: list[Citation] = []
        self.images: list[Image] = []
        self.paragraphs: list[Paragraph] = []
        self.allows: list[Allow] = []
        self.math: list[tuple[nodes.Element, Spot]] = []
        self.seen: dict[str, set[int]] = {}

    def run(self, document: nodes.document) -> None:
        """Walk the whole document: its body, then the notes below it."""
        body, notes = parted(document)
        self.children(body, 0, 0)
        self.left.append(self.blocks[0])
        self.children(notes, 0, 0)
        self.close(self.course.bottom(len(self.files.lines(""))))

    def found(self) -> dict[str, Any]:
        """Return the records as keyword arguments of ``Facts``, at the places of the walk."""
        self.checks = with_outputs(self.checks)
        return {
            "boxes": [replace(box, end=opened.end) for box, opened in self.boxes],
            "steps": [replace(step, end=opened.end) for step, opened in self.steps],
            **{name: getattr(self, name) for name in KEPT},
        }

    def closed(self) -> Iterator[Block]:
        """Yield the blocks that were entered, with their ends."""
        for each in self.blocks:
            yield Block(each.kind, each.place, each.end, each.parent, each.ordered, each.folded)

    def see(self, lines: Iterable[int]) -> None:
        """Note lines, counted from the one the walk is on, as lines that show something."""
        file, first = self.spot.file, self.spot.line
        self.seen.setdefault(file, set()).update(first + each for each in lines)

    def meet(self, file: str, line: int) -> None:
        """Go on to a line; the blocks left before it end above it."""
        last, below = self.course.end_of_run(), self.course.spot.place
        self.spot = self.course.meet(file, line)
        if self.spot.place != below:
            self.close(self.spot.place - 1 if self.spot.place <= last else last)

    def close(self, end: int) -> None:
        """Set where the blocks end that were left since the last line was met."""
        for block in self.left:
            block.end = block.end or max(block.place, end)
        self.left.clear()

    def visit_line(self, node: nodes.Node) -> None:
        """Go on to the line of a node, if it is known."""
        line = node.line or (node.children[0].line if node.children else None)
        if not line:  # sphinx-design says 0 where it does not know
            return
        file = self.files.name(str(node.source or ""), self.course.spot.file)
        if file is not None:
            marked = isinstance(node, nodes.section | nodes.title)
            self.meet(file, self.files.line_of_words(file, line) if marked else line)

    def children(self, found: Sequence[nodes.Node], block: int, depth: int) -> None:
        """Visit the children of a node."""
        for child in found:
            self.visit(child, block, depth)

    def visit(self, node: nodes.Node, block: int, depth: int) -> None:
        """Note one node and what is in it."""
        if not isinstance(node, nodes.Element) or is_hidden(node):
            return
        role = ROLES[type(node)]
        if role is Role.SILENT:
            if is_check(node) or is_ours(node) or isinstance(node, nodes.raw):
                self.note_raw(node, block)
            return
        self.visit_line(node)
        self.note(node, role, block, depth)

    def note(self, node: nodes.Element, role: Role, block: int, depth: int) -> None:
        """Note what a node is."""
        if role is Role.TITLE or is_title(node):
            self.note_heading(node, block, depth + 1)
        elif role is Role.TEXT:
            self.note_text(node, block, depth)
        elif role is Role.BLOCK:
            self.enter(node, block, depth)
        elif role is Role.STEP:
            self.note_step(node, block, depth)
        elif role is Role.HEADING:
            self.note_heading(node, block, depth)
        elif role is Role.TABLE:
            self.note_table(node, block, depth)
        else:
            self.note_leaf(node, block, depth)

    def note_silent(self, node: nodes.Element, block: int) -> None:
        """Note a hidden check, or a comment that allows a rule to be broken."""
        self.note_check(node, block)
        if is_ours(node):
            self.allows.append(allow_of(node, self.spot))

    def note_raw(self, node: nodes.Element, block: int) -> None:
        """Note what a silent node holds, and what raw HTML shows."""
        if isinstance(node, nodes.raw) and is_html(node) and node.line:
            self.visit_line(node)
            self.note_html(node, block, visible_html(node.astext()))
        if is_check(node) or is_ours(node):
            self.visit_line(node)
            self.note_silent(node, block)

    def note_html(self, node: nodes.raw, block: int, shown: Shown) -> None:
        """Note the title, the words and the pictures that a reader sees of raw HTML."""
        title = raw_title(node) if shown.lines else None
        self.see(shown.lines)
        self.note_pictures(shown, block)
        if title:
            level, text = title
            form = LabelForm.HEADING if level else LabelForm.BOLD
            self.labels.append(
                Label(*self.spot, form, plain_numbers(text), block, block, level, "", bold=True)
            )
        if shown.text and not (title and title[0]):
            words = count_words(shown.text)
            self.paragraphs.append(Paragraph(*self.spot, shown.text, words, block))

    def note_pictures(self, shown: Shown, block: int) -> None:
        """Note the pictures that raw HTML shows."""
        self.images += [Image(*self.spot, each, block) for each in shown.pictures]

    def note_check(self, node: nodes.Element, block: int) -> None:
        """Note what the doctest builder runs."""
        if is_check(node):
            self.checks.append(check_of(node, self.spot, block))

    def enter(self, node: nodes.Element, block: int, depth: int) -> None:
        """Open an enclosing block and walk its content."""
        kind = BLOCK_KINDS[type(node)] or BlockKind.DIV
        other = kind is BlockKind.DIV and bool(box_kind(node))
        if other:
            kind = BlockKind.BOX
            self.visit_line(place_of(node))
        own = len(self.blocks)
        ordered = isinstance(node, nodes.enumerated_list)
        opened = Opened(kind, self.spot.place, block, ordered, is_folded(node))
        self.blocks.append(opened)
        if isinstance(node, rigor_box):
            self.note_box(node, block, own)
        elif kind is BlockKind.BOX:
            self.boxes.append((record_of(node, self.spot, block, own), opened))
        inside = list(content_of(node)) if other else node.children
        self.children(inside, own, depth + isinstance(node, nodes.section))
        self.leave(node, opened)

    def leave(self, node: nodes.Element, opened: Opened) -> None:
        """Leave a block; one whose last line is unknown ends above what is met next."""
        last = node.get("rigor_end")
        if last and self.course.is_in(opened.place):
            opened.end = max(opened.place, self.course.place_of(last))
            self.course.cover(last)
        self.left.append(opened)

    def note_step(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a step of a derivation, and walk its content."""
        opened = Opened(BlockKind.ITEM, self.spot.place, block)
        title, names = node["rigor_title"], names_of(node)
        self.steps.append((Step(*self.spot, 0, title, block, names), opened))
        self.note_leaf(node, block, depth)
        self.leave(node, opened)

    def note_box(self, node: nodes.Element, block: int, own: int) -> None:
        """Note a box."""
        box = Box(
            *self.spot,
            kind=node["rigor_kind"],
            end=0,
            title=plain_numbers(node.get("rigor_title", "")),
            block=block,
            own=own,
            empty=bool(node.get("rigor_empty")),
            family=node.get("rigor_family", ""),
            id=node["ids"][0],
            label=node.get("rigor_label", ""),
            of=tuple(node.get("rigor_of", ())),
            aliases=aliases_of(node),
        )
        self.boxes.append((box, self.blocks[own]))

    def note_heading(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a heading: a section's title, a rubric or the title of a box."""
        text = inline_text(node).strip()
        self.see(visible_lines(text))
        written = self.files.level(self.spot.file, self.spot.line)
        usual = LOWEST if isinstance(node, nodes.rubric) else depth or 1
        level = written or int(node.get("level") or usual)
        if isinstance(node, nodes.title) and not self.title:
            self.title = text
        name = plain_numbers(text)
        self.labels.append(Label(*self.spot, LabelForm.HEADING, name, block, block, level))
        self.inline(node, block, depth)

    def note_table(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a table and, without labels, the text of its cells."""
        table = table_of(node, self.spot, block)
        self.tables.append(table)
        self.see(table_lines(table))
        outer, self.in_table = self.in_table, True
        self.children(node.children, block, depth)
        self.in_table = outer

    def note_text(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a paragraph, its labels and what stands in its line."""
        shown = inline_text(node)
        text = shown.strip()
        self.paragraphs.append(Paragraph(*self.spot, text, count_words(text), block))
        short = is_one_line(node, shown)
        named = isinstance(node, nodes.paragraph) and not self.in_table and may_have_leads(node)
        pieces = [] if short and not named else list(runs(node))
        self.see((0,) if short else paragraph_lines(node, pieces))
        if isinstance(node, nodes.paragraph):
            if named:
                self.note_leads(node, pieces, block)
            if not has_elements(node):
                self.course.cover(self.spot.line + text.count("\n"))
                return
        else:
            rest = self.beside(node)
            self.labels.append(
                Label(*self.spot, LabelForm.FIELD, plain_numbers(text), block, block, rest=rest)
            )
        self.inline(node, block, depth)

    def beside(self, node: nodes.Element) -> str:
        """Return the text of a field that begins on the line of its name."""
        body = node.next_node(nodes.field_body, descend=False, siblings=True)
        first = body[0] if body is not None and body.children else None
        if isinstance(first, nodes.paragraph) and first.line in {None, self.spot.line}:
            return inline_text(first).strip()
        return ""

    def note_leads(self, node: nodes.Element, pieces: list[Piece], block: int) -> None:
        """Note the bold lead-ins and the item label of a paragraph."""
        first = isinstance(node.parent, nodes.list_item) and node.parent[0] is node
        for lead in find_leads(pieces, item=first):
            form = LabelForm.BOLD if lead.bold else LabelForm.PLAIN
            if first and lead.offset == 0:
                form = LabelForm.ITEM
            spot = self.spot.below(lead.offset)
            self.labels.append(
                Label(*spot, form, lead.text, block, block, 0, lead.rest, lead.bold)
            )

    def inline(self, node: nodes.Element, block: int, depth: int) -> None:
        """Visit what stands inside a line of text, counting its line breaks.

        What is inside knows the line its paragraph begins on at best.
        """
        written = self.files.lines(self.spot.file)
        for child in node.children:
            if isinstance(child, nodes.Element) and not is_hidden(child):
                self.note_inline(child, block, depth)
            lines = source_breaks(child) + folded_breaks(child, written, self.spot.line)
            if lines:
                self.spot = self.spot.below(lines)
        self.course.cover(self.spot.line)

    def note_inline(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note what stands inside a line of text, and look for more in it."""
        if isinstance(node, nodes.raw) and is_html(node) and has_picture(node.astext()):
            self.see((0,))
            self.note_pictures(visible_html(node.astext()), block)
        self.note_silent(node, block)
        self.note_made(node, block)
        for child in () if isinstance(node, OPAQUE) else node.children:
            if isinstance(child, nodes.Element) and not is_hidden(child):
                self.note_inline(child, block, depth)

    def note_leaf(self, node: nodes.Element, block: int, depth: int) -> None:
        """Note a formula, code block, picture or link; look into anything else."""
        self.note_silent(node, block)
        self.note_made(node, block)
        text = text_of(node) if isinstance(node, nodes.TextElement | nodes.image) else ""
        if isinstance(node, nodes.image) or is_visible(text):
            self.see(range(text.count("\n") + FENCES))
        if not isinstance(node, OPAQUE):
            self.children(node.children, block, depth)
        else:
            self.course.cover(self.spot.line + text.count("\n"))

    def note_made(self, node: nodes.Element, block: int) -> None:
        """Note what a node becomes by itself."""
        making = MAKINGS[type(node)]
        if making is None:
            return
        if making.cites and is_citation(node):
            self.citations.append(Citation(*self.spot))
        if making.make:
            getattr(self, making.kept).append(making.make(node, self.spot, block))
        if making.kept == "formulas":
            self.math.append((node, self.spot))
        elif making.kept == "images":
            self.see((0,))
