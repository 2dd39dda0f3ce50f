r"""A brace or another character in a formula is escaped twice.

What: The second backslash makes a line break of it, so the formula cannot be read, or
says something else. Tools that convert Markdown do this.

Example: ``\left\\{`` or ``x \in \\{1, 2\\}``.

Instead: One backslash: ``\left\{`` and ``x \in \{1, 2\}``.
"""

from __future__ import annotations

from sphinx_rigor.math.check.mending import without_doubled_escapes
from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import in_formulas


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "escaped twice: “%(text)s”; write one backslash instead of two", text=fault.detail
    )


RULE = Rule(
    summary=msg("a character in a formula is escaped twice"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("double-escape", describe),
    fix=in_formulas(without_doubled_escapes),
)
