"""Too few boxes.

What: A box is a directive such as ``derivation``, or a div of a class such as
``derivation-box``; an empty box does not count.

Example: A derivation part without a single derivation box.

Instead: Put the derivation into ``:::{derivation} Title``.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer boxes of a kind than the standard asks for"),
    content=True,
    check=missing("box"),
)
