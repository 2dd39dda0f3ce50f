"""Tell what begins on a line of Markdown, by the line's first characters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain

QUOTE = ">"
FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,}|:{3,})(.*)")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
ITEM = re.compile(r"([-*+]|\d{1,9}[.)])(?:( +)|$)")
TERM = re.compile(r"[:~] +(?=\S)")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:\s*")
LONE = re.compile(
    r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|%|\+[ \t]*\+[ \t]*\+|\(.+\)=[ \t]*$"
)
"""What stands on a line of its own: rulers, comments, breaks and targets of MyST."""
RULER = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$")
AMSMATH = re.compile(
    r"\\begin\{((?:equation|multline|gather|align|alignat|flalign|matrix|pmatrix|bmatrix"
    r"|Bmatrix|vmatrix|Vmatrix|eqnarray)\*?)\}"
)
DOLLARS = "$$"
LABELLED = re.compile(r"\$\$\s*\([^()$]+\)\s*$")
BLANK = re.compile(r"^$")
TAG = (
    r"<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\"'=<>`\s]+|'[^']*'"
    r"|\"[^\"]*\"))?)*\s*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>\s*$"
)
BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd "
    "details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 "
    "h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav "
    "noframes ol optgroup option p param search section summary table tbody td tfoot th "
    "thead title tr track ul"
).replace(" ", "|")
HTML = (
    (r"<(?:script|pre|style|textarea)(?=\s|>|$)", r"</(?:script|pre|style|textarea)>"),
    (r"<!--", r"-->"),
    (r"<\?", r"\?>"),
    (r"<![A-Za-z]", r">"),
    (r"<!\[CDATA\[", r"\]\]>"),
    (rf"</?(?:{BLOCK_TAGS})(?=\s|/?>|$)", r"^$"),
    (TAG, r"^$"),
)
"""What opens raw HTML and what ends it; the last cannot break off a paragraph."""
RAW_HTML = tuple((re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE)) for a, b in HTML)


@dataclass(frozen=True, slots=True)
class Syntax:
    """What of MyST's syntax is switched on; ``exact``: colons close by equal length only."""

    colon: bool = True
    dollars: bool = True
    amsmath: bool = True
    deflist: bool = False
    exact: bool = False

    @classmethod
    def of(cls, names: Collection[str], *, exact: bool = False) -> Syntax:
        """Return what MyST reads with these of its extensions."""
        return cls(
            colon="colon_fence" in names,
            dollars="dollarmath" in names,
            amsmath="amsmath" in names,
            deflist="deflist" in names,
            exact=exact,
        )


def indent_at(text: str, column: int) -> int:
    """Return how many spaces stand from a column on."""
    rest = text[column:]
    return len(rest) - len(rest.lstrip(" "))


def html_end(rest: str, *, paragraph: bool) -> re.Pattern[str] | None:
    """Return what ends the raw HTML that begins here, ``None`` where none does."""
    if rest[0] != "<":
        return None
    for start, end in RAW_HTML[:-1] if paragraph else RAW_HTML:
        if start.match(rest):
            return end
    return None


def fence_start(rest: str, syntax: Syntax) -> re.Match[str] | None:
    """Return the run and the words behind it where a fence begins."""
    match = FENCE.match(rest) if rest[0] in "`~:" else None
    return None if match and match[1][0] == ":" and not syntax.colon else match


def is_formula_end(line: str) -> bool:
    """Tell whether a line ends a formula in dollars, with or without a label."""
    stripped = line.strip()
    return stripped.endswith(DOLLARS) or LABELLED.search(stripped) is not None


def formula_end(rest: str, lines: Iterable[str]) -> int | None:
    """Return how many of the lines below belong to a formula that begins here.

    ``None`` where none begins, or where it never ends.
    """
    if match := AMSMATH.match(rest):
        closing = f"\\end{{{match[1]}}}"
        below = (
            i for i, line in enumerate(chain([rest], lines)) if line.rstrip().endswith(closing)
        )
        return next(below, None)
    first = rest.strip()
    if len(first) > 3:
        if is_formula_end(first):
            return 0
        if DOLLARS in first[2:]:
            return None
    return next((i for i, line in enumerate(lines, 1) if is_formula_end(line)), None)


def cut(text: str, columns: int) -> str:
    """Return a line without its first columns; half a tab becomes spaces."""
    column = 0
    for index, each in enumerate(text):
        if column >= columns:
            return " " * (column - columns) + text[index:]
        column += 4 - column % 4 if each == "\t" else 1
    return " " * max(column - columns, 0)
