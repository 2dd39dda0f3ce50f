"""Leave out of the general index what a false ``only`` leaves out of its page.

Sphinx collects the entries as documents are read, whatever is shown of them later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from sphinx_rigor.doctree.left_out import addresses_of, left_out

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Links = list[tuple[str | None, str | bool]]
Entry = tuple[str, tuple[Links, list[tuple[str, Links]], str | None]]
"""The words of an entry, where it leads, what stands below it, a key to sort by."""
ENTRIES = "genindexentries"


def on_page(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], *_more: object
) -> None:
    """Take dead entries out of the pages of the index."""
    if ENTRIES not in context or not (hidden := left_out(app.env)):
        return
    dead = frozenset(addresses_of(app.builder, page, hidden))
    groups = [(letter, list(live(entries, dead))) for letter, entries in context[ENTRIES]]
    context[ENTRIES] = [(letter, entries) for letter, entries in groups if entries]
    context["genindexcounts"] = [height(entries) for _, entries in context[ENTRIES]]
    if "entries" in context:  # a page for each letter
        context["entries"] = list(live(context["entries"], dead))
        context["count"] = height(context["entries"])


def live(entries: Iterable[Entry], dead: AbstractSet[str]) -> Iterator[Entry]:
    """Yield entries without the links that lead nowhere; those that never had any stay."""
    for words, (links, below, key) in entries:
        kept = alive(links, dead)
        inner = [(sub, alive(each, dead)) for sub, each in below]
        inner = [new for old, new in zip(below, inner, strict=True) if new[1] or not old[1]]
        if kept or inner or not (links or below):
            yield words, (kept, inner, key)


def alive(links: Links, dead: AbstractSet[str]) -> Links:
    """Return the links that lead somewhere."""
    return [each for each in links if each[1] not in dead]


def height(entries: Iterable[Entry]) -> int:
    """Return how many lines entries take, by which Sphinx fills two columns."""
    return sum(1 + len(below) for _, (_, below, _) in entries)


def setup(app: Sphinx) -> None:
    """Register with the pages that are written."""
    app.connect("html-page-context", on_page)
