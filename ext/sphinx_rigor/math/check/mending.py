r"""Mend what needs no judgement in a formula: escapes written twice, rules that come late.

A formula goes in as its author wrote it, the mended one comes out; a second time changes
nothing.
"""

from __future__ import annotations

import re

from sphinx_rigor.math.check.escapes import LATE_RULE, doubled_escapes
from sphinx_rigor.math.check.structure import A_RULE, BEFORE_RULE, RULE, WINDOW

LAST_RULE = re.compile(rf"(?:\s*{A_RULE})+\s*\\end\s*\{{")
"""Rules below the last row of a table."""
BETWEEN = re.compile(r"\\(\s)")


def without_doubled_escapes(formula: str) -> str:
    """Return a formula with one backslash before each character that had two."""
    while places := tuple(doubled_escapes(formula)):
        for place in sorted({*places}, reverse=True):
            formula = formula[:place] + formula[place + 1 :]
    return formula


def with_rules_in_place(formula: str) -> str:
    r"""Return a formula whose ``\hline`` follow the ``\\`` of the row above them at once.

    One that closes a table needs that ``\\``, which the last row may do without else; one
    in the middle of a row stays: where the row was to end is the author's to say.
    """
    mended = LATE_RULE.sub(lambda match: "\\\\" + BETWEEN.sub(r"\1", match[0][2:]), formula)
    for match in reversed(list(LAST_RULE.finditer(mended))):
        place = RULE.search(mended, match.start())
        start = place.start() if place else match.start()
        before = mended[max(start - WINDOW, 0) : start]
        if before.strip() and not BEFORE_RULE.search(before):
            mended = f"{mended[:start]}\\\\ {mended[start:]}"
    return mended
