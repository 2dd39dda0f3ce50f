r"""A tag of raw HTML never ends.

What: A browser takes all that follows, the next section too, for attributes of the tag.
Here it is shown as text.

Example: ``<div cla``, or ``<div class="a>`` without the second quote.

Instead: End the tag with ``>`` and close the quotes of its attributes; a ``<`` that is no
tag is written ``\<`` or in code.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg(
        "the tag “%(tag)s” never ends and is shown as text; write its > and close its quotes",
        tag=fault.detail,
    )


RULE = Rule(
    summary=msg("a tag of raw HTML never ends"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("unfinished-tag", describe),
)
