"""Bold that Markdown does not see, and the spelling it does see.

Two stars open before a word and close behind one. Where punctuation stands inside of them
and a letter outside, as in ``**问题：**太慢``, they do neither, and the page shows stars.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

OTHER = "\ufffc"
"""Stands for what is no text: a formula, code, a link. Its marks are punctuation."""
PAIR = re.compile(r"(?<!\*)\*\*(?!\*)((?:[^*\n]|(?<!\*)\*(?!\*))+?)(?<!\*)\*\*(?!\*)")
LONE = re.compile(r"^[^\w*\n]*\*\*(?=[\u4e00-\u9fffA-Z])[^*\n]*$", re.MULTILINE)
NO_TEXT = re.compile(
    r"(`+)(?!`).+?(?<!`)\1(?!`)|(?<![\\$])\$(?!\$)[^$]+\$|\\.|!?\[[^\]]*\]\([^)]*\)"
)
"""Code, formulas, links and what is escaped, in a line."""
PREFIX = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:#{1,6}\s+)?")
SENTENCE = "：:，,。.、；;！!？?…"
"""Marks that read as well outside of the bold words."""
QUOTES = frozenset({"“”", '""', "「」", "『』", "‘’"})
OPENING = frozenset({"Ps", "Pi"})


@dataclass(frozen=True, slots=True)
class Stars:
    """Stars that are shown: where, what stands there, what works (``""``: close them)."""

    start: int
    written: str
    works: str


def literal_stars(text: str) -> Iterator[Stars]:
    """Yield the stars in a paragraph's text that were to make words bold."""
    for match in PAIR.finditer(text):
        before = text[match.start() - 1 : match.start()].strip() if match.start() else ""
        after = text[match.end() : match.end() + 1].strip()
        begins = not text[: match.start()].rpartition("\n")[2]
        if is_meant(match[1], before, after, begins=begins):
            works = bold_that_works(match[1], before, after)
            yield Stars(match.start(), f"{before}{match[0]}{after}", works)
    for match in LONE.finditer(text):
        yield Stars(text.index("**", match.start()), match[0].strip(), "")


def is_meant(inner: str, before: str, after: str, *, begins: bool) -> bool:
    """Tell whether stars around a text were to make it bold; ``g(**a, **b)`` were not."""
    if not any(each.isalnum() or each == OTHER for each in inner):
        return False
    if inner != inner.strip():
        calls = inner[0].isascii() and after.isascii() and inner[0] != " " and bool(after)
        opens = begins or before or inner[0].strip()
        touched = bool(opens and (after or inner[-1].strip()))
        return touched and not calls
    ends = is_mark(inner[-1]) and unicodedata.category(inner[-1]) not in OPENING
    return (ends and is_letter(after)) or (is_mark(inner[0]) and is_letter(before))


def is_mark(each: str) -> bool:
    """Tell whether Markdown takes a character for punctuation."""
    return each == OTHER or (bool(each) and unicodedata.category(each)[0] in "PS")


def is_letter(each: str) -> bool:
    """Tell whether a character, if any, is neither white space nor punctuation."""
    return bool(each.strip()) and not is_mark(each)


def bold_that_works(inner: str, before: str, after: str) -> str:
    """Return a text in stars as Markdown reads them, with its neighbours.

    Marks at the end and quotes around the words move outside, else a space is put.
    """
    words, lead, tail = inner.strip(), "", ""
    if is_letter(after) and words.rstrip(SENTENCE):
        tail = words[len(words.rstrip(SENTENCE)) :]
        words = words.rstrip(SENTENCE).rstrip()
    if len(words) > 2 and words[0] + words[-1] in QUOTES and words[0] not in words[1:-1]:
        lead, words, tail = words[0], words[1:-1], words[-1] + tail
    left = " " if is_mark(words[0]) and is_letter(lead or before) else ""
    right = " " if is_mark(words[-1]) and is_letter(tail[:1] or after) else ""
    return f"{before}{lead}{left}**{words}**{right}{tail}{after}"


def stars_in_line(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield the stars shown of a line of Markdown: where, what stands there, what works.

    Code, formulas and links in it stay as they are.
    """
    prefix = PREFIX.match(line)
    above = prefix.end() if prefix else 0
    masked = NO_TEXT.sub(lambda match: OTHER * len(match[0]), line)[above:]
    for each in literal_stars(masked):
        start = above + each.start - each.written.index("**")
        written = line[start : start + len(each.written)]
        if each.works:
            kept = iter(w for w, m in zip(written, each.written, strict=True) if m == OTHER)
            works = "".join(next(kept) if one == OTHER else one for one in each.works)
            yield start, written, works
