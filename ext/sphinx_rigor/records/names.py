"""Names that people write in more than one way: ``RoPE``, ``rope``, ``ＲｏＰＥ``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable

SPACE = re.compile(r"\s+")
UNREAD = re.compile(r"[^\w-]")


def fold(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Case, full-width forms and runs of white space make no difference; punctuation
    does, so that ``C``, ``C++`` and ``C#`` stay three.
    """
    return SPACE.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


def spelling(written: Iterable[str]) -> str:
    """Return the spelling of a name that is written most often, the first of equals."""
    counts = Counter(written)
    return min(counts, key=lambda each: (-counts[each], each))


def anchor(name: str) -> str:
    """Return an id for a name, different for different names.

    Letters and digits of any script and hyphens stay, a space becomes ``_``; any other
    character becomes its number between dots, as in ``c.2b..2b.`` for ``C++``.
    """
    return "".join(
        each if each.isalnum() or each == "-" else "_" if each == " " else f".{ord(each):x}."
        for each in fold(name)
    )


def slug(text: str) -> str:
    """Return an id that reads as the text does, by the rule of GitHub and MyST-Parser.

    Letters and digits of any script stay, so that a Chinese title leads to itself.
    """
    return UNREAD.sub("", SPACE.sub("-", text.strip().lower()))


def unlike(wished: str, taken: Container[str], given: Counter[str]) -> str:
    """Return an id that is not taken: ``x``, else ``x-1``, ``x-2`` and so on."""
    return wished if wished not in taken else numbered(f"{wished}-", taken, given)


def numbered(stem: str, taken: Container[str], given: Counter[str]) -> str:
    """Return the first id of a stem and a number from 1 on that is not taken.

    ``given`` keeps from call to call how far each stem was counted: thousands of boxes or
    headings may be called the same.
    """
    given[stem] += 1
    while (found := f"{stem}{given[stem]}") in taken:
        given[stem] += 1
    return found
