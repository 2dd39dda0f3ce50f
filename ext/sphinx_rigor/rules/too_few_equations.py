"""Too few equations.

What: An equation is a row of a display formula that has a number or stands for itself; a
display of one row is one. Rows that differ in label, number and spacing only count once.

Example: ``align`` with 12 numbered rows where the standard asks for 20 equations.

Instead: State the missing steps, each as an equation of its own.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("a part has fewer equations than the standard asks for"),
    content=True,
    check=missing("equation"),
)
