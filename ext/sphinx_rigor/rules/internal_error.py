"""A part of sphinx-rigor failed on the article.

What: While the article was read, the module named raised an error. The article was read
without what that module does; other findings about it may follow from that.

Example: A directive of this extension met a structure that its author did not think of.

Instead: Report it with the article and what ``sphinx-build -v`` says of it; this is a fault of
sphinx-rigor. Until it is mended, write otherwise what stands on the line.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what failed, and how to report it."""
    return msg(
        "%(error)s; this is a fault of sphinx-rigor: report it with this file and the"
        " traceback that sphinx-build -v shows",
        error=fault.detail,
    )


RULE = Rule(
    summary=msg("a part of sphinx-rigor failed on the article"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("internal-error", describe),
)
