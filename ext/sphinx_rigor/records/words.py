"""Count words in text that mixes Chinese with Latin script, and the time to read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff\uac00-\ud7af"
CHARACTERS = re.compile(rf"[{CJK}]+")
WORD = re.compile(rf"[^\W_{CJK}]+(?:['’\-][^\W_{CJK}]+)*")
CHARACTERS_A_MINUTE = 400
WORDS_A_MINUTE = 240
SECONDS_A_FORMULA = 10
"""Speeds of silent reading: about 240 English words (Brysbaert, 2019, a review of 190
studies) and, at 1.5 characters a word, 400 Chinese characters a minute. A formula that
stands alone is looked at for a while; ten seconds are our own estimate."""


def count_words(text: str) -> int:
    """Count words: a CJK character is one, so is a run of other letters or digits."""
    return sum(map(len, CHARACTERS.findall(text))) + len(WORD.findall(text))


def reading_minutes(texts: Iterable[str], words: int, formulas: int) -> int:
    """Return the minutes it takes to read texts of so many words, at least 1.

    ``words`` is their sum as :func:`count_words` has it, ``formulas`` the number of
    formulas that stand alone.
    """
    characters = sum(map(len, CHARACTERS.findall("\n".join(texts))))
    minutes = characters / CHARACTERS_A_MINUTE + (words - characters) / WORDS_A_MINUTE
    return max(1, ceil(minutes + formulas * SECONDS_A_FORMULA / 60))
