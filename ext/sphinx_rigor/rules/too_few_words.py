"""Too few words.

What: A Chinese character counts as one word, a run of Latin letters or digits too.

Example: A theory part of 150 words where the standard asks for 400.

Instead: Explain what the reader needs before the formulas.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("a part has fewer words than the standard asks for"),
    content=True,
    check=missing("word"),
)
