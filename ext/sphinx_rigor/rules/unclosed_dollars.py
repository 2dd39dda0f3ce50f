r"""A formula in double dollars is never closed, or closed by the next one's dollars.

What: The page shows dollars and LaTeX, or text and headings are set as a formula.

Example: ``$$`` and a formula without ``$$`` below it; ``$$`` directly below a line of text
and above ``\begin{align}``.

Instead: Close the formula with ``$$`` and leave a blank line above it; for the characters
themselves write ``\$\$``.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "the formula that %(text)s opens is not closed where it should be, or begins directly "
        "below text; close it with $$, leave a blank line above it",
        text=fault.detail,
    )


RULE = Rule(
    summary=msg("a formula in double dollars is never closed"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("unclosed-dollars", describe),
)
