"""The index of the search in pieces, once it is large: a reader fetches those of a query.

What remains has the names, titles and headings of all pages and the terms of Latin
letters, parts of which one may ask for; terms of Chinese, most of an index, stand by
a hash in files of their own. They are scripts, so that a copy of the site on a disk is
searched, too. Sphinx reads the index of the build before: it is put together for it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_rigor.atomic import write_text
from sphinx_rigor.page.segment import IS_CJK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LARGE = 1_000_000
"""Characters of an index that is split: about 1.5 seconds of a slow network, compressed."""
PIECE = 64_000
"""Characters of Chinese terms that a piece has, about: one round trip."""
FOLDER = "_static/rigor-search"
KEY = "pieces"
BEGIN, END = "Search.setIndex(", ")"
PART = "Search.rigorPiece("
TABLES = ("terms", "titleterms")
Index = dict[str, Any]


def place_of(term: str, count: int) -> int:
    """Return the number of the piece that a term stands in; ``search.js`` asks alike."""
    place = 0
    for letter in term:
        place = (place * 31 + ord(letter)) % 2**32
    return place % count


def split(index: Index, count: int) -> tuple[Index, list[Index]]:
    """Return what remains of an index, and its pieces."""
    pieces: list[Index] = [{name: {} for name in TABLES} for _ in range(count)]
    rest = {**index, KEY: count, **{name: {} for name in TABLES}}
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
    """Return an index as its script has it."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def split_index(app: Sphinx, exception: Exception | None) -> None:
    """Write the pieces of a large index."""
    if exception is not None or not getattr(app.builder, "search", False):
        return
    if vars(app.builder).get("indexer") is None:  # it stays as it is
        return
    path, folder = Path(app.outdir) / "searchindex.js", Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if not app.config.rigor_search or not path.is_file() or path.stat().st_size < LARGE:
        return
    index = read(path, BEGIN)
    if index is None or not all(map(index.get, TABLES)):
        return
    size = sum(len(written(index[name])) for name in TABLES)
    rest, pieces = split(index, max(1, size // PIECE))
    for number, piece in enumerate(pieces):
        text = f"{PART}{written(piece)}{END}"
        write_text(folder / f"{number}.js", text)
    write_text(path, f"{BEGIN}{written(rest)}{END}")


def join_index(app: Sphinx) -> None:
    """Put the index of the build before together, from which Sphinx takes what is unchanged."""
    path, folder = Path(app.outdir) / "searchindex.js", Path(app.outdir) / FOLDER
    if not folder.is_dir():
        return
    index = read(path, BEGIN)
    if index is None or KEY not in index:
        return
    pieces = [read(folder / f"{number}.js", PART) for number in range(index[KEY])]
    if None in pieces:
        path.unlink()
        return
    write_text(path, f"{BEGIN}{written(whole(index, pieces))}{END}")


def stays(app: Sphinx, docnames: AbstractSet[str]) -> bool:
    """Tell whether the index is already what it would be: no page is written, none is gone."""
    index = None if docnames else read(Path(app.outdir) / "searchindex.js", BEGIN)
    if index is None or not app.env.all_docs.keys() >= set(index["docnames"]):
        return False
    folder = Path(app.outdir) / FOLDER
    pieces = [f"{number}.js" for number in range(index.get(KEY, 0))]
    return all((folder / name).is_file() for name in pieces)


def on_builder_inited(app: Sphinx) -> None:
    """Have the index of the build before loaded only if it changes, and put together for it."""
    builder: Any = app.builder
    if not getattr(builder, "search", False):
        return
    load = builder.load_indexer

    def load_indexer(docnames: AbstractSet[str]) -> None:
        if stays(app, docnames):
            builder.indexer = None
            return
        join_index(app)
        load(docnames)
        prune = builder.indexer.prune
        # Sphinx gives a dict, over all of which each term's documents are then compared
        vars(builder.indexer)["prune"] = lambda names: prune(frozenset(names))

    builder.load_indexer = load_indexer


def setup(app: Sphinx) -> None:
    """Put it together before pages are written, and split it last."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("build-finished", split_index, priority=890)
