r"""Read TeX as far as the checks and the renderer need: tokens, groups, arguments, rows.

No macro is expanded and no category code changes; what a formula means is left to the
converter. Positions count characters from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:[A-Za-z]+|.|\Z)|%[^\n]*\n?|[{}]|&", re.DOTALL
)
NAME = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
SPACE = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))*")
BRACKET = re.compile(r"\s*\[([^\[\]]*)\]")
REFERENCE = re.compile(r"\\(eqref|ref)\s*\{([^{}]*)\}")
PARAMETERS = re.compile(r"#[1-9]")
ROW_END = re.compile(r"\*?(?:\s*\[\s*-?[\d.,]+\s*[a-z]{2}\s*\])?")


class Token(NamedTuple):
    r"""A control sequence, brace, ampersand or comment, and how deep it lies.

    ``depth`` counts the groups and environments around it; ``\begin`` and ``\end`` hold
    the environment's name and lie outside of it, as braces do of their group. A page has
    tens of thousands, and a tuple takes a third of the time that a dataclass does.
    """

    text: str
    start: int
    end: int
    depth: int


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens of a formula; what closes nothing does not go below depth 0."""
    depth = 0
    new = tuple.__new__  # a third of the time of calling the class, ten thousand times a page
    for match in TOKEN.finditer(source, start):
        text = match[0]
        begins = text == "{" or (text[:6] == "\\begin" and text[-1] == "}")
        ends = text == "}" or (text[:4] == "\\end" and text[-1] == "}")
        if ends and depth:
            depth -= 1
        yield new(Token, (text, *match.span(), depth))
        if begins:
            depth += 1


def is_balanced(source: str) -> bool:
    """Tell whether each brace that opens is closed, and no other."""
    depth = 0
    for token in tokens(source):
        depth += (token.text == "{") - (token.text == "}")
        if depth < 0:
            return False
    return depth == 0


def skip_space(source: str, position: int) -> int:
    """Return where the next thing that is neither space nor comment stands."""
    match = SPACE.match(source, position)
    return match.end() if match else position


def argument(source: str, position: int) -> tuple[str, int] | None:
    """Return an argument without its braces and where it ends, if one follows."""
    start = skip_space(source, position)
    if start >= len(source) or source[start] in "}&":
        return None
    if source[start] == "{":
        end = group_end(source, start)
        return None if end < 0 else (source[start + 1 : end - 1], end)
    match = COMMAND.match(source, start)
    end = match.end() if match else start + 1
    return source[start:end], end


def bracket(source: str, position: int) -> tuple[str, int] | None:
    """Return an optional argument without its brackets and where it ends, if one follows."""
    match = BRACKET.match(source, position)
    return (match[1], match.end()) if match else None


def group_end(source: str, start: int) -> int:
    """Return where the group that opens at ``start`` has closed, -1 where it never does."""
    known = closings(source).get(start)
    if known is not None:
        return known
    depth = 0
    for match in TOKEN.finditer(source, start):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0:
            return match.end()
    return -1


@lru_cache(maxsize=64)
def closings(source: str) -> Mapping[int, int]:
    """Return where each group of a formula has closed, by where it opens, -1 for never.

    All are found at once: looking for each alone takes forever where many never close.
    """
    found: dict[int, int] = {}
    stack: list[int] = []
    for match in TOKEN.finditer(source):
        if match[0] == "{":
            stack.append(match.start())
            found[match.start()] = -1
        elif match[0] == "}" and stack:
            found[stack.pop()] = match.end()
    return found


def left_open(source: str) -> int | None:
    """Return where the group begins that an environment's end or nothing closes.

    For a brace that closes an environment it is where that brace stands.
    """
    stack: list[Token] = []
    for token in tokens(source):
        opens = token.text == "{" or token.text.startswith("\\begin")
        if opens:
            stack.append(token)
        elif token.text == "}" or token.text.startswith("\\end"):
            if not stack:
                return None
            if (token.text == "}") != (stack[-1].text == "{"):
                return token.start if token.text == "}" else stack[-1].start
            stack.pop()
    return stack[-1].start if stack else None


def split_rows(source: str) -> list[str]:
    r"""Split at each ``\\`` or ``\cr`` that no group or environment holds."""
    rows, start = [], 0
    for before, after in row_ends(source):
        rows.append(source[start:before])
        start = after
    return [*rows, source[start:]]


@lru_cache(maxsize=64)
def row_ends(source: str) -> tuple[tuple[int, int], ...]:
    """Return where rows end and the next begin; the space asked for stands between.

    Who splits a formula asks for the spaces between its rows next.
    """
    found: list[tuple[int, int]] = []
    if "\\\\" not in source and "\\cr" not in source:
        return ()
    for token in tokens(source):
        if token.depth or token.text not in {"\\\\", "\\cr"}:
            continue
        if not found or token.start >= found[-1][1]:
            match = ROW_END.match(source, token.end)
            end = match.end() if match and token.text == "\\\\" else token.end
            found.append((token.start, end))
    return tuple(found)


def row_spaces(source: str) -> list[str]:
    r"""Return the space that each row asks for behind it, as in ``[1ex]``, mostly ``""``."""
    asked = [BRACKET.search(source, before, after) for before, after in row_ends(source)]
    return [*(f"[{match[1].strip()}]" if match else "" for match in asked), ""]


def split_columns(source: str) -> list[str]:
    """Split at each ampersand that no group or environment holds."""
    if "&" not in source:
        return [source]
    columns, start = [], 0
    for token in tokens(source):
        if token.depth == 0 and token.text == "&":
            columns.append(source[start : token.start])
            start = token.end
    return [*columns, source[start:]]


def has_columns(source: str) -> bool:
    """Tell whether an ampersand stands outside of every group and environment."""
    return len(split_columns(source)) > 1


def delimited(source: str, position: int, marks: str) -> tuple[list[str], int] | None:
    r"""Return the arguments of a macro whose parameters read like ``#1,#2;``.

    Each ends where the text behind its parameter stands outside of groups, or, where
    there is none, after one argument.
    """
    lead, *parts = PARAMETERS.split(marks)
    position = skip_space(source, position) if lead.strip() else position
    if not source.startswith(lead.strip(), position):
        return None
    position += len(lead.strip())
    values: list[str] = []
    for part in parts:
        if part:
            end = outside(source, position, part)
            found = None if end < 0 else (source[position:end], end + len(part))
        else:
            found = argument(source, position)
        if found is None:
            return None
        values.append(without_braces(found[0]) if part else found[0])
        position = found[1]
    return values, position


def outside(source: str, position: int, wanted: str) -> int:
    """Return where a text stands next outside of groups, -1 where it does not."""
    found = source.find(wanted, position)
    while found >= 0:
        near = TOKEN.search(source, position, found + 1)
        if near is None or near.start() == found:
            return found
        match = TOKEN.match(source, near.start()) or near
        position = match.end() if match[0] != "{" else group_end(source, match.start())
        if match[0] == "}" or position < 0:
            return -1
        if found < position:
            found = source.find(wanted, position)
    return -1


def without_braces(text: str) -> str:
    """Return an argument without the one pair of braces that holds it all."""
    whole = text[:1] == "{" and group_end(text, 0) == len(text)
    return text[1:-1] if whole else text
