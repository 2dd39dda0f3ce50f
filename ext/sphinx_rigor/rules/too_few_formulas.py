"""Too few formulas.

What: A formula is one ``$$…$$``, one amsmath environment or one math directive;
the same formula twice counts once, and formulas in running text do not count.

Example: A derivation of 12 display formulas where the standard asks for 20.

Instead: Write out the steps that were skipped; each is a formula with its reason.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("a part has fewer distinct display formulas than the standard asks for"),
    content=True,
    check=missing("formula"),
)
