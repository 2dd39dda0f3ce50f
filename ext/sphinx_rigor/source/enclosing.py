"""Tell which lines stand in a formula, or in code, that a paragraph begins on a line above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sphinx_rigor.source.block_starts import FENCE, HEADING, LONE, html_end
from sphinx_rigor.source.lines import SPACES

Numbered = tuple[int, str]
TICKED = r"\\.|(`+)(?!`).+?(?<!`)\1(?!`)|`+"
SINGLE = r"\$(?:\\.|[^$\\])+\$"
DOUBLE = r"\$\$(?:\\.|[^$\\]|\$(?!\$))+\$\$"
READINGS = tuple(
    re.compile("|".join(each), re.DOTALL)
    for each in ((TICKED, SINGLE), (TICKED, DOUBLE, SINGLE))
)
"""What is passed over or is a formula, without and with ``$$`` inside of paragraphs."""
CONTAINER = re.compile(r"^[ \t]*(?:>|[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))", re.MULTILINE)
MARK = re.compile(r"[`$]")


def enclosed(lines: Sequence[str], among: Collection[int], others: Collection[int]) -> set[int]:
    """Return those ``among`` the lines that code or a formula in a paragraph may take in.

    ``others`` are the lines that stand in no paragraph.
    """
    found: set[int] = set()
    for rows in chunks(lines, among):
        if CONTAINER.search("\n".join(text for _, text in rows)):
            found.update(between_marks(rows))
            continue
        for paragraph in paragraphs(rows, among, others):
            found.update(in_spans(paragraph))
    return found.intersection(among)


def chunks(lines: Sequence[str], among: Collection[int]) -> Iterator[list[Numbered]]:
    """Yield the lines between blank ones, where some of ours are among them."""
    rows: list[Numbered] = []
    for each in enumerate([*lines, ""], 1):
        if each[1].strip(SPACES):
            rows.append(each)
            continue
        if any(number in among for number, _ in rows):
            yield rows
        rows = []


def between_marks(rows: Sequence[Numbered]) -> range:
    """Return the lines from the first sign of code or formulas to the last.

    Lines of lists and quotes may go on without what marks them, or be paragraphs of their own.
    """
    marked = [number for number, text in rows if MARK.search(text)]
    return range(marked[0] + 1, marked[-1] + 1) if marked else range(0)


def paragraphs(
    rows: Sequence[Numbered], among: Collection[int], others: Collection[int]
) -> Iterator[list[Numbered]]:
    """Yield what may be paragraphs among some lines."""
    paragraph: list[Numbered] = []
    for number, line in rows:
        text = line.strip(SPACES)
        alone = number in others or any(each.match(text) for each in (FENCE, HEADING, LONE))
        if alone or (number not in among and begins(text)):
            yield paragraph
            paragraph = []
        if not alone:
            paragraph.append((number, line))
    yield paragraph


def begins(text: str) -> bool:
    """Tell whether a line begins raw HTML below a paragraph."""
    return html_end(text, paragraph=True) is not None


def in_spans(rows: Sequence[Numbered]) -> Iterator[int]:
    """Yield the lines of a paragraph on which code or a formula goes on."""
    paragraph = "\n".join(text for _, text in rows)
    for reading in READINGS if rows else ():
        for match in reading.finditer(paragraph):
            if MARK.match(match[0]):
                first = rows[0][0] + paragraph.count("\n", 0, match.start())
                yield from range(first + 1, first + match[0].count("\n") + 1)
