"""The page shows stars where words were to be bold.

What: Two stars that stand between a letter and a punctuation mark neither open nor close
in Markdown. A label written so is no label: the field it names counts as missing.

Example: ``**问题：**太慢``.

Instead: ``**问题**：太慢``; the punctuation stands outside of the stars.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found and how to write it."""
    written, arrow, works = fault.detail.partition(" → ")
    if arrow:
        return msg(
            "the page shows the stars of “%(text)s”; write “%(instead)s”",
            text=written,
            instead=works,
        )
    return msg("the page shows the stars of “%(text)s”: they are never closed", text=written)


RULE = Rule(
    summary=msg("the page shows stars where words were to be bold"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("literal-stars", describe),
)
