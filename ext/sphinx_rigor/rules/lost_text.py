"""Lists or quotes are nested so deep that the parser drops what follows.

What: Markdown is read twenty levels deep; a list takes two, a quote one. From the line named
here on, to the end of the outermost list or of the file, nothing reaches the page.

Example: A list in a list, ten deep.

Instead: Nest less: make the inner lists sections, or paragraphs of their own.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule

SHOWN = 40
"""Characters of the line that a message shows."""


def describe(fault: Fault) -> Message:
    """Say from where on the text is lost."""
    return msg(
        "lists are nested too deep: nothing from “%(text)s” on reaches the page; nest less",
        text=fault.detail[:SHOWN],
    )


RULE = Rule(
    summary=msg("lists are nested so deep that text is lost"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("lost-text", describe),
)
