"""A part of the standard is not in the article.

What: A part begins at a heading that matches the part's pattern, of any level. What the
standard asks for inside a missing part is not reported again.

Example: An article without its last part.

Instead: Add the part with its heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
from sphinx_rigor.rules._frame import Frame, frame_at
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import line_span
from sphinx_rigor.source import split_lines
from sphinx_rigor.standard import Part, matches
from sphinx_rigor.verdict import Article, missing_part, missing_parts, near_part

MARKDOWN = (".md", ".markdown", ".myst")
RST = (".rst", ".rest")
LEVEL = 2
"""The level of parts where an article has none yet."""
ABOVE = re.compile(
    r"\s*(?:\([^()]+\)=|\{[^{}]+\}|<a\s[^>]*>\s*</a>|<!--.*-->|%.*|\.\.\s+_.*:)?\s*"
)
"""Lines above a heading that belong to it, and blank ones."""


def check(article: Article) -> Iterator[Problem]:
    """Report the parts that are neither there nor optional, all in one."""
    there = len(article.reading.parts)
    match absent(article):
        case [one]:
            near = near_part(article.facts, article.reading, one)
            yield Problem(1, missing_part(one, near), value=there)
        case [_, *_] as several:
            yield Problem(1, missing_parts(several), value=there)


def absent(article: Article) -> list[Part]:
    """Return the parts that are neither there nor optional."""
    there = {each.id for each in article.reading.parts}
    parts = article.standard.parts
    return [each for each in parts if not (each.optional or each.id in there)]


def fix(article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Put the heading of each part that no heading comes near where it belongs.

    It says no more than the standard does; what stands below it is the author's to write.
    """
    if finding.path != article.facts.path:
        return
    level = min((each.heading.level for each in article.reading.parts), default=LEVEL)
    end = "\r\n" if "\r\n" in text else "\n"
    there = {line.strip("# \t") for line in split_lines(text)}
    write = written_for(article, text, finding.path, level)
    titles: dict[int, list[str]] = {}
    for part in absent(article):
        following = next_heading(article, part, level)
        taken = part.title in there or near_part(article.facts, article.reading, part)
        if write and not taken and not (following and following.file):
            place = place_before(text, following)
            titles.setdefault(place, []).append(write(part.title).replace("\n", end))
    for place, lines in titles.items():
        gap = end * (2 - min(blank_above(text, place), 2))
        below = end * 2 if place < len(text) else end
        yield Edit(place, place, f"{gap}{(end * 2).join(lines)}{below}")


def written_for(
    article: Article, text: str, path: str, level: int
) -> Callable[[str], str] | None:
    """Return what writes a title as a heading of a level, as the file's format has them.

    ``None`` where the format is another, or its headings cannot be told.
    """
    if path.endswith(MARKDOWN):
        return lambda title: f"{'#' * level} {title}"
    if not path.endswith(RST):
        return None
    frames = {
        each.level: frame_at(text, each)
        for each in reversed(article.facts.labels)
        if each.form is LabelForm.HEADING and not each.file
    }
    used = {each.mark for each in frames.values() if each}
    frame = frames.get(level, Frame(next(each for each in '-~"' if each not in used)))
    return frame.around if frame else None


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
    frame = frame_at(text, heading)
    line = frame.line if frame else heading.line
    while line > 1 and ABOVE.fullmatch(text[slice(*line_span(text, line - 1))]):
        line -= 1
    while not text[slice(*line_span(text, line))].strip():
        line += 1
    return line_span(text, line)[0]


def blank_above(text: str, place: int) -> int:
    """Return how many line ends stand right above a place."""
    above = text[:place]
    return len(above[len(above.rstrip()) :].splitlines()) if above.strip() else 2


RULE = Rule(
    summary=msg("a part of the standard is missing"), content=True, check=check, fix=fix
)
