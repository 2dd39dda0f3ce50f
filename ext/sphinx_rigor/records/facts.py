"""The facts of a document: what is there, whatever the standard.

The records hold plain data only, so they can live in Sphinx's pickled environment.
Lines count from 1 in the file as the author wrote it; all records but the blocks stand in
the order of their lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Protocol, TypeVar

DATA_VERSION = 12
"""Version of the stored shape of :class:`Facts`; raise it when a record changes."""


RESULTS = frozenset({"derivation", "theorem"})
"""The families of the boxes that state a result."""


class Stored:
    """A record that lives in the environment, pickled by its values in their order.

    The way dataclasses pickle themselves takes five times as long to load.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return the class and the values it is made of."""
        return type(self), tuple(getattr(self, name) for name in type(self).__slots__)


class HasLine(Protocol):
    """A record of something on a line."""

    @property
    def line(self) -> int:
        """The line it begins on."""


Record = TypeVar("Record", bound=HasLine)


def between(records: Sequence[Record], line: int, end: int) -> Sequence[Record]:
    """Return the records from ``line`` to ``end``, both included."""
    first = bisect_left(records, line, key=attrgetter("line"))
    return records[first : bisect_right(records, end, lo=first, key=attrgetter("line"))]


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


@dataclass(frozen=True, slots=True)
class Block(Stored):
    """A block that encloses others; ``parent`` is its index in ``Facts.blocks``."""

    kind: BlockKind
    line: int
    end: int
    parent: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Label(Stored):
    """A heading, a bold lead-in, the label of a list item or a field name.

    ``text`` is the label without its mark-up, ``rest`` what follows it in the same
    paragraph, ``level`` the heading's depth (0 for the other forms), ``block`` the
    index of the enclosing block and ``own`` that of the block the label opens (its
    section, box or list item; the enclosing one where it opens none). ``bold`` tells
    a list item's label in bold from a plain one.
    """

    form: LabelForm
    line: int
    text: str
    block: int
    own: int
    level: int = 0
    rest: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box(Stored):
    """A box of a kind, with its title as text; ``own`` is its block's index.

    ``family`` is that of the kind, ``id`` leads to the box, ``label`` is the author's name
    for it, ``of`` has the labels of the results that a verification says it recomputes.
    """

    kind: str
    line: int
    end: int
    title: str
    block: int
    own: int
    empty: bool = False
    family: str = ""
    id: str = ""
    label: str = ""
    of: tuple[str, ...] = ()

    @property
    def states_result(self) -> bool:
        """Whether the box states a result: a derivation, a theorem or one of its family."""
        return self.family in RESULTS


@dataclass(frozen=True, slots=True)
class Step(Stored):
    """A step of a derivation, with its title as text."""

    line: int
    end: int
    title: str
    block: int


@dataclass(frozen=True, slots=True)
class Formula(Stored):
    """A formula; ``source`` is its LaTeX with runs of white space folded."""

    line: int
    source: str
    display: bool
    block: int


@dataclass(frozen=True, slots=True)
class Table(Stored):
    """A table: header cells, number of body rows, number of columns."""

    line: int
    header: tuple[str, ...]
    rows: int
    columns: int
    block: int


@dataclass(frozen=True, slots=True)
class CodeBlock(Stored):
    """A literal block with its language (``""`` where none is named)."""

    line: int
    language: str
    lines: int
    block: int


@dataclass(frozen=True, slots=True)
class Check(Stored):
    """A block that ``sphinx.ext.doctest`` runs, shown or hidden.

    ``kind`` is its directive, ``groups`` the names of the groups it runs in, ``tests``
    whether it states a result that can prove wrong, ``digest`` the SHA-256 of all that
    decides what it does.
    """

    line: int
    kind: str
    groups: tuple[str, ...]
    tests: bool
    digest: str
    block: int


@dataclass(frozen=True, slots=True)
class Link(Stored):
    """A link to an address or a document."""

    line: int
    target: str
    block: int


@dataclass(frozen=True, slots=True)
class Image(Stored):
    """A picture or figure."""

    line: int
    target: str
    block: int


@dataclass(frozen=True, slots=True)
class Paragraph(Stored):
    """A paragraph's text (formulas as ``$…$``) and its CJK-aware word count.

    A Chinese character counts as one word, a run of other letters or digits too.
    """

    line: int
    text: str
    words: int
    block: int


@dataclass(frozen=True, slots=True)
class Key(Stored):
    """A front matter key as written: its value, YAML type and line.

    ``type`` is one of ``str int float bool null date list map``.
    """

    name: str
    value: object
    type: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter(Stored):
    """The YAML block at the top; duplicate keys stay, in their order.

    ``line`` is 0 where the document has no front matter. ``error`` and
    ``error_line`` tell why it could not be read.
    """

    line: int = 0
    keys: tuple[Key, ...] = ()
    error: str = ""
    error_line: int = 0

    def get(self, name: str) -> Key | None:
        """Return the last key of this name, the one YAML readers take."""
        return next((key for key in reversed(self.keys) if key.name == name), None)


@dataclass(frozen=True, slots=True)
class Fault(Stored):
    """A fault seen while reading that no later record shows.

    ``rule`` names the rule that reports it, ``detail`` what was found there.
    """

    rule: str
    line: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class EquationName(Stored):
    """What an equation is called by its author: a tag, ``""`` where it has none, labels."""

    line: int
    tag: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EquationLink(Stored):
    """A reference to an equation from inside a formula, by its label."""

    line: int
    target: str


@dataclass(frozen=True, slots=True)
class Allow(Stored):
    """A comment ``rigor: allow RULE: reason``; without a rule, what cannot be understood."""

    line: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Facts(Stored):
    """All that one document holds, whatever the standard.

    ``digest`` is the SHA-256 of the file's bytes; ``solid`` has one byte a source
    line, 1 where the line says something; ``blocks[0]`` is the document. ``passed`` tells
    whether the record has these very checks as passed, ``None`` where the site keeps no
    record; the gate sets it on each build, it is never stored.
    """

    docname: str
    path: str
    digest: str
    title: str
    solid: bytes
    front_matter: FrontMatter = FrontMatter()
    blocks: tuple[Block, ...] = (Block(BlockKind.DOCUMENT, 1, 1, -1),)
    labels: tuple[Label, ...] = ()
    boxes: tuple[Box, ...] = ()
    steps: tuple[Step, ...] = ()
    formulas: tuple[Formula, ...] = ()
    tables: tuple[Table, ...] = ()
    code: tuple[CodeBlock, ...] = ()
    checks: tuple[Check, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    equations: tuple[EquationName, ...] = ()
    equation_links: tuple[EquationLink, ...] = ()
    faults: tuple[Fault, ...] = ()
    allows: tuple[Allow, ...] = ()
    passed: bool | None = None

    @property
    def lines(self) -> int:
        """Number of source lines."""
        return len(self.solid)

    def solid_lines(self, line: int, end: int) -> int:
        """Count the source lines that say something from ``line`` to ``end``, both included."""
        return sum(self.solid[max(line - 1, 0) : end])

    def within(self, block: int, ancestor: int) -> bool:
        """Tell whether ``block`` is ``ancestor`` or lies inside it."""
        while block > ancestor:
            block = self.blocks[block].parent
        return block == ancestor
