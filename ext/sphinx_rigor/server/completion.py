"""What may come next: directives, labels, keys and values, the fields of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    Position,
    Range,
    TextEdit,
)

from sphinx_rigor.records import msg
from sphinx_rigor.server.front_matter import (
    is_front_matter,
    key_above,
    keys,
    told_of,
    values_of,
)
from sphinx_rigor.server.page import Page
from sphinx_rigor.server.references import kinds_for, references
from sphinx_rigor.server.snapshot import Target, TargetKind

DIRECTIVE = re.compile(r"^[\s>*+-]*(?:`{3,}|:{3,}|~{3,})\{(?P<text>[\w:+-]*)$")
RST_DIRECTIVE = re.compile(r"^\s*\.\. (?P<text>[\w:+-]*)$")
KEY = re.compile(r"^(?P<text>[\w-]*)$")
VALUE = re.compile(
    r"^(?P<key>[\w-]+):\s+(?:\[(?:.*,)?\s*|.*[,，、]\s*)?(?P<text>[^\s,，、\[\]]*)$"
)
ITEM = re.compile(r"^\s*-\s+(?P<text>\S*)$")
FIELD = re.compile(r"^\s*(?:[-*+]\s+)?(?P<text>\**[^\s*:：`{$|#>-]*)$")
MANY = 500
"""So many words are offered at once; an editor asks again as more letters are typed."""
TRIGGERS = ["{", "`", "#", ":", "<", ",", "*", " "]
"""The characters at which an editor is to ask."""


def complete(page: Page, position: Position) -> CompletionList:
    """Return what may come next; of very much, what holds the letters typed so far."""
    found = list(offered(page, position))
    if len(found) > MANY:
        found = [each for each in found if holds(page, position, each)]
    return CompletionList(is_incomplete=len(found) > MANY, items=found[:MANY])


def holds(page: Page, position: Position, item: CompletionItem) -> bool:
    """Tell whether a word has the letters typed so far, next to one another."""
    edit = item.text_edit
    start = edit.range.start.character if isinstance(edit, TextEdit) else 0
    before = page.lines.before(position)
    typed = before[page.lines.column(before, start) :]
    return typed.casefold() in item.label.casefold()


def offered(page: Page, position: Position) -> Iterator[CompletionItem]:
    """Yield all that may come next."""
    before = page.lines.before(position)
    if is_front_matter(page.lines, position.line):
        yield from in_front_matter(page, position, before)
    elif match := DIRECTIVE.match(before) or RST_DIRECTIVE.match(before):
        yield from directives(page, position, match)
    elif found := [each for each in references(before) if each.end == len(before)]:
        here = page.lines.at(position.line, found[-1].start)
        yield from labels(page, Range(here, position), found[-1].way)
    else:
        yield from fields(page, position, before)


def item(name: str, place: Range, kind: CompletionItemKind, detail: str = "") -> CompletionItem:
    """Return a word that replaces what stands at a place."""
    return CompletionItem(
        name,
        kind=kind,
        detail=detail or None,
        filter_text=name,
        text_edit=TextEdit(place, name),
    )


def place_of(page: Page, position: Position, match: re.Match[str]) -> Range:
    """Return where the word that is being typed stands."""
    return Range(page.lines.at(position.line, match.start("text")), position)


def directives(
    page: Page, position: Position, match: re.Match[str]
) -> Iterator[CompletionItem]:
    """Yield the directives; those that boxes are made with say what these are called."""
    place = place_of(page, position, match)
    for name, what in page.site.directives.items():
        yield item(name, place, CompletionItemKind.Class, what)


def labels(page: Page, place: Range, way: str) -> Iterator[CompletionItem]:
    """Yield the names that a kind of reference can lead to, each once."""
    kinds, seen = kinds_for(way), set[str]()
    for each in page.every_target():
        if each.kind in kinds and each.name not in seen and suits(each, way):
            seen.add(each.name)
            detail = " ".join(filter(None, (each.what, each.title)))
            yield item(each.name, place, CompletionItemKind.Reference, detail)


def suits(target: Target, way: str) -> bool:
    """Tell whether a name can stand there: what a verification recomputes is a result."""
    return way != ":of:" or target.result or target.kind is TargetKind.STEP


def in_front_matter(page: Page, position: Position, before: str) -> Iterator[CompletionItem]:
    """Yield keys that are not there yet, or the values of the key here."""
    if match := KEY.match(before):
        place, there = place_of(page, position, match), set(written_keys(page, position.line))
        for name in keys(page.site):
            if name not in there:
                told = told_of(page.site, name)
                detail = page.say(told) if told else ""
                found = item(name, place, CompletionItemKind.Property, detail)
                found.text_edit = TextEdit(place, f"{name}: ")
                yield found
    elif match := VALUE.match(before):
        yield from words(page, position, match, values_of(page.site, match["key"]))
    elif match := ITEM.match(before):
        given = values_of(page.site, key_above(page.lines, position.line))
        yield from words(page, position, match, given)


def written_keys(page: Page, but: int) -> Iterator[str]:
    """Yield the keys of the front matter, those on one line left out."""
    number = 1
    while is_front_matter(page.lines, number) and number < len(page.lines.every):
        if number != but:
            yield page.lines.line(number).partition(":")[0].strip()
        number += 1


def words(
    page: Page, position: Position, match: re.Match[str], given: Iterable[str]
) -> Iterator[CompletionItem]:
    """Yield words as values."""
    place = place_of(page, position, match)
    for word in given:
        yield item(word, place, CompletionItemKind.Value)


def fields(page: Page, position: Position, before: str) -> Iterator[CompletionItem]:
    """Yield the labels of the fields that the entry around this line does not have yet."""
    match = FIELD.match(before)
    if not match:
        return
    place = place_of(page, position, match)
    for title in missing_fields(page, position.line + 1):
        found = item(title, place, CompletionItemKind.Field)
        text = page.say(msg("**%(label)s**: %(text)s", label=title, text=""))
        found.text_edit = TextEdit(place, text)
        found.filter_text = (
            f"{match['text']}{title}" if match["text"].strip("*") == "" else title
        )
        yield found


def missing_fields(page: Page, line: int) -> Iterator[str]:
    """Yield the titles of the fields that the innermost entry around a line lacks."""
    article = page.snapshot.article
    around = [
        each
        for each in article.reading.entries
        if page.own(each.spot.file)
        and each.spot.line < line <= article.facts.line_at(each.end) + 1
    ]
    if around:
        entry = max(around, key=lambda each: each.place)
        there = {each.id for each in entry.fields if not each.empty}
        kind = article.standard.kind(entry.kind)
        yield from (each.title for each in kind.fields if each.id not in there)
