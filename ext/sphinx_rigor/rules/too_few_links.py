"""Too few links.

What: A link counts if its target matches the standard's pattern, if it has one.

Example: No reference to a source in a part that asks for one.

Instead: Link to the source.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer links than the standard asks for"),
    content=True,
    check=missing("link"),
)
