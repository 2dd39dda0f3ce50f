"""Too few lines.

What: Lines are the non-blank lines of the source, the part's heading included. Comments,
``<br>``, ``&nbsp;`` and marks without text are no lines; a run of rulers or lone ``>``
is one.

Example: A part of 80 lines where the standard asks for 200.

Instead: Say why each step holds; put no two formulas where three are needed.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("a part has fewer non-blank lines than the standard asks for"),
    content=True,
    check=missing("line"),
)
