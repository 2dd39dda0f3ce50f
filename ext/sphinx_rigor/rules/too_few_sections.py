"""Too few headings.

What: A section is a heading, of one level or with certain words where the standard says so.

Example: Two headings of level 3 where the standard asks for eight.

Instead: Give each subject its own heading.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("fewer headings than the standard asks for"),
    content=True,
    check=missing("section"),
)
