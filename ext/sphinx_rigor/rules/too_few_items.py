"""Too few list items.

What: A list counts by its items; those that match the standard's pattern, if it has one.

Example: A list of two dated items where the standard asks for four.

Instead: Add the items that are missing to the same list.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("no list is as long as the standard asks for"),
    content=True,
    check=missing("list"),
)
