"""A directive is indented by four spaces and is shown as code.

What: Four spaces below a blank line begin a block of code.

Example: ``:::{note}`` four spaces in, below a paragraph.

Instead: Take the spaces away; below a list item, indent as far as the item's text.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "%(fence)s is indented by four spaces or more and shown as code; indent it as the text "
        "around it",
        fence=fault.detail,
    )


RULE = Rule(
    summary=msg("a directive is indented by four spaces and is shown as code"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("indented-directive", describe),
)
