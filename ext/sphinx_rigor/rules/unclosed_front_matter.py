"""The front matter is never closed.

What: It ends at a line ``---``; without one its keys are text of the page, or the text
below it counts as YAML.

Example: ``---``, ``title: A``, then the first heading.

Instead: Write ``---`` alone on the line below the last key.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    del fault
    return msg("the front matter is never closed; write --- on the line below its last key")


RULE = Rule(
    summary=msg("the front matter is never closed"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("unclosed-front-matter", describe),
)
