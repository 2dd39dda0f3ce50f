r"""A pattern of the standard searches the article without end.

What: The article took longer to measure than any text of its size should; what it has was not
found out. Patterns with a repetition inside a repetition try every way to part a line.

Example: ``match = '(\s*\w+)*:'`` on a line of forty letters without a colon.

Instead: Write the pattern so that each letter can be matched in one way: ``'\w[\w\s]*:'``.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say which pattern it is."""
    return msg(
        "the pattern %(pattern)s of the standard searches this article without end; write it"
        " without a repetition inside a repetition",
        pattern=fault.detail,
    )


RULE = Rule(
    summary=msg("a pattern of the standard searches the article without end"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("slow-pattern", describe),
)
