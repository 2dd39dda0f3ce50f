r"""A formula in running text has a tag.

What: Only display formulas can have a number; LaTeX stops at such a tag.

Example: ``$E = mc^2 \tag{1}$``.

Instead: Make it a display formula, with ``$$``, or leave the tag out.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "\\tag{%(tag)s} stands in an inline formula; only display formulas have numbers",
        tag=fault.detail,
    )


RULE = Rule(
    summary=msg("a formula in running text has a tag"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("inline-tag", describe),
)
