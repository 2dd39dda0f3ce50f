"""A part of the standard is not in the article.

What: A part begins at a heading that matches the part's pattern, of any level. What the
standard asks for inside a missing part is not reported again.

Example: An article without its last part.

Instead: Add the part with its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.records import (
    DOCUMENT,
    Edit,
    Finding,
    Label,
    LabelForm,
    Problem,
    is_boxed,
    msg,
)
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import line_span
from sphinx_rigor.source import split_lines
from sphinx_rigor.standard import Part, matches
from sphinx_rigor.verdict import Article, missing_part, missing_parts, near_part

MARKDOWN = (".md", ".markdown", ".myst")
LEVEL = 2
"""The level of parts where an article has none yet."""
ABOVE = re.compile(r"\s*(?:\([^()]+\)=|\{[^{}]+\}|<a\s[^>]*>\s*</a>|<!--.*-->|%.*)?\s*")
"""Lines above a heading that belong to it, and blank ones."""


def check(article: Article) -> Iterator[Problem]:
    """Report the parts that are neither there nor optional, all in one."""
    missing = absent(article)
    if len(missing) == 1:
        near = near_part(article.facts, article.reading, missing[0])
        yield Problem(1, missing_part(missing[0], near), value=len(article.reading.parts))
    elif missing:
        yield Problem(1, missing_parts(missing), value=len(article.reading.parts))


def absent(article: Article) -> list[Part]:
    """Return the parts that are neither there nor optional."""
    there = {each.id for each in article.reading.parts}
    parts = article.standard.parts
    return [each for each in parts if not (each.optional or each.id in there)]


def fix(article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Put the heading of each part that no heading comes near where it belongs.

    It says no more than the standard does; what stands below it is the author's to write.
    """
    if article.facts.stretches or not finding.path.endswith(MARKDOWN):
        return
    level = min((each.heading.level for each in article.reading.parts), default=LEVEL)
    end = "\r\n" if "\r\n" in text else "\n"
    there = {line.strip("# \t") for line in split_lines(text)}
    titles: dict[int, list[str]] = {}
    for part in absent(article):
        if part.title not in there and not near_part(article.facts, article.reading, part):
            place = place_before(text, next_heading(article, part, level))
            titles.setdefault(place, []).append(f"{'#' * level} {part.title}")
    for place, lines in titles.items():
        gap = end * (2 - min(blank_above(text, place), 2))
        below = end * 2 if place < len(text) else end
        yield Edit(place, place, f"{gap}{(end * 2).join(lines)}{below}")


def next_heading(article: Article, part: Part, level: int) -> Label | None:
    """Return the heading before which a part belongs: of one behind it, or that closes."""
    order = [each.id for each in article.standard.parts]
    behind = order[order.index(part.id) :]
    spans = article.reading.parts
    later = [each.heading for each in spans if each.id in behind]
    last = max((each.place for each in spans), default=0)
    closing = (
        each
        for each in article.facts.labels
        if each.form is LabelForm.HEADING
        and each.place > last
        and each.level <= level
        and not is_boxed(article.facts, each.block, DOCUMENT)
        and matches(article.standard.closing, each.text)
    )
    return min(later, key=lambda each: each.place, default=next(closing, None))


def place_before(text: str, heading: Label | None) -> int:
    """Return where something stands above a heading and what belongs to it, or at the end."""
    if heading is None:
        return len(text)
    line = heading.line
    while line > 1 and ABOVE.fullmatch(text[slice(*line_span(text, line - 1))]):
        line -= 1
    while line < heading.line and not text[slice(*line_span(text, line))].strip():
        line += 1
    return line_span(text, line)[0]


def blank_above(text: str, place: int) -> int:
    """Return how many line ends stand right above a place."""
    above = text[:place]
    return len(above[len(above.rstrip()) :].splitlines()) if above.strip() else 2


RULE = Rule(
    summary=msg("a part of the standard is missing"), content=True, check=check, fix=fix
)
