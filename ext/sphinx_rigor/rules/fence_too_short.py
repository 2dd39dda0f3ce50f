"""A fence holds another that is as long as itself.

What: The line that closes the inner fence closes the outer one, too. Either the outer
fence was not closed where it should have been, or what follows stands outside of it.

Example: ``:::{note}`` around ``:::{tip}``, or a ``:::{derivation}`` never closed before
the next box.

Instead: Close the fence before the inner one, or open and close it with one more colon
(backtick, tilde) than the inner one has.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._openers import longer_run
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    outer, _, inner = fault.detail.partition(" → ")
    return msg(
        "%(outer)s holds %(inner)s, whose end closes both; close the outer one before, "
        "or open and close it with %(longer)s",
        outer=outer,
        inner=inner,
        longer=longer_run(outer, inner),
    )


RULE = Rule(
    summary=msg("a fence holds another that is as long as itself"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("fence-too-short", describe),
)
