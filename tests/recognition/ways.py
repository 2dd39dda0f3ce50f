"""The same three articles, written in many ways: what a reader sees in each is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recognition.contents import ENGLISH, LEAVES, OTHER, SHORT, TRADITIONAL, ZH, Content
from recognition.forms import (
    ENTRIES,
    FIELDS,
    GATHERED,
    PARTS,
    TITLES,
    Entered,
    Field,
    Fielded,
    Titled,
)


@dataclass(frozen=True)
class Way:
    """A way to write: titles of entries, entries, fields, words, headings of parts."""

    title: Titled
    entry: Entered
    field: Fielded
    words: dict
    part: Callable[[int, str], str]
    gather: bool = False
    views: bool = True
    whole: Callable[[dict, str, list[tuple[str, list[Field]]]], str] | None = None


DEFAULT = Way(
    TITLES["1:"],
    ENTRIES["heading 4"],
    FIELDS["bold"],
    ZH,
    lambda n, title: f"## 第{n}部分：{title}",
)


def ways() -> Iterator[tuple[str, Way]]:
    """Yield every way, by its name."""
    base = DEFAULT
    for name, title in TITLES.items():
        yield f"title: {name}", Way(title, base.entry, base.field, ZH, base.part)
    for name, entry in ENTRIES.items():
        yield f"entry: {name}", Way(base.title, entry, base.field, ZH, base.part)
    for name, fields in FIELDS.items():
        yield f"field: {name}", Way(base.title, base.entry, fields, ZH, base.part)
    for name, part in PARTS.items():
        yield f"part: {name}", Way(base.title, base.entry, base.field, ZH, part)
    for name, whole in GATHERED.items():
        yield (
            f"gathered: {name}",
            Way(base.title, base.entry, base.field, ZH, base.part, whole=whole),
        )
    spelled = {
        "English": ENGLISH,
        "traditional": TRADITIONAL,
        "other words": OTHER,
        "short words": SHORT,
    }
    for name, words in spelled.items():
        part = (lambda n, title: f"## Part {n}: {title}") if words is ENGLISH else base.part
        yield f"words: {name}", Way(base.title, base.entry, base.field, words, part)
        yield (
            f"words: {name}, bold",
            Way(base.title, ENTRIES["bold line"], FIELDS["items, plain"], words, part),
        )
        yield (
            f"words: {name}, gathered",
            Way(base.title, base.entry, base.field, words, part, whole=GATHERED["headings"]),
        )
    yield (
        "all: bold and items",
        Way(
            base.title, ENTRIES["bold line"], FIELDS["items, bold"], ZH, base.part, views=False
        ),
    )
    yield (
        "all: bold without numbers",
        Way(TITLES["no number"], ENTRIES["bold line"], FIELDS["bold"], ZH, base.part),
    )


def fields_of(words: dict, kind: str, texts: list) -> list[Field]:
    """Return labels and texts of an entry."""
    return list(zip(words["fields"][kind], texts, strict=True))


def written(article: Content, way: Way) -> str:
    """Return an article in one way."""
    words = way.words
    found = [f"# {article.name}"]
    for n, (title, kinds) in enumerate(
        zip(words["parts"], [LEAVES, ("flaw", "improvement"), ("direction",)], strict=True), 3
    ):
        found.append(way.part(n, title))
        found += [
            leaves(article, way, kind) if kind in LEAVES else entries(article, way, kind)
            for kind in kinds
        ]
    return "\n\n".join(found) + "\n"


def leaves(article: Content, way: Way, kind: str) -> str:
    """Return the entries of a kind without fields."""
    words = way.words
    found = [
        way.entry(way.title(words[kind], n, title), text)
        for n, (title, text) in enumerate(article.leaves[kind], 1)
    ]
    return "\n\n".join(found)


def entries(article: Content, way: Way, kind: str) -> str:
    """Return the entries of a kind with fields."""
    words = way.words
    found = [(title, fields_of(words, kind, texts)) for title, texts in article.entries[kind]]
    if way.whole:
        return way.whole(words, kind, found)
    return "\n\n".join(
        way.entry(way.title(words[kind], n, title), way.field(fields))
        for n, (title, fields) in enumerate(found, 1)
    )
