"""Divs are nested deeper than boxes can be.

What: Divs below that depth stay HTML: no box, no number, nothing that counts.

Example: 200 divs, one in another.

Instead: Nest less; beyond three levels no reader follows.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "divs are nested more than %(depth)s deep; deeper ones stay HTML", depth=fault.detail
    )


RULE = Rule(
    summary=msg("divs are nested deeper than boxes can be"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("too-deep", describe),
)
