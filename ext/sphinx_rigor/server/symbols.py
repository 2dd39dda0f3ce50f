"""The outline of a document: parts, entries, boxes, one in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol.types import DocumentSymbol, SymbolKind

from sphinx_rigor.server.page import Page


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name that has lines."""

    line: int
    end: int
    name: str
    kind: SymbolKind
    detail: str = ""


def symbols(page: Page) -> list[DocumentSymbol]:
    """Return the outline, each thing in the one around it."""
    outermost: list[DocumentSymbol] = []
    open_ones: list[tuple[Thing, list[DocumentSymbol]]] = []
    for each in sorted(things(page), key=lambda one: (one.line, -one.end)):
        while open_ones and open_ones[-1][0].end < each.end:
            open_ones.pop()
        inner: list[DocumentSymbol] = []
        (open_ones[-1][1] if open_ones else outermost).append(symbol(page, each, inner))
        open_ones.append((each, inner))
    return outermost


def symbol(page: Page, thing: Thing, inner: list[DocumentSymbol]) -> DocumentSymbol:
    """Return one thing with those inside of it."""
    last = len(page.lines.every) - 1
    first = min(thing.line - 1, last)
    return DocumentSymbol(
        name=thing.name,
        kind=thing.kind,
        range=page.lines.span(first, thing.end - 1),
        selection_range=page.lines.words(first),
        detail=thing.detail or None,
        children=inner,
    )


def things(page: Page) -> Iterator[Thing]:
    """Yield what stands in the document's own file; an entry that is a box is one thing."""
    facts, standard = page.snapshot.article.facts, page.snapshot.article.standard
    for part in page.snapshot.article.verdict.parts:
        if part.line and page.own(part.file):
            met = f"{part.met}/{part.total}"
            yield Thing(part.line, part.end, part.title, SymbolKind.Module, met)
    taken = set()
    for entry in page.snapshot.article.reading.entries:
        if page.own(entry.spot.file):
            taken.add(entry.spot.line)
            what = standard.kind(entry.kind).title
            end = facts.line_at(entry.end)
            yield Thing(entry.spot.line, end, entry.title or what, SymbolKind.Class, what)
    for box in facts.boxes:
        if page.own(box.file) and box.line not in taken:
            what = page.site.directives.get(f"rigor:{box.kind}") or box.kind
            end = max(facts.line_at(box.end), box.line)
            yield Thing(box.line, end, box.title or what, SymbolKind.Object, what)
