"""A text is cut into terms that hold each of its letters, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from fuzz.budget import in_proportion
from fuzz.seeds import articles, texts
from sphinx_rigor.page.segment import IS_CJK, PIECE, segment

WATCHED = "sphinx_rigor.page"
WORDS = (
    "旋转",
    "位置",
    "a_b",
    "__",
    "_",
    "é",
    "2",
    "가",
    "あ",
    "𠀀",
    "，",
    " ",
    "\u0301",
    "々",
)


def seeds() -> Iterator[str]:
    """Yield texts in several scripts."""
    yield from texts("page")
    yield from articles()


def holds(text: str) -> None:
    """Cut a text, and put it together again."""
    with in_proportion(text):
        terms = segment(text)
    assert all(terms)
    left = iter(terms)
    for piece in PIECE.findall(text):
        if IS_CJK.match(piece):
            assert joined([next(left) for _ in range(max(len(piece) - 1, 1))]) == piece
        else:
            assert next(left) == piece
            parts = [each for each in piece.split("_") if each not in {"", piece}]
            assert [next(left) for _ in parts] == parts
    assert not list(left)


def joined(pairs: list[str]) -> str:
    """Return the run of characters that pairs of neighbours were cut from."""
    return pairs[0] + "".join(each[-1] for each in pairs[1:])
