r"""Take a display formula apart: its environment, its rows, their tags and labels.

Numbers belong to rows: ``align`` numbers each, ``equation`` and ``multline`` one, a bare
``$$…$$`` none unless it has a ``\tag`` or Sphinx a label for it. LaTeX would number
``equation`` only; a bare formula with a tag is what authors who know MathJax write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sphinx_rigor.math.read.blank import as_rows
from sphinx_rigor.math.read.definitions import definitions_end
from sphinx_rigor.math.read.tex import (
    Token,
    argument,
    has_columns,
    row_spaces,
    skip_space,
    split_rows,
    tokens,
)

ROWS = frozenset({"align", "alignat", "flalign", "gather", "eqnarray"})
SINGLE = frozenset({"equation", "multline"})
WHOLE = re.compile(r"\\begin\s*\{(?P<name>[a-z]+)(?P<star>\*?)\}")
MARK = re.compile(r"\\(?:tag|label|nonumber|notag)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its LaTeX without tags and labels, and what it is called.

    ``tag`` is the author's own number, ``bare`` tells that it comes without parentheses,
    ``numbered`` that the row gets a number of its own where it has no tag. ``tags`` counts
    the tags written, ``line`` the lines of the display before the row, ``space`` is what
    the row asks for behind it, ``[1ex]``.
    """

    source: str
    tag: str | None = None
    bare: bool = False
    labels: tuple[str, ...] = ()
    numbered: bool = False
    tags: int = 0
    line: int = 0
    space: str = ""


@dataclass(frozen=True, slots=True)
class Display:
    """A display formula: definitions before it, its environment (``""``: none), its rows.

    ``line`` counts the lines of the block before it, and before what stands before it.
    """

    before: str
    name: str
    rows: tuple[Row, ...]
    line: int = 0


@lru_cache(maxsize=8192)
def read_display(source: str) -> tuple[Display, ...]:
    """Return the display formulas that one block holds, mostly one.

    Formulas are numbered, checked and, when all documents are read, rendered; those of
    some 200 long articles are at hand again, in a few megabytes.
    """
    start = skip_space(source, definitions_end(source))
    found: list[Display] = []
    counted = lines = 0
    while match := WHOLE.match(source, start):
        end = environment_end(source, start)
        if match["name"] not in ROWS | SINGLE or end is None:
            break
        lines, counted = lines + source.count("\n", counted, start), start
        before, line = ("", lines) if found else (source[:start], 0)
        body = source[match.end() : end.start]
        found.append(read_environment(Display(before, match["name"], (), line), match, body))
        start = skip_space(source, end.end)
    rest = source[start:]
    if found and not read_row(rest, numbered=False).source.strip():
        return (*found[:-1], with_marks(found[-1], rest)) if rest else tuple(found)
    row = read_row(source[start:] if not found else source, numbered=False)
    row = replace(row, source=as_rows(row.source))
    return (Display("" if found else source[:start], "", (row,)),)


def with_marks(display: Display, rest: str) -> Display:
    """Return a display whose last row has the tag and labels behind its environment."""
    *rows, last = display.rows
    behind = read_row(rest, numbered=False)
    joined = replace(
        last,
        tag=last.tag if behind.tag is None else behind.tag,
        bare=behind.bare or last.bare,
        labels=(*last.labels, *behind.labels),
        tags=last.tags + behind.tags,
    )
    return replace(display, rows=(*rows, joined))


def environment_end(source: str, start: int) -> Token | None:
    r"""Return the ``\end`` of the environment that begins at ``start``."""
    for token in tokens(source, start):
        if not token.depth and token.text.startswith("\\end"):
            return token
    return None


def read_environment(display: Display, match: re.Match[str], body: str) -> Display:
    """Return the display of one environment with its rows, read from its body."""
    numbered = not match["star"]
    if display.name == "alignat" and (count := argument(body, 0)):
        body = body[count[1] :]
    written = [body] if display.name in SINGLE else split_rows(body)
    if len(written) > 1 and not written[-1].strip():
        written.pop()
    spaces = [""] if display.name in SINGLE else row_spaces(body)
    line = display.before.count("\n")
    rows = []
    for each, space in zip(written, spaces, strict=False):
        row = read_row(each, numbered=numbered)
        rows.append(replace(row, line=line + leading_lines(each), space=space))
        line += each.count("\n")
    return replace(display, rows=tuple(rows))


def leading_lines(source: str) -> int:
    """Count the lines before the first that is not blank."""
    return source[: len(source) - len(source.lstrip())].count("\n")


def read_row(source: str, *, numbered: bool) -> Row:
    r"""Cut tags, labels and ``\nonumber`` out of a row.

    A tag inside of a group or an inner environment stays: it is an error there.
    """
    if not MARK.search(source):
        return Row(source, numbered=numbered)
    kept, start = [], 0
    tag, bare, tags = None, False, 0
    labels: list[str] = []
    for token in tokens(source):
        if token.start < start or not MARK.fullmatch(token.text):
            continue
        if token.text == "\\tag" and token.depth:
            continue
        end = token.end
        if token.text in {"\\tag", "\\label"}:
            star = source[end : end + 1] == "*"
            if not (found := argument(source, end + star)):
                continue
            if token.text == "\\tag":
                tag, bare, tags = found[0].strip(), star, tags + 1
            else:
                labels.append(found[0].strip())
            end = found[1]
        else:
            numbered = False
        kept.append(source[start : token.start])
        start = end
    kept.append(source[start:])
    return Row("".join(kept), tag, bare, tuple(labels), numbered, tags)


def lines_of(source: str) -> str:
    r"""Return a formula whose own ``\\`` make lines, as the environment that does so."""
    rows = split_rows(source)
    if len(rows) == 1 or source.count("\\\\") == 0:
        return source
    if not rows[-1].strip():
        rows.pop()
    if len(rows) == 1 and not has_columns(source):
        return rows[0]
    name = "aligned" if has_columns(source) else "gathered"
    return f"\\begin{{{name}}}{joined(rows, row_spaces(source))}\\end{{{name}}}"


def joined(rows: Iterable[str], spaces: Sequence[str], after: str = "") -> str:
    r"""Return rows with ``\\`` between them and the space that each asks for."""
    written: list[str] = []
    for row, space in zip(rows, spaces, strict=False):
        written += [row, f"\\\\{space}{after}"]
    return "".join(written[:-1])
