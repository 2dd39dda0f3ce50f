"""A tag of raw HTML has no partner and is left out.

What: Left in, it would close or open something of the page around it.

Example: ``<b>`` in one section, ``</b>`` in the next.

Instead: Close the element where it was opened, or use Markdown.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg("%(tag)s has no partner here; it was left out of the page", tag=fault.detail)


RULE = Rule(
    summary=msg("a tag of raw HTML has no partner and is left out"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("unbalanced-html", describe),
)
