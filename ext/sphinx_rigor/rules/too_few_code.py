"""Too few code blocks.

What: A code block counts if its language is one of those the standard names.

Example: No Python listing in a part that asks for one.

Instead: Add the listing with its language after the fence.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer code blocks than the standard asks for"),
    content=True,
    check=missing("code"),
)
