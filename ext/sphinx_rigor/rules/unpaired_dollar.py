r"""Two dollar signs that do not belong together take the words between them for a formula.

What: The words lose their spaces and are set as variables, and each formula after them
begins where it should end. Words in ``\text{…}`` are fine.

Example: ``价格是$5，于是$x$ 更大``.

Instead: Write ``\$`` for a dollar sign, and close each formula.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "this formula holds running text: “%(text)s”; a dollar sign is missing or one too many",
        text=fault.detail,
    )


RULE = Rule(
    summary=msg("running text stands in a formula: two dollar signs do not belong together"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("unpaired-dollar", describe),
)
