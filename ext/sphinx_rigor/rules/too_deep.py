"""Divs, boxes, directives or stars are nested deeper than they can be.

What: What is below that depth stays as it is written: no box, no number, nothing that counts.

Example: 200 divs, one in another; 40 boxes; 50 notes; 100 stars around a word.

Instead: Nest less; beyond three levels no reader follows.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "this nests more than %(depth)s deep; what stands deeper stays as it is written",
        depth=fault.detail,
    )


RULE = Rule(
    summary=msg("something is nested deeper than it can be"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("too-deep", describe),
)
