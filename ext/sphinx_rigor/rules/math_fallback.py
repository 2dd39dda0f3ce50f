r"""A formula needs MathJax, and so does its page.

What: The formula is right, but the converter to MathML has no words for it. It is set in
the browser by a script that this page alone loads.

Example: ``\bbox[yellow]{x}`` or a commutative diagram.

Instead: Say it in other words, if the page is to do without script.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "the converter cannot set this formula, MathJax does: %(reason)s", reason=fault.detail
    )


RULE = Rule(
    summary=msg("a formula needs MathJax, and so does its page"),
    severity=Severity.ADVICE,
    everywhere=True,
    check=report("math-fallback", describe),
)
