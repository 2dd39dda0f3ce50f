"""Too few tables.

What: A table counts if it has a row below its header, and as many rows and columns as
the standard asks for.

Example: A comparison of methods in sentences only.

Instead: Put the comparison into a table, one method a row.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer tables than the standard asks for"),
    content=True,
    check=missing("table"),
)
