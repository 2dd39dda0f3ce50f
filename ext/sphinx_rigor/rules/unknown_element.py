"""A tag is no HTML element and is shown as text.

What: Browsers drop such tags, and the word with them.

Example: ``<eos>`` in a sentence about tokens.

Instead: Write it as code: ```<eos>```.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    return msg("%(tag)s is no HTML element; write it as code to show it", tag=fault.detail)


RULE = Rule(
    summary=msg("a tag is no HTML element and is shown as text"),
    severity=Severity.ADVICE,
    everywhere=True,
    check=report("unknown-element", describe),
)
