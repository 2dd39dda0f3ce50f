r"""Read a bare formula as Sphinx documents it: equations by blank lines, ``&`` in ``split``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from sphinx_rigor.math.read.tex import has_columns, split_rows, tokens

BLANK = re.compile(r"\n[ \t]*\n\s*")
COMMENT = re.compile(r"(?<!\\)%[^\n]*")
SAYS = re.compile(r"\S")
ENDED = re.compile(r"\\\\(?:\s*\[[^\[\]]*\])?\s*\Z")
STEPS = {"{": 1, "}": -1, "\\left": 1, "\\right": -1, "\\begin": 1, "\\end": -1}


def as_rows(source: str) -> str:
    r"""Return a formula whose equations are rows, line for line.

    Sphinx sets each equation in ``split`` if ``\\`` stands anywhere in it: an ``&`` may stand
    beside a matrix that is the only thing with rows.
    """
    written = end_rows(source) if "\n" in source else source
    if "&" not in written or "\\\\" not in written or not has_columns(written):
        return written
    one = len(split_rows(written)) == 1
    return f"\\begin{{aligned}}{written}\\end{{aligned}}" if one else written


def end_rows(source: str) -> str:
    r"""Put ``\\`` on each blank line that ends an equation."""
    blanks = list(BLANK.finditer(source))
    depths = list(depths_of(source)) if blanks else []
    bare = COMMENT.sub(lambda match: " " * len(match[0]), source) if blanks else ""
    last = len(bare.rstrip())
    kept, start = [], 0
    for blank in blanks:
        place = bisect_right(depths, blank.start(), key=itemgetter(0)) - 1
        said = blank.end() < last and SAYS.search(bare, start, blank.start())
        if depths[place][1] or not said:
            continue
        part, behind = source[start : blank.start()], source[blank.end()]
        kept += [part, blank[0] if ENDED.search(part) else row_end(blank[0], behind)]
        start = blank.end()
    return "".join([*kept, source[start:]])


def row_end(space: str, behind: str) -> str:
    r"""Return blank lines with ``\\`` on the first, which takes nothing after it as its own."""
    guard = "{}" if behind in {"[", "*"} else ""
    first, _, more = space.partition("\n")
    return f"{first}\n\\\\{guard}{more}"


def depths_of(source: str) -> Iterator[tuple[int, int]]:
    """Yield from where on how many groups, environments and delimiters are open."""
    depth = 0
    yield -1, depth
    for token in tokens(source):
        name = token.text.partition("{")[0].rstrip() if token.text[0] == "\\" else token.text
        if step := STEPS.get(name, 0):
            depth = max(depth + step, 0)
            yield token.start, depth
