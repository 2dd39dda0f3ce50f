"""A blank line stands between a directive and its options.

What: They are no options then, but text of the page.

Example: ``:::{derivation}``, a blank line, ``:label: bound``.

Instead: Begin the options on the line below the directive.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "the options of %(fence)s stand below a blank line and are shown as text; remove the "
        "blank line",
        fence=fault.detail,
    )


RULE = Rule(
    summary=msg("a blank line stands between a directive and its options"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("late-options", describe),
)
