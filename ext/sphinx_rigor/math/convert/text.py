r"""Close the gaps inside of ``\text`` and its like: formulas, and characters to escape."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_rigor.math.read.tex import argument

BOXES = frozenset({"mbox", "hbox", "textup", "textnormal", "textmd"})
NAMES = ("text", "textrm", "textbf", "textit", "textsf", "texttt", *sorted(BOXES))
MATH = re.compile(r"(?<!\\)\$([^$]*)\$|\\\((.*?)\\\)", re.DOTALL)
SPECIAL = re.compile(r"(?<!\\)([_#&])")
EATEN = re.compile(r"(?<!\\)(\\[%&#_$])(?=\s)")
"""Where the converter takes the space behind an escaped character for its end."""
CARET = re.compile(r"(?<!\\)\^")


def text_gap(name: str) -> Callable[[str, int], tuple[str, int]]:
    """Return the gap of one command."""
    written = "text" if name in BOXES else name

    def close(source: str, end: int) -> tuple[str, int]:
        found = argument(source, end)
        if not found:
            return f"\\{name}", end
        return "".join(pieces(written, found[0])), found[1]

    return close


def pieces(name: str, text: str) -> list[str]:
    """Return a text as text commands with its formulas between them."""
    written, start = [], 0
    for match in MATH.finditer(text):
        written += [as_text(name, text[start : match.start()]), f"{{{match[1] or match[2]}}}"]
        start = match.end()
    return [*written, as_text(name, text[start:])]


def as_text(name: str, text: str) -> str:
    """Return a text command, its special characters escaped."""
    if not text:
        return ""
    escaped = EATEN.sub(r"\1{}", SPECIAL.sub(r"\\\1", text))
    escaped = CARET.sub(r"\\textasciicircum ", escaped)
    return f"\\{name}{{{escaped}}}"


TEXT_GAPS = {name: text_gap(name) for name in NAMES}
