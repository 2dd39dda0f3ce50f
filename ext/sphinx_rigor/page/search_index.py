"""The index of the search as if all of it had been made at once, and in fewer steps.

Sphinx keeps no entries of index directives when it loads the index of the build before, and
keeps each word that once stood on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.search import IndexBuilder, WordStore

TABLES = ("terms", "titleterms")
ENTRIES = "indexentries"
Index = dict[str, Any]
Entries = Mapping[str, list[tuple[str, str, str]]]
"""Entries of index directives by docname: words, id, whether it is the main one."""


def entries_of(index: Mapping[str, Any]) -> Entries:
    """Return the entries of index directives that an index has."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for words, places in index.get(ENTRIES, {}).items():
        for file, node_id, main in places:
            name = index["docnames"][file]
            found.setdefault(name, []).append((words, node_id, "main" if main else ""))
    return found


def restore(indexer: IndexBuilder, entries: Entries) -> None:
    """Give an index that was loaded the entries of the pages that it has."""
    there = indexer._titles  # noqa: SLF001 - no public name
    known = {name: each for name, each in entries.items() if name in there}
    indexer._index_entries.update(known)  # noqa: SLF001


def tidy(index: Index) -> Index:
    """Return an index without words that no page has, its entries in one order."""
    words = {name: {term: files for term, files in index[name].items() if files != []}
             for name in TABLES}  # fmt: skip
    entries = {each: sorted(places) for each, places in sorted(index[ENTRIES].items())}
    return {**index, **words, ENTRIES: entries}


def spare(indexer: IndexBuilder) -> None:
    """Let an index be made in fewer steps.

    Sphinx gives a dict, over all of which each term's documents are then compared, and looks
    up each word of a page as often as it stands there.
    """
    prune, collect = indexer.prune, indexer._word_collector  # noqa: SLF001 - no public name

    def each_once(doctree: nodes.document) -> WordStore:
        store = collect(doctree)
        store.words = list(dict.fromkeys(store.words))
        return store

    vars(indexer).update(prune=lambda names: prune(frozenset(names)), _word_collector=each_once)
