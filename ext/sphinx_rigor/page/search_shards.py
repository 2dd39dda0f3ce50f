"""The index of the search in pieces, once it is large: a reader fetches those of a query.

They are scripts, so that a copy of the site on a disk is searched, too. A piece is named for
what it says: a build that dies leaves the index and the pieces of the build before as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sphinx.search import js_index

from sphinx_rigor.atomic import write_text
from sphinx_rigor.page.search_index import (
    Entries,
    Index,
    entries_of,
    restore,
    spare,
    tidy,
)
from sphinx_rigor.page.search_pieces import (
    BEGIN,
    END,
    HEADINGS,
    PART,
    TERMS,
    count_for,
    read,
    size_of_headings,
    size_of_terms,
    split_headings,
    split_terms,
    whole,
    written,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LARGE = 500_000
"""Characters of terms in an index that is split: about 1.5 seconds of a slow network."""
FOLDER = "_static/rigor-search"


class Shards:
    """The form of an index, for Sphinx to load and dump: in pieces where it is large."""

    def __init__(self, folder: Path) -> None:
        """Keep the pieces in a folder; none is written yet."""
        self.folder = folder
        self.names: list[str] | None = None
        self.untouched = False
        """Whether the index that is there is left as it is."""
        self.entries: Entries = {}
        """What the index that was loaded has of index directives."""

    def load(self, stream: IO[str]) -> Index:
        """Return an index put together; raises ``ValueError`` where a piece is lost."""
        index: Index = js_index.load(stream)
        self.entries = entries_of(index)
        terms, headings = self.pieces(index, TERMS), self.pieces(index, HEADINGS)
        return whole(index, terms, headings) if terms else index

    def pieces(self, index: Index, key: str) -> list[Index]:
        """Return the pieces that an index names."""
        found = [read(self.path(name), PART) for name in index.get(key, ())]
        if None in found:
            raise ValueError(self.folder)
        return found

    def dump(self, index: Index, stream: IO[str]) -> None:
        """Write what remains of an index into a stream, its pieces into the folder."""
        index = tidy(index)
        size = size_of_terms(index)
        self.names = []
        if size < LARGE:
            js_index.dump(index, stream)
            return
        rest, terms = split_terms(index, count_for(size))
        rest, headings = split_headings(rest, count_for(size_of_headings(index)))
        named = {TERMS: self.kept(terms, ""), HEADINGS: self.kept(headings, "h")}
        self.names = [*named[TERMS], *named[HEADINGS]]
        stream.write(f"{BEGIN}{written({**rest, **named})}{END}")

    def kept(self, pieces: list[Index], before: str) -> list[str]:
        """Write the pieces that are not there; return the names of all."""
        names = []
        for number, piece in enumerate(pieces):
            text = f"{PART}{written(piece)}{END}"
            name = f"{before}{number}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
            if not self.path(name).is_file():
                write_text(self.path(name), text)
            names.append(name)
        return names

    def path(self, name: str) -> Path:
        """Return the file of a piece."""
        return self.folder / f"{name}.js"

    def left(self) -> Iterator[Path]:
        """Yield the files of the folder that are no pieces of the index written now, if any."""
        if self.names is not None and self.folder.is_dir():
            yield from set(self.folder.iterdir()) - set(map(self.path, self.names))


def stays(path: Path, shards: Shards, app: Sphinx) -> bool:
    """Tell whether an index is already what it would be: its pages and pieces are there."""
    index = read(path, BEGIN)
    if index is None or not app.env.all_docs.keys() >= set(index["docnames"]):
        return False
    names = [*index.get(TERMS, ()), *index.get(HEADINGS, ())]
    return all(shards.path(name).is_file() for name in names)


def on_builder_inited(app: Sphinx) -> None:
    """Have the index of the build before loaded only if it changes, and written in pieces."""
    builder: Any = app.builder
    if not getattr(builder, "search", False) or builder.indexer_format is not js_index:
        return
    shards, load = Shards(Path(app.outdir) / FOLDER), builder.load_indexer
    dump = builder.dump_search_index
    builder.indexer_format = shards

    def load_indexer(docnames: AbstractSet[str]) -> None:
        path = Path(app.outdir) / builder.searchindex_filename
        shards.untouched = not docnames and stays(path, shards, app)
        if not shards.untouched:
            load(docnames)
            restore(builder.indexer, shards.entries)
            spare(builder.indexer)

    def dump_search_index() -> None:
        if not shards.untouched:
            dump()

    builder.load_indexer, builder.dump_search_index = load_indexer, dump_search_index


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Take away the pieces of the build before."""
    shards = vars(app.builder).get("indexer_format")
    if exception is None and isinstance(shards, Shards):
        for path in shards.left():
            path.unlink()


def setup(app: Sphinx) -> None:
    """Have the index written so, and clear away at the end."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("build-finished", on_build_finished, priority=890)
