"""The outline of a document: what has a title, in the order a reader meets it.

Each title is read once. A mark reaches as far as what stands under it may: a heading to
the next one as high, bold words to the end of the section, box or div around them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from sphinx_rigor.recognition.lists import Lists
from sphinx_rigor.recognition.naming import Naming, kinds_named, vocabulary
from sphinx_rigor.recognition.titles import Title, read_title
from sphinx_rigor.records import (
    Block,
    BlockKind,
    Box,
    Facts,
    Label,
    LabelForm,
    Row,
    Spot,
    Table,
    between,
)
from sphinx_rigor.standard import Standard

SCOPES = frozenset({BlockKind.BOX, BlockKind.DIV, BlockKind.SECTION, BlockKind.DOCUMENT})
BOXED = frozenset({BlockKind.BOX, BlockKind.DIV})
PLACE = attrgetter("spot.place")
PAIR = 2
"""Columns of a table whose rows are labels and what they say."""
LOOSE = frozenset({LabelForm.ITEM, LabelForm.PLAIN})


@dataclass(frozen=True, slots=True)
class Mark:
    """Something with a title: a label, or a box of a kind that has none.

    ``scope`` is the section, box or div it stands in, ``container`` the box, div or document,
    ``level`` 0 but for headings, ``end`` the last place it may reach to.
    """

    spot: Spot
    text: str
    title: Title
    scope: int
    container: int
    block: int
    end: int
    level: int = 0
    label: Label | None = None
    kinds: tuple[Naming, ...] = ()
    box: str = ""

    @property
    def place(self) -> int:
        """Where it stands."""
        return self.spot.place

    @property
    def alone(self) -> bool:
        """Whether the words stand alone as a title does, nothing on the same line."""
        rest = self.label.rest if self.label else ""
        return not rest or not any(each.isalnum() or each in ":：" for each in rest)

    @property
    def bold(self) -> bool:
        """Whether the words stand out: no plain words before a colon."""
        return self.label is None or self.label.bold or self.label.form not in LOOSE

    @property
    def counted(self) -> bool:
        """Whether the words have a number of their own."""
        return bool(self.title.number)


@dataclass(frozen=True, slots=True)
class Outline:
    """The marks of a document in their order."""

    facts: Facts
    marks: tuple[Mark, ...]
    lists: Lists

    def at(self, place: int) -> Sequence[Mark]:
        """Return the marks at a place."""
        first = bisect_left(self.marks, place, key=PLACE)
        return self.marks[first : bisect_right(self.marks, place, key=PLACE)]

    def inside(self, mark: Mark, end: int | None = None) -> Sequence[Mark]:
        """Return the marks below one, as far as it reaches."""
        first = bisect_right(self.marks, mark.place, key=PLACE)
        last = mark.end if end is None else end
        return self.marks[first : bisect_right(self.marks, last, key=PLACE)]


def read_outline(facts: Facts, standard: Standard) -> Outline:
    """Read every title of a document once."""
    known = vocabulary(standard)
    kinds = frozenset(name for kind in standard.kinds for name in kind.boxes)
    boxes = [each for each in facts.boxes if each.kind in kinds]
    titles = {each.own: each for each in reversed(boxes)}
    marks = [box_mark(facts, each) for each in boxes]
    for label in facts.labels:
        box = titles.get(label.block)
        if box is not None and is_title(facts, label, box):
            continue
        title = read_title(label.text)
        naming = kinds_named(known, label.text, title)
        marks.append(label_mark(facts, label, title, naming))
    for table in facts.tables:
        if table.columns == PAIR:
            marks += [
                row_mark(facts, table, row, row.cells[1])
                for row in table.body
                if len(row.cells) == PAIR
            ]
    found = sorted(marks, key=lambda each: (each.place, each.label is not None))
    return Outline(facts, tuple(with_reach(facts, found)), Lists(facts.blocks))


def is_title(facts: Facts, label: Label, box: Box) -> bool:
    """Tell whether a label is the title of a box of a kind, or the first thing said in one."""
    if label.text == box.title:
        return True
    said = between(facts.paragraphs, box.place + 1, label.place - 1)
    return label.form is not LabelForm.FIELD and not said and not box.title


def box_mark(facts: Facts, box: Box) -> Mark:
    """Return the mark of a box of a kind."""
    container = holder(facts.blocks, facts.blocks[box.own].parent, BOXED)
    return Mark(
        spot=box.spot,
        text=box.title,
        title=Title("", "", box.title),
        scope=box.own,
        container=container,
        block=box.own,
        end=box.end,
        box=box.kind,
    )


def label_mark(facts: Facts, label: Label, title: Title, kinds: tuple[Naming, ...]) -> Mark:
    """Return the mark of a label, reaching to the end of what it stands in."""
    scope = holder(facts.blocks, label.block, SCOPES)
    return Mark(
        spot=label.spot,
        text=label.text,
        title=title,
        scope=scope,
        container=holder(facts.blocks, scope, BOXED),
        block=label.block,
        end=facts.blocks[scope].end,
        level=label.level,
        label=label,
        kinds=kinds,
    )


def row_mark(facts: Facts, table: Table, row: Row, rest: str) -> Mark:
    """Return the mark of a row of a table, headed by its first cell."""
    text = next(filter(None, row.cells), "")
    block = table.block
    spot = Spot(table.place + row.below, table.line + row.below, table.file)
    label = Label(*spot, LabelForm.ROW, text, block, block, rest=rest, bold=True)
    return replace(label_mark(facts, label, read_title(text), ()), end=spot.place)


def holder(blocks: Sequence[Block], block: int, kinds: frozenset[BlockKind]) -> int:
    """Return the nearest block around, or this one, that is of one of these kinds."""
    while block > 0 and blocks[block].kind not in kinds:
        block = blocks[block].parent
    return block


def with_reach(facts: Facts, marks: Sequence[Mark]) -> list[Mark]:
    """Return marks that end before the next heading, as high as theirs, in their container."""
    found: list[Mark] = []
    below: dict[int, list[tuple[int, int]]] = {}
    for mark in reversed(marks):
        headings = below.setdefault(mark.container, [])
        if mark.level:
            end = facts.blocks[mark.container].end
            stop = next((place for level, place in headings if level <= mark.level), end + 1)
            last = max(min(end, stop - 1), mark.place)
            found.append(mark if last == mark.end else replace(mark, end=last))
            headings[:] = [
                (mark.level, mark.place),
                *(each for each in headings if each[0] < mark.level),
            ]
        else:
            found.append(mark)
    return found[::-1]
