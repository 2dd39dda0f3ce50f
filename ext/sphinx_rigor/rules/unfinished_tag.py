r"""A tag of raw HTML never ends.

What: A browser takes all that follows, the next section too, for attributes of the tag;
a comment or a script that never ends takes the rest of the article. Here it is shown as text.

Example: ``<div cla``, or ``<div class="a>`` without the second quote, or ``<!-- note``.

Instead: End the tag with ``>`` and close the quotes of its attributes; a ``<`` that is no
tag is written ``\<`` or in code. A comment ends with ``-->``, a script with ``</script>``.
"""

from __future__ import annotations

import re

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule

ELEMENT = re.compile(r"<(?:script|pre|style|textarea)\b[^>]*>", re.IGNORECASE)
"""What Markdown takes as it is up to the tag that ends it."""


def describe(fault: Fault) -> Message:
    """Say what was found."""
    if fault.detail.startswith("<!--"):
        return msg(
            "the comment “%(tag)s” never ends and is shown as text; write its -->",
            tag=fault.detail,
        )
    if ELEMENT.match(fault.detail):
        return msg(
            "“%(tag)s” is never closed and is shown as text; write the tag that ends it",
            tag=fault.detail,
        )
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
