"""A div has a class that is spelled like a box and is none.

What: Classes that end in ``-box`` name kinds of box; this one names none, so that its
content counts for nothing.

Example: ``<div class="derivaton-box">``.

Instead: Correct the name, or declare the kind in ``rigor_kinds``.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    name, _, near = fault.detail.partition(" → ")
    if near:
        return msg(
            "no box has the class %(name)s; did you mean %(near)s?", name=name, near=near
        )
    return msg("no box has the class %(name)s; declare the kind in rigor_kinds", name=name)


RULE = Rule(
    summary=msg("a div has a class that is spelled like a box and is none"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("unknown-box-class", describe),
)
