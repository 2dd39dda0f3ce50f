"""Walk the lines of a Markdown file that are neither code nor comment.

The one place that reads Markdown without the parser: divs have to be found before
the parser runs, and must be left alone inside code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_rigor.source.lines import SPACES, split_lines

FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}|~{3,})(.*)")
ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])([ \t]+)(?=[^ \t])")
RAW = re.compile(r"[ \t]*<(pre|script|style|textarea)\b", re.IGNORECASE)
BEGINS = re.compile(r"[ \t]*(?:<|#|```|~~~|>|[-*+][ \t]|\d+[.)][ \t])")
COLONS = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(:{3,})\{([^\s{}]+)\}")
TAB = 4
VERBATIM = frozenset(
    (  # noqa: SIM905 - code, data and lists of names: no Markdown
        "code code-block sourcecode code-cell raw-cell literalinclude parsed-literal raw math "
        "eval-rst doctest testcode testsetup testcleanup testoutput csv-table toctree "
        "highlight mermaid graphviz digraph graph plantuml uml tikz prompt ipython plot "
        "jupyter-execute productionlist autosummary bibliography index include image "
        "command-output comment"
    ).split()
)
"""Directives whose content is no Markdown."""


class Line(NamedTuple):
    """A line: its number, its text, its indent and that of the list item around it."""

    number: int
    text: str
    indent: int
    container: int


def open_lines(text: str, items: list[int] | None = None) -> Iterator[Line]:
    """Yield the lines outside of front matter, code, comments and raw elements.

    ``items`` has the columns of the list items around a line, outermost first; who knows that
    a line ends more of them than Markdown says takes those away before the next.
    """
    lines = split_lines(text)
    number = front_matter_end(lines)
    items = [] if items is None else items
    blank = True
    while number < len(lines):
        line = lines[number]
        number += 1
        if end := skipped_until(lines, number):
            number, blank = end, False
            continue
        indent = indent_of(line)
        if line.strip(SPACES):
            while items and indent < items[-1] and (blank or not is_text(line)):
                items.pop()
        container = items[-1] if items else 0
        if not (blank and line.strip(SPACES) and indent >= container + TAB):
            yield Line(number, line, indent, container if indent >= container else 0)
            if match := ITEM.match(line):
                items.append(len(match[0].expandtabs(TAB)))
        blank = not line.strip(SPACES)


def is_text(line: str) -> bool:
    """Tell whether a line may go on a list item's paragraph without its indent."""
    return not BEGINS.match(line)


def indent_of(line: str) -> int:
    """Return how many columns a line is indented, a tab counting to the next four."""
    if line[:1] not in SPACES:
        return 0
    expanded = line.expandtabs(TAB)
    return len(expanded) - len(expanded.lstrip(SPACES))


def front_matter_end(lines: list[str]) -> int:
    """Return the index of the first line after the front matter."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            return index + 1
    return 0


def skipped_until(lines: list[str], number: int) -> int:
    """Return the number of the last line of what opens on a line, 0 if nothing does."""
    line = lines[number - 1]
    if (match := COLONS.match(line) if ":::" in line else None) and match[2] in VERBATIM:
        return fence_end(lines, number, match[1])
    if "`" not in line and "~" not in line and "<" not in line:
        return 0
    if (match := FENCE.match(line)) and not (match[1][0] == "`" and "`" in match[2]):
        return fence_end(lines, number, match[1])
    if line.lstrip(SPACES).startswith("<!--"):
        return end_of(lines, number, "-->")
    if match := RAW.match(line):
        return end_of(lines, number, f"</{match[1].lower()}")
    return 0


def fence_end(lines: list[str], number: int, fence: str) -> int:
    """Return the number of the line that closes a fence; the last where none does."""
    closing = re.compile(rf"[ \t]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    for index in range(number, len(lines)):
        if closing.fullmatch(lines[index]):
            return index + 1
    return len(lines)


def end_of(lines: list[str], number: int, words: str) -> int:
    """Return the number of the first line from here on that has these words."""
    for index in range(number - 1, len(lines)):
        if words in lines[index].lower():
            return index + 1
    return len(lines)
