r"""A row of a table has more cells than the head: what stands in them is not on the page.

What: Markdown parts a row at every bar, in code and formulas, too, and drops the cells behind
the last column of the head.

Example: ``| $|x|$ | small |`` below a head of two columns.

Instead: Write a bar that parts no cells ``\|``, in formulas ``\lvert``, ``\rvert`` or ``\mid``;
or give the head as many columns.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule

SHOWN = 40
"""Characters of the lost cells that a message shows."""


def describe(fault: Fault) -> Message:
    """Say what is lost, and how a bar is written."""
    return msg(
        "the row has more cells than the head: “%(text)s” is not on the page; "
        "write \\| for a bar that parts no cells",
        text=fault.detail[:SHOWN],
    )


RULE = Rule(
    summary=msg("cells of a table are not on the page"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("lost-cells", describe),
)
