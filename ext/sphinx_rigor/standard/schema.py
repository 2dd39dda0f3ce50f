"""A content standard as data: what an article must have to be called finished.

``file`` reads these records from TOML. Words are the normal way to say what something is
called; every pattern is searched for without regard to case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sphinx_rigor.plugins import Offers
from sphinx_rigor.records import Facts, Message, Severity, msg
from sphinx_rigor.standard.patterns import NO_PATTERNS, Patterns

Words = tuple[str, ...]
"""Words in small letters."""

QUANTITIES = {
    "formula": msg("distinct display formulas"),
    "equation": msg("distinct equations"),
    "line": msg("non-blank lines"),
    "word": msg("words"),
    "section": msg("headings"),
    "box": msg("boxes"),
    "entry": msg("entries"),
    "topic": msg("topics"),
    "table": msg("tables"),
    "code": msg("code blocks"),
    "check": msg("checks that passed"),
    "list": msg("list items"),
    "image": msg("pictures"),
    "link": msg("links"),
}
"""What a requirement may count, with the English word for it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What another package counts: a title, and how many there are from place to place.

    A place is where something stands in the document, as records have it (``each.place``).
    """

    title: str
    count: Callable[[Facts, int, int], int]


ADDED = Offers("sphinx_rigor.quantities", Quantity, dict)
"""The quantities that other packages count, by the word that standards use for them."""


def quantities(added: Mapping[str, Quantity]) -> Mapping[str, Message]:
    """Return everything that a requirement may count, with the word for it."""
    return {**QUANTITIES, **{name: Message(each.title) for name, each in added.items()}}


@dataclass(frozen=True, slots=True)
class FieldNeed:
    """A field each entry must have, with list items, words or a number in it if stated."""

    field: str
    items: int = 0
    match: Patterns = NO_PATTERNS
    number: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One demand: at least ``min`` and at most ``max``, where that is stated, of something.

    ``kinds`` are kinds of box or entry, ``words`` and ``match`` what headings, topics, list
    items or table headers must say, ``level`` a heading's level, ``language`` those of code,
    ``rows`` and ``columns`` a table's least size. With ``every``, no entry may lack what
    ``each`` asks for; without it, ``min`` complete ones are enough. ``different`` counts kinds
    of box and not boxes, ``width`` has long lines count as those they would fill, ``unfolded``
    measures the longest passage that is not folded away. What one of ``alternatives`` finds
    will do as well. ``quantity`` is what counts, where that is not ours. A demand of severity
    advice is a wish: it is reported, and an article that leaves it unmet is finished all the
    same.
    """

    what: str
    id: str = ""
    title: str = ""
    min: int = 1
    max: int | None = None
    kinds: tuple[str, ...] = ()
    each: tuple[FieldNeed, ...] = ()
    match: Patterns = NO_PATTERNS
    level: int = 0
    language: tuple[str, ...] = ()
    rows: int = 0
    columns: int = 0
    every: bool = False
    severity: Severity | None = None
    hint: str = ""
    words: Words = ()
    width: int = 0
    different: bool = False
    unfolded: bool = False
    alternatives: tuple[Requirement, ...] = ()
    quantity: Quantity | None = None

    @property
    def binding(self) -> bool:
        """Whether an article has to satisfy it to be called finished."""
        return self.severity is not Severity.ADVICE

    @property
    def key(self) -> str:
        """A name for this demand that outlives edits of the article."""
        return ".".join(filter(None, (self.what, *self.kinds, self.id)))

    @property
    def says(self) -> str:
        """What it is recognised by, in words."""
        return shown(self.words, self.match)


@dataclass(frozen=True, slots=True)
class Part:
    """A part: spellings of its heading, in order of trust, and its requirements.

    ``words`` are whole titles it may have, with a number or without one.
    """

    id: str
    title: str
    match: Patterns
    optional: bool = False
    require: tuple[Requirement, ...] = ()
    words: Words = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of an entry, recognised by its label.

    Where ``content`` names a quantity, such a thing in the entry stands for the field
    too, label or not: ``formula`` (a display formula), ``table`` or ``code``. ``number``
    says that the field is to name one.
    """

    id: str
    title: str
    match: Patterns
    content: str = ""
    number: bool = False
    words: Words = ()


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry, recognised by its title or by a box of one of ``boxes``.

    ``words`` head its titles, ``match`` finds them by regular expressions. ``gather`` and
    ``group`` are the words and expressions of headings that name the kind for what stands
    below them.
    """

    id: str
    title: str
    match: Patterns
    boxes: tuple[str, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    group: Patterns = NO_PATTERNS
    words: Words = ()
    gather: Words = ()

    def field(self, name: str) -> FieldSpec:
        """Return the field of this id."""
        return next(each for each in self.fields if each.id == name)


@dataclass(frozen=True, slots=True)
class FrontMatterSpec:
    """Keys of the front matter; ``when_enforced`` are values a finished article has."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    when_enforced: tuple[tuple[str, object], ...] = ()
    types: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """The keys that the standard knows; none means that it minds none."""
        finished = (name for name, _value in self.when_enforced)
        return frozenset({*self.required, *self.optional, *finished})

    def types_of(self, name: str) -> tuple[str, ...]:
        """Return the YAML types a key may have, ``()`` for any."""
        return dict(self.types).get(name, ())


@dataclass(frozen=True, slots=True)
class Standard:
    """A whole standard.

    ``imports`` are the import strings by name that the site adds, ``rules`` those of rules
    that the standard itself names.
    """

    name: str
    closing: Patterns = NO_PATTERNS
    front_matter: FrontMatterSpec = FrontMatterSpec()
    status_values: tuple[str, ...] = ()
    enforced: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    require: tuple[Requirement, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    placeholders: Patterns = NO_PATTERNS
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    html: Patterns = NO_PATTERNS
    severities: tuple[tuple[str, Severity], ...] = ()
    rules: tuple[str, ...] = ()
    imports: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = field(default=(), compare=False)

    def kind(self, name: str) -> EntryKind:
        """Return the kind of entry of this id."""
        return next(each for each in self.kinds if each.id == name)

    def part(self, name: str) -> Part:
        """Return the part of this id."""
        return next(each for each in self.parts if each.id == name)

    def enforces(self, status: str) -> bool:
        """Tell whether the standard binds at a status; an unknown one never excuses."""
        return status in self.enforced or status not in self.status_values


def shown(words: Words, patterns: Patterns) -> str:
    """Return words and patterns as messages show them."""
    return " / ".join((*words, *(each.pattern for each in patterns)))
