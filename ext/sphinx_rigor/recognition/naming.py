"""Tell which kinds and fields of a standard a title names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_rigor.recognition.titles import AND, Title, names, read_title, speaks_of
from sphinx_rigor.standard import (
    EntryKind,
    FieldSpec,
    Patterns,
    Requirement,
    Standard,
    Words,
    matches,
)

LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Naming:
    """A kind that a title names: as an entry of it, as one that gathers such, or both.

    ``exact`` tells that the head is the kind's word and nothing else, ``bare`` that the
    title says no more than what stands below it is, ``certain`` that an expression of the
    standard finds it in the title.
    """

    kind: EntryKind
    entry: bool
    gathers: bool
    exact: bool
    bare: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The kinds of a standard with all words and expressions that name any of them."""

    kinds: tuple[EntryKind, ...]
    words: Words
    patterns: Patterns


def vocabulary(standard: Standard) -> Vocabulary:
    """Return the vocabulary of a standard."""
    kinds = standard.kinds
    words = (word for kind in kinds for word in (*kind.words, *kind.gather))
    patterns = (each for kind in kinds for each in (*kind.match, *kind.group))
    return Vocabulary(kinds, tuple(dict.fromkeys(words)), Patterns(patterns))


def kinds_named(known: Vocabulary, text: str, title: Title) -> tuple[Naming, ...]:
    """Return the kinds a title names; the longest word decides between them.

    A title that couples words, ``几何意义与类比``, names several. Most titles name none.
    """
    if not names(title.head, known.words) and not matches(known.patterns, text):
        return ()
    found = [
        (weight, naming)
        for kind in known.kinds
        for weight, naming in [named(kind, text, title)]
        if weight
    ]
    best = max((weight for weight, _ in found), default=0)
    lesser = any(weight < best for weight, _ in found)
    beside = set(coupled(known, title.head)) if lesser else ()
    return tuple(each for weight, each in found if weight == best or each.kind.id in beside)


def coupled(known: Vocabulary, head: str) -> Iterator[str]:
    """Yield the kinds that the pieces of a coupled head name, each by its longest word."""
    pieces = AND.split(head)
    for piece in pieces if len(pieces) > 1 else ():
        weights = {kind.id: names(piece, kind.words) for kind in known.kinds}
        best = max(weights.values())
        yield from (kind for kind, weight in weights.items() if weight == best > 0)


def named(kind: EntryKind, text: str, title: Title) -> tuple[float, Naming]:
    """Return how long the words are by which a title names a kind, 0 if it does not.

    An expression that only the rest of the title meets weighs least.
    """
    entry: float = names(title.head, kind.words)
    exact, certain = title.head in kind.words, False
    for pattern in kind.match:
        if match := pattern.search(title.head):
            entry = max(entry, len(match[0].strip()))
            exact = exact or match[0] == title.head
        elif pattern.search(text):
            entry, certain = entry or LEAST, True
    words = kind.gather or (kind.words if kind.fields else ())
    gathers = names(title.head, words)
    if not gathers and matches(kind.group, text):
        gathers = len(title.head)
    is_entry = entry > 0 and (not kind.gather or entry >= gathers)
    bare = not title.rest and (title.head in words or bool(kind.fields))
    naming = Naming(kind, is_entry, gathers > 0, exact, bare, certain)
    return max(entry, gathers), naming


def field_named(kind: EntryKind, text: str, title: Title) -> FieldSpec | None:
    """Return the field of a kind that a title names, by the longest word."""
    best, found = 0, None
    for spec in kind.fields:
        weight = names(title.head, spec.words)
        if not weight and matches(spec.match, text):
            weight = 1
        if weight > best:
            best, found = weight, spec
    return found


def is_field(spec: FieldSpec, text: str) -> bool:
    """Tell whether a title names this field."""
    named = names(read_title(text).head, spec.words) > 0
    return named or matches(spec.match, text)


def is_about(wanted: Requirement, text: str) -> bool:
    """Tell whether a title speaks of what a requirement asks for, or none is said."""
    if not (wanted.words or wanted.match):
        return True
    return speaks_of(text, wanted.words) or matches(wanted.match, text)
