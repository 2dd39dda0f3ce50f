"""Join lines of Chinese text: a line break between Chinese characters is no space.

Authors wrap paragraphs; a browser shows the break as a space, which Chinese does not
have between words. What browsers do about it differs, and none looks past mark-up
(https://github.com/w3c/csswg-drafts/issues/4992), so the break goes before the page is
written. It stays between Latin words, beside a formula and in Korean.
"""

from __future__ import annotations

import re

HAN = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Full-width punctuation carries its own space, whatever stands beside it.
FULL = "\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
# Shared with Latin text: Chinese only where Chinese stands on the other side.
SHARED = "‘’“”…—·"
GAP = r"[ \t]*\n[ \t]*"
BREAK = re.compile(
    rf"(?<=[{FULL}]){GAP}|{GAP}(?=[{FULL}])"
    rf"|(?<=[{HAN}]){GAP}(?=[{HAN}{SHARED}])|(?<=[{SHARED}]){GAP}(?=[{HAN}])"
)


def join_lines(texts: list[str]) -> list[str]:
    """Return the pieces of one paragraph without the breaks between Chinese characters.

    The pieces are the texts between its mark-up, in order. A break may stand at the end
    of one while the character that decides stands at the start of the next.
    """
    joined = list(texts)
    for match in reversed(list(BREAK.finditer("".join(texts)))):
        cut(joined, texts, *match.span())
    return joined


def cut(joined: list[str], texts: list[str], start: int, end: int) -> None:
    """Remove the characters from ``start`` to ``end`` of the whole from its pieces."""
    at = 0
    for number, text in enumerate(texts):
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            joined[number] = joined[number][:first] + joined[number][last:]
        at += len(text)
