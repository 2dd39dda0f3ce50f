"""Count words in text that mixes Chinese with Latin script."""

from __future__ import annotations

import re

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff\uac00-\ud7af"
WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+(?:['’\-][^\W_{CJK}]+)*")


def count_words(text: str) -> int:
    """Count words: a CJK character is one, so is a run of other letters or digits."""
    return len(WORD.findall(text))
