"""The index of the search in pieces, once it is large: a reader fetches those of a query.

What remains has the names, titles and headings of all pages and the terms of Latin
letters, parts of which one may ask for; terms of Chinese, most of an index, stand by
a hash in files of their own. They are scripts, so that a copy of the site on a disk is
searched, too. A piece is named for what it says: a build that dies leaves the index and the
pieces of the build before as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sphinx.search import js_index

from sphinx_rigor.atomic import write_text
from sphinx_rigor.page.search_index import (
    TABLES,
    Entries,
    Index,
    entries_of,
    restore,
    spare,
    tidy,
)
from sphinx_rigor.page.segment import IS_CJK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LARGE = 500_000
"""Characters of terms in an index that is split: about 1.5 seconds of a slow network."""
PIECE = 64_000
"""Characters of terms that a piece has at most, about: one round trip."""
FOLDER = "_static/rigor-search"
KEY = "pieces"
BEGIN, END = "Search.setIndex(", ")"
PART = "Search.rigorPiece("


def place_of(term: str, count: int) -> int:
    """Return the number of the piece that a term stands in; ``search.js`` asks alike."""
    place = 0
    for letter in term:
        place = (place * 31 + ord(letter)) % 2**32
    return place % count


def size_of(index: Mapping[str, Any]) -> int:
    """Return about how many characters the terms of an index take, with their documents."""
    return sum(
        len(term) + (5 if isinstance(files, int) else 4 * len(files))
        for name in TABLES
        for term, files in index[name].items()
    )


def split(index: Index, count: int) -> tuple[Index, list[Index]]:
    """Return what remains of an index, and its pieces."""
    pieces: list[Index] = [{name: {} for name in TABLES} for _ in range(count)]
    rest = {**index, **{name: {} for name in TABLES}}
    for name in TABLES:
        for term, files in index[name].items():
            chinese = IS_CJK.match(term)
            table = pieces[place_of(term, count)] if chinese else rest
            table[name][term] = files
    return rest, pieces


def whole(index: Index, pieces: list[Index]) -> Index:
    """Return an index put together again."""
    found = {name: each for name, each in index.items() if name != KEY}
    for name in TABLES:
        found[name] = dict(index[name])
        for piece in pieces:
            found[name] |= piece[name]
    return found


def read(path: Path, begin: str) -> Any:
    """Return what a script calls a function with, ``None`` where it is none of these."""
    text = path.read_text("utf-8") if path.is_file() else ""
    if not (text.startswith(begin) and text.endswith(END)):
        return None
    return json.loads(text.removeprefix(begin).removesuffix(END))


def written(index: Mapping[str, Any]) -> str:
    """Return an index as its script has it, the same for the same terms in any order."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


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
        if KEY not in index:
            return index
        pieces = [read(self.path(name), PART) for name in index[KEY]]
        if None in pieces:
            raise ValueError(self.folder)
        return whole(index, pieces)

    def dump(self, index: Index, stream: IO[str]) -> None:
        """Write what remains of an index into a stream, its pieces into the folder."""
        index = tidy(index)
        size = size_of(index)
        self.names = []
        if size < LARGE:
            js_index.dump(index, stream)
            return
        # a power of two: after most edits all terms stay where they are
        rest, pieces = split(index, 1 << (size // PIECE).bit_length())
        self.names = [self.kept(number, f"{PART}{written(piece)}{END}")
                      for number, piece in enumerate(pieces)]  # fmt: skip
        stream.write(f"{BEGIN}{written({**rest, KEY: self.names})}{END}")

    def kept(self, number: int, text: str) -> str:
        """Write a piece unless it is there; return its name."""
        name = f"{number}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
        if not self.path(name).is_file():
            write_text(self.path(name), text)
        return name

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
    return all(shards.path(name).is_file() for name in index.get(KEY, ()))


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
