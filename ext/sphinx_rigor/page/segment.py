"""Cut text into the words of the search index.

Chinese has no spaces, so a run of its characters becomes its bigrams: 旋转位置 is
旋转, 转位, 位置. Every word of two characters is then a term, and a longer one is the
terms it is made of; no dictionary decides what a word is. ``search.js`` cuts
what readers type in the same way.
"""

from __future__ import annotations

import re

from sphinx_rigor.records import CJK

PIECE = re.compile(rf"[{CJK}]+|[^\W{CJK}]+")
IS_CJK = re.compile(rf"[{CJK}]")


def segment(text: str) -> list[str]:
    """Return the terms of a text in order; ``softmax_i`` is also ``softmax`` and ``i``."""
    terms = []
    for piece in PIECE.findall(text):
        if IS_CJK.match(piece):
            terms += bigrams(piece)
        else:
            terms += [piece, *(part for part in piece.split("_") if part not in {"", piece})]
    return terms


def bigrams(run: str) -> list[str]:
    """Return each pair of neighbours, or the one character that stands alone."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]
