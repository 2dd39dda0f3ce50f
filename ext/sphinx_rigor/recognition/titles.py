"""Read a title once: its number, the words that head it, and what it goes on to say.

``### 3.2 🧠 类比 2：水流`` is headed by 类比, numbered 2, and speaks of 水流. A title names
a thing if its head is one of the thing's words or ends in one, as 核心缺陷 ends in 缺陷.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SYMBOLS = re.compile(
    "[\u00ad\u200b-\u200f\u2060\u20e3\u2190-\u245f\u2500-\u2bff\u3030\ufe00-\ufe0f\ufeff"
    "\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
"""Emoji, arrows, stars and what is not seen."""
CHINESE = "一二三四五六七八九十百两兩壹贰叁肆伍"
NUMERAL = rf"(?:[0-9]+(?:\.[0-9]+)*|[{CHINESE}]+)"
UNIT = "部分|章节|章|节|節|篇|部|个|個|大|种|種|类|類|项|項|点|點|条|條|步|层|層"
LEADING = re.compile(
    rf"(?:第\s*{NUMERAL}\s*(?:{UNIT})?"
    r"|(?:part|chapter|section|sec\.?|no\.?|§+)\s*(?:[0-9]+(?:\.[0-9]+)*|[ivx]+\b|one|two|three|four|five|six)"
    rf"|[(\[]\s*(?:{NUMERAL}|[a-z]|[ivx]+)\s*[)\]]"
    rf"|{NUMERAL}\s*[.)、:,](?![0-9])|(?:[a-z]|[ivx]+)\s*[.)、](?=\s|[^\x00-\x7f])"
    r"|\#\s*[0-9]+|[0-9]+(?:\.[0-9]+)*(?=\s)|[0-9]+(?:\.[0-9]+)+"
    rf"|(?:first|second|third|fourth|fifth|sixth)\b)",
    re.IGNORECASE,
)
"""Numbering before the words, in any form."""
COUNTS = re.compile(r"第.*[^部分章节節篇]$|(?:fir|sec|thi|fou|fif|six)", re.IGNORECASE)
"""Of such numbering, what counts the thing and not the section."""
SEPARATOR = (
    r"[:|;,=(\[{〔【《「『“”\"。!?、~]|\s[-/]+\s|[-‐-―─]{2}|[‒-―─]"
    r"|(?<=[^\x00-\x7f])-|(?<=[0-9])-(?=[^\x00-\x7f])|\s+vs\b"
)
WORD_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten"
TRAILING = (
    rf"\s*\(\s*(?:{NUMERAL}|[a-z]|[ivx]+)\s*\)"
    r"|\s*(?:\#|no\.?|之)\s*[0-9一二三四五六七八九十]+"
    rf"|\s*{NUMERAL}|(?:(?<![0-9a-z])\s?|(?<=[a-z])\s)(?-i:[A-H])(?![a-z])|\s+(?:[ivx]+|{WORD_NUMBER})\b|(?-i:[IVX]+)\b"
)
NUMBERED = re.compile(
    rf"(?P<head>.*?)(?P<number>{TRAILING})\s*[.)]?(?:\s*(?P<end>$|{SEPARATOR})|\s)",
    re.IGNORECASE,
)
ATTACHED = re.compile(r"(?P<head>[^0-9]*[^\x00-\x7f])(?P<number>\s*[0-9]+)(?=[^\x00-\x7f])")
SPLIT = re.compile(SEPARATOR, re.IGNORECASE)
PAIRS = {
    "【": "】",
    "[": "]",
    "「": "」",
    "『": "』",
    "《": "》",
    "〔": "〕",
    "“": "”",
    '"': '"',
}
EDGE = " \t\n*_`#:;,.、。-–—|·•>~!"
TAILS = re.compile(
    r"\s*(?:的)?(?:分析|详解|詳解|剖析|解析|说明|說明|概述|总结|總結|讨论|討論|汇总|彙總|列表|一览|一覽"
    r"|清单|清單|评估|評估|预估|預估|预期|預期|描述|解读|解讀|探讨|探討|介绍|介紹"
    r"|analysis|overview|summary|discussion)$",
    re.IGNORECASE,
)
"""What titles end in without naming another thing: 缺陷分析 speaks of 缺陷."""
AND = re.compile(r"以及|[与與和及、&/+]|\band\b", re.IGNORECASE)
PLURAL = re.compile(r"(?<=[a-z]{3})s$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as read: ``number`` is the head's own, not that of the section.

    ``head`` is in small letters, without numbers, brackets and emoji.
    """

    head: str
    number: str = ""
    rest: str = ""


@lru_cache(maxsize=4096)
def read_title(text: str) -> Title:
    """Read a title."""
    plain = SYMBOLS.sub(" ", text)
    plain = plain if plain.isascii() else unicodedata.normalize("NFKC", plain)
    before, body = numbering(plain.strip(EDGE))
    inside, after = in_brackets(body)
    if inside:
        head = read_title(inside)
        rest = " ".join(filter(None, (head.rest, after.strip(EDGE))))
        return Title(head.head, head.number or before, rest)
    found = split(body)
    return Title(found.head, before, found.rest) if before and not found.number else found


def whole_title(text: str) -> str:
    """Return all words of a title in small letters, without number, emoji and brackets."""
    plain = SYMBOLS.sub(" ", text)
    plain = plain if plain.isascii() else unicodedata.normalize("NFKC", plain)
    body = numbering(plain.strip(EDGE))[1]
    inside, after = in_brackets(body)
    if inside and (not after.strip(EDGE) or LEADING.fullmatch(inside)):
        body = numbering(inside)[1] if not after.strip(EDGE) else after
    return body.strip(EDGE).casefold()


def numbering(text: str) -> tuple[str, str]:
    """Return what counts the thing itself, as 第一个 does, and the title without numbers."""
    counted = ""
    for _ in range(4):
        match = LEADING.match(text)
        left = text[match.end() :].lstrip(EDGE + ")）") if match else ""
        if not match or not left:
            break
        counted = match[0] if COUNTS.match(match[0]) else counted
        text = left
    return counted, text


def in_brackets(text: str) -> tuple[str, str]:
    """Return what a title begins with in brackets, and what stands after them."""
    closing = PAIRS.get(text[:1])
    end = text.find(closing, 1) if closing else -1
    return (text[1:end], text[end + 1 :]) if end > 1 else ("", "")


def split(body: str) -> Title:
    """Split at the first separator; a number may stand before it."""
    first = SPLIT.search(body)
    numbered = NUMBERED.match(body)
    attached = ATTACHED.match(body)
    if numbered and not (first and first.start() < len(numbered["head"].rstrip())):
        end = numbered.start("end") if numbered["end"] else numbered.end()
        if numbered["head"].strip(EDGE):
            return made(numbered["head"], numbered["number"], body[end:])
    if attached and not (first and first.start() < attached.end()):
        return made(attached["head"], attached["number"], body[attached.end() :])
    if first and body[: first.start()].strip(EDGE):
        return made(body[: first.start()], "", body[first.start() :])
    return made(body, "", "")


def made(head: str, number: str, rest: str) -> Title:
    """Return a title of these pieces, without the marks around them."""
    ends = EDGE + "=()[]{}〔〕【】"
    return Title(head.strip(EDGE).casefold(), number.strip(" ()#"), rest.strip(ends))


def names(head: str, words: tuple[str, ...]) -> int:
    """Return how much of a head the longest of its words is that ends it, 0 for none.

    Words are in small letters. Those of Latin script are whole words, plural or not.
    """
    ending, best = lexicon(words), 0
    for piece in pieces(head):
        for word in ending.get(piece[-1], ()):
            if len(word) <= best:
                break
            if piece.endswith(word) and is_whole(piece, word):
                best = len(word)
                break
    return best


@lru_cache(maxsize=256)
def lexicon(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return words by their last character, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def is_whole(piece: str, word: str) -> bool:
    """Tell whether a word that ends a head is no piece of another Latin word."""
    before = piece[-len(word) - 1 : -len(word)]
    return not (word[0].isascii() and before.isascii() and before.isalnum())


@lru_cache(maxsize=4096)
def pieces(head: str) -> tuple[str, ...]:
    """Return a head, what it couples by "and", and each without tails and plural."""
    parts = [head, *(AND.split(head) if AND.search(head) else ())]
    space = head.find(" ")
    if space > 0 and not head[0].isascii():
        parts.append(head[:space])
    found = dict.fromkeys(each.strip() for each in parts)
    for each in list(found):
        found[TAILS.sub("", each)] = None
    for each in list(found):
        found[PLURAL.sub("", each)] = None
    return tuple(each for each in found if each)


def speaks_of(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a title has one of these words, those of Latin script whole or in plural."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return bool(words) and finder(words).search(plain.casefold()) is not None


@lru_cache(maxsize=256)
def finder(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression that finds any of these words."""
    latin = (
        rf"(?<![a-z]){re.escape(word)}(?:e?s)?(?![a-z])" for word in words if word.isascii()
    )
    return re.compile(
        "|".join((*latin, *(re.escape(each) for each in words if not each.isascii())))
    )
