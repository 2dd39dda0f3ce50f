"""A div is never closed.

What: Its content stays in the page, but in no box.

Example: ``<div class="proof-box">`` without ``</div>``.

Instead: Close it on a line of its own, in the same list item it was opened in.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    shown = f"<div {fault.detail}>" if fault.detail else "<div>"
    return msg("%(tag)s is never closed; write </div> on a line of its own", tag=shown)


RULE = Rule(
    summary=msg("a div is never closed"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("unclosed-div", describe),
)
