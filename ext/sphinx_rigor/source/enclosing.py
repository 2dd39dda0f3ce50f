"""Tell which lines stand in a formula, or in code, that a paragraph begins on a line above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sphinx_rigor.source.block_starts import HEADING, LONE
from sphinx_rigor.source.lines import SPACES
from sphinx_rigor.source.scanner import BEGINS

MARKS = "`$"
TICKED = r"\\.|(`+)(?!`).+?(?<!`)\1(?!`)"
SINGLE = r"\$(?:\\.|[^$\\])+\$"
DOUBLE = r"\$\$(?:\\.|[^$\\]|\$(?!\$))+\$\$"
READINGS = tuple(
    re.compile("|".join(each), re.DOTALL)
    for each in ((TICKED, SINGLE), (TICKED, DOUBLE, SINGLE))
)
"""What is passed over or is a formula, without and with ``$$`` inside of paragraphs."""


def enclosed(lines: Sequence[str], among: Collection[int]) -> set[int]:
    """Return those ``among`` the lines that code or a formula in a paragraph may take in."""
    found: set[int] = set()
    for first, paragraph in paragraphs(lines, among):
        for reading in READINGS:
            for match in reading.finditer(paragraph):
                if match[0][0] in MARKS and "\n" in match[0]:
                    begun = first + paragraph.count("\n", 0, match.start())
                    found.update(range(begun + 1, begun + match[0].count("\n") + 1))
    return found.intersection(among)


def paragraphs(lines: Sequence[str], among: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield what may be paragraphs around some lines, each with the number of its first."""
    begun, wanted = 1, False
    for number, line in enumerate([*lines, ""], 1):
        ours = number in among
        text = line.strip(SPACES)
        alone = not text or HEADING.match(text) or LONE.match(text)
        if alone or (BEGINS.match(line) and not ours):
            if wanted:
                yield begun, "\n".join(lines[begun - 1 : number - 1])
            begun, wanted = number + bool(alone), False
        wanted = wanted or ours
