"""A topic the standard asks for has no heading and no label.

What: A topic is covered where a heading, bold lead-in or list label names it.

Example: A theory part that never comes to the axioms.

Instead: Give the topic a heading of its own, or one that names two topics at once.
"""

from __future__ import annotations

from sphinx_rigor.records import msg
from sphinx_rigor.rules._quantity import missing
from sphinx_rigor.rules._rule import Rule

RULE = Rule(
    summary=msg("a topic the standard asks for is not covered"),
    content=True,
    check=missing("topic"),
)
