"""A div is closed that was never opened.

What: The closing tag is left out of the page.

Example: ``</div>`` after the last box was closed.

Instead: Remove the line, or add the opening tag that is missing.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    del fault
    return msg("</div> closes nothing; remove it or add the opening tag")


RULE = Rule(
    summary=msg("a div is closed that was never opened"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("stray-div", describe),
)
