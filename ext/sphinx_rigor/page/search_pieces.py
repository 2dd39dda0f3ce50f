"""An index of the search parted into pieces, and put together again.

What remains has the names and titles of all pages and the terms of Latin letters, parts of
which one may ask for. Terms of Chinese, most of an index, stand by a hash in pieces; headings
and titles of boxes, most of what then remains, by a hash of their page's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx_rigor.page.search_index import TABLES, Index
from sphinx_rigor.page.segment import IS_CJK

PIECE = 64_000
"""Characters that a piece has at most, about: one round trip."""
TERMS, HEADINGS = "pieces", "headings"
"""Where an index names its pieces with terms, and those with headings."""
TITLES = "alltitles"
BEGIN, END = "Search.setIndex(", ")"
PART = "Search.rigorPiece("


def place_of(term: str, count: int) -> int:
    """Return the number of the piece that a term stands in; ``search.js`` asks alike."""
    place = 0
    for letter in term:
        place = (place * 31 + ord(letter)) % 2**32
    return place % count


def size_of_terms(index: Mapping[str, Any]) -> int:
    """Return about how many characters the terms of an index take, with their documents."""
    return sum(
        len(term) + (5 if isinstance(files, int) else 4 * len(files))
        for name in TABLES
        for term, files in index[name].items()
    )


def size_of_headings(index: Mapping[str, Any]) -> int:
    """Return about how many characters the headings of an index take, with their places."""
    return sum(
        len(title) + sum(8 + len(place or "") for _file, place in places)
        for title, places in index[TITLES].items()
    )


def count_for(size: int) -> int:
    """Return how many pieces so many characters fill; most edits do not change it."""
    return 1 << (size // PIECE).bit_length()


def split_terms(index: Index, count: int) -> tuple[Index, list[Index]]:
    """Return what remains of an index without terms of Chinese, and these in pieces."""
    pieces: list[Index] = [{name: {} for name in TABLES} for _ in range(count)]
    rest = {**index, **{name: {} for name in TABLES}}
    for name in TABLES:
        for term, files in index[name].items():
            chinese = IS_CJK.match(term)
            table = pieces[place_of(term, count)] if chinese else rest
            table[name][term] = files
    return rest, pieces


def split_headings(index: Index, count: int) -> tuple[Index, list[Index]]:
    """Return what remains of an index without headings, and these in pieces, by their page."""
    pieces: list[Index] = [{TITLES: {}} for _ in range(count)]
    of_file = [pieces[place_of(name, count)][TITLES] for name in index["docnames"]]
    for title, places in index[TITLES].items():
        for place in places:
            of_file[place[0]].setdefault(title, []).append(place)
    return {**index, TITLES: {}}, pieces


def whole(index: Index, terms: list[Index], headings: list[Index]) -> Index:
    """Return an index put together again."""
    found = {name: each for name, each in index.items() if name not in {TERMS, HEADINGS}}
    for name in TABLES:
        found[name] = dict(index[name])
        for piece in terms:
            found[name] |= piece[name]
    titles: dict[str, list[Any]] = {title: list(at) for title, at in index[TITLES].items()}
    for piece in headings:
        for title, places in piece[TITLES].items():
            titles.setdefault(title, []).extend(places)
    found[TITLES] = {
        title: sorted(places, key=lambda place: int(place[0]))
        for title, places in titles.items()
    }
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
