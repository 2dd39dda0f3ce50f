r"""Keep long display formulas on the page: LaTeX measures each and scales what is too wide.

``\rigorfit``, ``\rigorfitwhole`` and ``\rigorfitrows`` of ``sphinxrigor.sty`` take the formula
without its numbers, which they measure, and the environment, which they set where it fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_rigor.math.convert.compose import relation_column
from sphinx_rigor.math.read.display import Display, joined, lines_of
from sphinx_rigor.math.read.tex import argument

BETWEEN = re.compile(r"\\(?:short)?intertext(?![A-Za-z])")
WHOLE = frozenset({"", "equation", "multline"})
"""What LaTeX breaks nowhere between pages."""
SPLIT = re.compile(r"\\(begin|end)\s*\{split\}")
"""What LaTeX sets in displays alone; in a line it is ``aligned``."""
GATHERED = frozenset({"gather", "multline"})


def fitted(display: Display, marks: Sequence[str], environment: str) -> str:
    """Return an environment that is scaled where it is too wide.

    ``marks`` has the tag and labels of each row. One number stands beside the scaled
    formula; where several do, the rows are scaled with their numbers.
    """
    given = [mark for mark in marks if mark]
    bare = measured(display)
    if len(given) > 1:
        return f"\\rigorfitrows{{{bare}\n}}{{%\n{environment}\n}}"
    name = "rigorfitwhole" if display.name in WHOLE else "rigorfit"
    return f"\\{name}{{{bare}\n}}{{{''.join(given)}}}{{%\n{environment}\n}}"


def measured(display: Display) -> str:
    """Return the formula without numbers, as it can stand in a line."""
    rows = [trimmed(without_words_between(each.source)) for each in display.rows]
    if display.name in {"", "equation"}:
        return SPLIT.sub(r"\\\1{aligned}", lines_of(rows[0]))
    if display.name == "eqnarray":
        rows = [relation_column(each) for each in rows]
    body = joined(rows, [each.space for each in display.rows], after="\n")
    if display.name in GATHERED:
        return f"\\begin{{gathered}}{body}\\end{{gathered}}"
    return f"\\begin{{aligned}}{body}\\end{{aligned}}"


def without_words_between(row: str) -> str:
    r"""Return a row without ``\intertext``, which LaTeX takes in displays alone."""
    match = BETWEEN.search(row)
    found = argument(row, match.end()) if match else None
    return f"{row[: match.start()]}{row[found[1] :]}" if match and found else row


def trimmed(source: str) -> str:
    r"""Return a row without the space around it; ``\ `` at its end is no such space."""
    bare = source.strip()
    return f"{bare} " if (len(bare) - len(bare.rstrip("\\"))) % 2 else bare
