"""Where in the text of a file a finding stands: what the fixes of several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sphinx_rigor.records import Edit, Finding
from sphinx_rigor.rules._rule import Fix
from sphinx_rigor.source import KeySpan, key_spans, line_starts
from sphinx_rigor.verdict import Article

BETWEEN = r"(?:[\s>]|(?<!\\)%[^\n]*)+"
"""What may stand for a blank of a formula: line ends, marks of quotes, comments."""
BLANK = re.compile(BETWEEN)
LONGEST = 60
"""How many lines above a finding the paragraph of its formula may begin, and end below it."""
CODE = re.compile(r"(?<![`}])(`+)(?!`).+?(?<!`)\1(?!`)")


def line_span(text: str, line: int) -> tuple[int, int]:
    """Return the first character of a line, and the one behind its last."""
    starts = line_starts(text)
    if not 0 < line < len(starts):
        return len(text), len(text)
    start = starts[line - 1]
    return start, start + len(text[start : starts[line]].rstrip("\r\n"))


def key_at(text: str, finding: Finding) -> KeySpan | None:
    """Return the key of the front matter that a finding is about, where it stands."""
    found = (
        each
        for each in key_spans(text)
        if each.name == finding.key and each.line == finding.line
    )
    return next(found, None)


def in_line(text: str, finding: Finding, old: str, new: str) -> Iterator[Edit]:
    """Yield the edit that writes ``new`` for the first ``old`` in the line of a finding."""
    start, end = line_span(text, finding.line)
    place = text.find(old, start, end)
    if place >= 0 and old:
        yield from Edit.between(place, old, new)


def in_formulas(mend: Callable[[str], str], reason: str = "") -> Fix:
    """Return the fix that mends the formulas that stand on the line of a finding.

    Where there is a ``reason``, only those found for it.
    """

    def fix(article: Article, text: str, finding: Finding) -> Iterator[Edit]:
        if reason in {"", finding.key}:
            for start, end in formulas_at(article, text, finding):
                yield from Edit.between(start, text[start:end], mend(text[start:end]))

    return fix


def formulas_at(article: Article, text: str, finding: Finding) -> list[tuple[int, int]]:
    """Return first and last character of the formulas on the line of a finding.

    A formula in running text may have the line of its paragraph; most have their own.
    """
    own = spans_of(article, text, finding, 0)
    return own or spans_of(article, text, finding, LONGEST)


def spans_of(article: Article, text: str, finding: Finding, more: int) -> list[tuple[int, int]]:
    """Return the formulas on a line that are known to begin so many lines above it at most."""
    file = "" if finding.path == article.facts.path else finding.path
    above, below = line_span(text, finding.line)
    last = line_span(text, finding.line + LONGEST)[1]
    near = {
        (each.source, each.line)
        for each in article.facts.formulas
        if each.line <= finding.line <= each.line + each.source.count("\n") + more
        and each.file == file
        and each.source
    }
    return [
        (start, end)
        for source, line in near
        for start, end in places_of(source.split(), text, line_span(text, line)[0], last)
        if start <= below and end >= above and not is_code(text, start)
    ]


def places_of(words: list[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a formula of these words stands in a text, however its lines are broken."""
    if any(mark in word for word in words for mark in ">%"):  # as what is between words has
        found = re.compile(BETWEEN.join(map(re.escape, words))).finditer(text, start, end)
        yield from (each.span() for each in found)
        return
    while words and (start := text.find(words[0], start, end)) >= 0:
        stop = end_of(words, text, start, end)
        yield from [(start, stop)] if stop else []
        start = stop or start + 1


def end_of(words: list[str], text: str, start: int, end: int) -> int:
    """Return where the words end that a text has one after the other, 0 where it has not."""
    at = start + len(words[0])
    for word in words[1:]:
        blank = BLANK.match(text, at, end)
        if blank is None or not text.startswith(word, blank.end(), end):
            return 0
        at = blank.end() + len(word)
    return at


def is_code(text: str, place: int) -> bool:
    """Tell whether a character stands in code in running text."""
    start = max(text.rfind(end, 0, place) for end in "\r\n") + 1
    line = text[start : line_end(text, place)]
    return any(each.start() < place - start < each.end() for each in CODE.finditer(line))


def line_end(text: str, place: int) -> int:
    """Return where the line of a character ends."""
    found = [at for end in "\r\n" if (at := text.find(end, place)) >= 0]
    return min(found, default=len(text))
