"""Show raw HTML that never ends as text: a comment or script takes the rest of the article.

Markdown ends most raw HTML at a blank line, and these where they are closed. A backslash before
the first of them makes a paragraph of it; no line moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.records import Fault
from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.blocks import BlockScanner
from sphinx_rigor.source.lines import split_lines
from sphinx_rigor.source.nests import document_rows

MAY_BEGIN = re.compile(r"<(?:!|\?|(?:script|pre|style|textarea)\b)", re.IGNORECASE)
SHOWN = 40
"""How much of a line a finding repeats."""


def show_endless(text: str, syntax: Syntax) -> tuple[str, tuple[Fault, ...]]:
    """Return a text without raw HTML that never ends, and what was found."""
    if not MAY_BEGIN.search(text):
        return text, ()
    lines = split_lines(text)
    faults = tuple(escaped(lines, syntax))
    return ("\n".join(lines) + "\n" if faults else text), faults


def escaped(lines: list[str], syntax: Syntax) -> Iterator[Fault]:
    """Put a backslash into each line where such HTML begins, and yield a fault for it."""
    while (number := first_endless(lines, syntax)) is not None:
        line = lines[number - 1]
        start = line.index("<")
        lines[number - 1] = f"{line[:start]}\\{line[start:]}"
        yield Fault("unfinished-tag", number, line[start:].strip()[:SHOWN])


def first_endless(lines: list[str], syntax: Syntax) -> int | None:
    """Return the line on which raw HTML begins that is open at the end of the text."""
    scanner = BlockScanner(document_rows("\n".join(lines), 0), syntax)
    scanner.run()
    return scanner.endless_html
