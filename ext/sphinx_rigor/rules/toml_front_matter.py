"""The front matter is TOML.

What: MyST reads YAML between ``---``; what stands between ``+++`` is text of the page.

Example: ``+++``, ``title = "A"``, ``+++``.

Instead: Write ``---``, ``title: A``, ``---``.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found."""
    del fault
    return msg("the front matter between +++ is TOML and not read; write YAML between ---")


RULE = Rule(
    summary=msg("the front matter is TOML"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("toml-front-matter", describe),
)
