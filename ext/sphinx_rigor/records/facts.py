"""The facts of a document: what is there, whatever the standard.

The records hold plain data only, so they can live in Sphinx's pickled environment.

A record's ``place`` tells where a reader meets it: the number of its line in the document
as it is read from top to bottom, notes where they are shown and included files where they
are included. Spans are measured by places, and all records but the blocks stand in their
order. ``file`` and ``line`` say where the author wrote it and serve messages alone; ``file``
is ``""`` for the document's own. In a document whose lines are all its own and met as they
were written, a place is a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import ClassVar, NamedTuple, Protocol, TypeVar

from sphinx_rigor.records.faults import Dangling, Enclosed, Fault
from sphinx_rigor.records.front_matter import NO_FRONT_MATTER, FrontMatter
from sphinx_rigor.records.kept import Kept
from sphinx_rigor.records.stored import Stored

DATA_VERSION = 36
"""Version of the stored shape of :class:`Facts`; raise it when a record changes."""

RESULTS = frozenset({"derivation", "theorem"})
"""The families of the boxes that state a result."""


class HasPlace(Protocol):
    """A record of something with a place."""

    @property
    def place(self) -> int:
        """The place it begins at."""


Placed = TypeVar("Placed", bound=HasPlace)
PLACE = attrgetter("place")


def between(records: Sequence[Placed], place: int, end: int) -> Sequence[Placed]:
    """Return the records from ``place`` to ``end``, both included."""
    first = bisect_left(records, place, key=PLACE)
    return records[first : bisect_right(records, end, lo=first, key=PLACE)]


class Spot(NamedTuple):
    """Where something begins: its place, and the line of a file it was written on."""

    place: int
    line: int
    file: str

    @property
    def shown(self) -> int | str:
        """The line as messages name it: with its file where that is not the document's own."""
        return f"{self.file}:{self.line}" if self.file else self.line

    def below(self, lines: int) -> Spot:
        """Return the spot so many lines further down in the same file."""
        return Spot(self.place + lines, self.line + lines, self.file) if lines else self


START = Spot(1, 1, "")
"""Where a document begins."""


@dataclass(frozen=True, slots=True)
class Record(Stored):
    """Something that begins at a place; the author wrote it on a line of a file."""

    place: int
    line: int
    file: str

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return Spot(self.place, self.line, self.file)


@dataclass(frozen=True, slots=True)
class Stretch(Stored):
    """Lines of one file that a reader meets one after the other.

    They have the ``count`` places from ``place`` on.
    """

    place: int
    line: int
    file: str
    count: int


class BlockKind(StrEnum):
    """What an enclosing block is."""

    DOCUMENT = "document"
    SECTION = "section"
    BOX = "box"
    DIV = "div"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    FIELD = "field"


class LabelForm(StrEnum):
    """How a label is written: the forms in which authors name what follows."""

    HEADING = "heading"
    BOLD = "bold"
    ITEM = "item"
    FIELD = "field"
    PLAIN = "plain"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block(Stored):
    """A block that encloses others; ``parent`` is its index in ``Facts.blocks``.

    ``folded`` tells that a reader opens it, as a dropdown or details.
    """

    kind: BlockKind
    place: int
    end: int
    parent: int
    ordered: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Label(Record):
    """A heading, a bold lead-in, the label of a list item or a field name.

    ``text`` is the label without its mark-up, ``rest`` what follows it in the same
    paragraph, ``level`` the heading's depth (0 for the other forms), ``block`` the
    index of the enclosing block and ``own`` that of the block the label opens (its
    section, box or list item; the enclosing one where it opens none). ``bold`` tells
    a list item's label in bold from a plain one.
    """

    form: LabelForm
    text: str
    block: int
    own: int
    level: int = 0
    rest: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box(Record):
    """A box of a kind, with its title as text; ``own`` is its block's index.

    ``family`` is that of the kind, ``id`` leads to the box, ``label`` is the author's name
    for it, ``aliases`` are its other names, ``of`` has the labels of the results that a
    verification says it recomputes.
    """

    kind: str
    end: int
    title: str
    block: int
    own: int
    empty: bool = False
    family: str = ""
    id: str = ""
    label: str = ""
    of: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names by which a reference may mean the box."""
        return tuple(filter(None, (self.label, *self.aliases)))

    @property
    def states_result(self) -> bool:
        """Whether the box states a result: a derivation, a theorem or one of its family."""
        return self.family in RESULTS


@dataclass(frozen=True, slots=True)
class Step(Record):
    """A step of a derivation, with its title as text and the names it can be referred to by."""

    end: int
    title: str
    block: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formula(Record):
    """A formula; ``source`` is its LaTeX with runs of white space folded.

    ``rows`` are those of its rows that are equations, where it has more than one such.
    """

    source: str
    display: bool
    block: int
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row(Stored):
    """A row of a table's body, so many lines below the table's own: the text of its cells."""

    below: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Record):
    """A table: header cells, number of body rows, number of columns, the rows."""

    header: tuple[str, ...]
    rows: int
    columns: int
    block: int
    body: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeBlock(Record):
    """A literal block with its language (``""`` where none is named)."""

    language: str
    lines: int
    block: int


@dataclass(frozen=True, slots=True)
class Check(Record):
    """A block that ``sphinx.ext.doctest`` runs, shown or hidden.

    ``kind`` is its directive, ``groups`` the names of the groups it runs in, ``tests``
    whether it states a result that can prove wrong, ``digest`` the SHA-256 of all that
    decides what it does.
    """

    kind: str
    groups: tuple[str, ...]
    tests: bool
    digest: str
    block: int


@dataclass(frozen=True, slots=True)
class Link(Record):
    """A link to an address or a document; ``shown`` tells whether there is text to follow."""

    target: str
    block: int
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Citation(Record):
    """A reference to a note or to an entry of a bibliography."""


@dataclass(frozen=True, slots=True)
class Image(Record):
    """A picture or figure."""

    target: str
    block: int


@dataclass(frozen=True, slots=True)
class Paragraph(Record):
    """A paragraph's text (formulas as ``$…$``) and its CJK-aware word count.

    A Chinese character counts as one word, a run of other letters or digits too.
    """

    text: str
    words: int
    block: int


@dataclass(frozen=True, slots=True)
class EquationName(Record):
    """What an equation is called by its author: a tag, ``""`` where it has none, labels.

    ``numbered`` tells whether a reference to it has a number to show.
    """

    tag: str
    labels: tuple[str, ...] = ()
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class EquationLink(Record):
    """A reference to an equation from inside a formula, by its label."""

    target: str


@dataclass(frozen=True, slots=True)
class Allow(Record):
    """A comment ``rigor: allow RULE: reason``; without a rule, what cannot be understood."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Facts(Kept):
    """All that one document holds, whatever the standard.

    ``digest`` is the SHA-256 of the file's bytes; ``solid`` has one byte a place, 1 where
    the line there says something, ``lengths`` two bytes, its characters; ``stretches`` tells
    which line that is, and is empty where every place is a line. ``blocks[0]`` is the
    document up to the notes below it. ``refused`` is what cannot be measured: a notebook, a
    document that the measuring failed on. ``passed`` tells whether the record has these very
    checks as passed, ``None`` where the site keeps no record; ``dangling`` are the
    references that lead nowhere, told or not. The gate sets these two on each build.
    """

    LATER: ClassVar = ("blocks", "labels", "formulas", "paragraphs")

    docname: str
    path: str
    digest: str
    title: str
    solid: bytes
    front_matter: FrontMatter = NO_FRONT_MATTER
    blocks: tuple[Block, ...] = (Block(BlockKind.DOCUMENT, 1, 1, -1),)
    labels: tuple[Label, ...] = ()
    boxes: tuple[Box, ...] = ()
    steps: tuple[Step, ...] = ()
    formulas: tuple[Formula, ...] = ()
    tables: tuple[Table, ...] = ()
    code: tuple[CodeBlock, ...] = ()
    checks: tuple[Check, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    images: tuple[Image, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    equations: tuple[EquationName, ...] = ()
    equation_links: tuple[EquationLink, ...] = ()
    faults: tuple[Fault, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    allows: tuple[Allow, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    lengths: bytes = b""
    refused: bool = False
    passed: bool | None = None
    dangling: tuple[Dangling, ...] = ()

    @property
    def end(self) -> int:
        """The last place of the document, notes included."""
        return len(self.solid)

    @property
    def lines(self) -> int:
        """Number of lines of the document's own file."""
        if not self.stretches:
            return len(self.solid)
        return max(each.line + each.count - 1 for each in self.stretches if not each.file)

    def solid_lines(self, place: int, end: int) -> int:
        """Count the lines that say something from ``place`` to ``end``, both included."""
        return sum(self.solid[max(place - 1, 0) : end])

    @property
    def fault_rules(self) -> frozenset[str]:
        """The names of the rules that report what was seen while reading."""
        return frozenset(each.rule for each in self.faults)

    def filled_lines(self, place: int, end: int, width: int) -> int:
        """Count the lines that those from ``place`` to ``end`` would fill at a width."""
        first, lengths = max(place - 1, 0), memoryview(self.lengths).cast("H")
        pairs = zip(self.solid[first:end], lengths[first:end], strict=False)
        return sum(max(1, -(-length // width)) for solid, length in pairs if solid)

    def line_at(self, place: int) -> int:
        """Return the line, in its own file, that a reader meets at a place."""
        index = bisect_right(self.stretches, place, key=PLACE) - 1
        stretch = self.stretches[index] if index >= 0 else None
        return stretch.line + place - stretch.place if stretch else place

    def within(self, block: int, ancestor: int) -> bool:
        """Tell whether ``block`` is ``ancestor`` or lies inside it."""
        while block > ancestor:
            block = self.blocks[block].parent
        return block == ancestor
