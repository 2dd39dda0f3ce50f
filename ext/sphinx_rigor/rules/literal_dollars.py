r"""The page shows dollars where a formula was meant.

What: ``$$`` sets a formula only if MyST's ``dollarmath`` is switched on. It is told once in a
document; no formula in dollars counts there.

Example: ``$$``, ``a = b``, ``$$`` on lines of their own, and no ``dollarmath``.

Instead: Have ``"dollarmath"`` in ``myst_enable_extensions`` of conf.py, or write the formula
with ``{math}``; for the characters themselves write ``\$\$``.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found, and what switches it on."""
    return msg(
        "“%(text)s” is shown as it stands: dollarmath is off; add it to "
        "myst_enable_extensions in conf.py",
        text=fault.detail,
    )


RULE = Rule(
    summary=msg("the page shows dollars where a formula was meant"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("literal-dollars", describe),
)
