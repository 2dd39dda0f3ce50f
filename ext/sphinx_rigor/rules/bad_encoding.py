"""The file is not UTF-8.

What: Bytes that are not UTF-8 become replacement characters in the page.

Example: A file saved as GBK.

Instead: Save the file as UTF-8.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg("byte %(byte)s is not UTF-8; save the file as UTF-8", byte=fault.detail)


RULE = Rule(
    summary=msg("the file is not UTF-8"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("bad-encoding", describe),
)
