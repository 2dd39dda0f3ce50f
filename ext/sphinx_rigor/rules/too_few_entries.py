"""Too few entries.

What: An entry is a box of that kind, or a heading or bold words at the start of a
paragraph that say so, as in ``**缺陷1：…**``.

Example: Two flaws where the standard asks for three.

Instead: Add the entry, named as the others are.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer entries of a kind than the standard asks for"),
    content=True,
    check=missing("entry"),
)
