r"""A formula uses a command that nobody defined.

What: LaTeX stops at it; browsers show its name in red. A command counts as defined when
the formula itself or one before it in the article defines it, or the site does.

Example: ``$\sgn(x)$`` without a definition of ``\sgn``.

Instead: Write ``\operatorname{sgn}``, or define the macro in ``rigor_math_macros``.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "%(command)s is not defined; define it in rigor_math_macros", command=fault.detail
    )


RULE = Rule(
    summary=msg("a formula uses a command that nobody defined"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("undefined-macro", describe),
)
