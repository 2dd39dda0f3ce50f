"""Too few pictures.

What: Pictures and figures count alike.

Example: No figure in a part that asks for one.

Instead: Add the figure with a text alternative.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer pictures than the standard asks for"),
    content=True,
    check=missing("image"),
)
