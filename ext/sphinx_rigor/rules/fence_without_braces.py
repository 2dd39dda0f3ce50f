"""The name of a directive stands behind colons without braces.

What: MyST makes a plain container of it: no box, no number, and words behind the name
are not in the page.

Example: ``:::theorem Pythagoras``.

Instead: Write ``:::{theorem} Pythagoras``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Edit, Fault, Finding, Message, Severity, msg
from sphinx_rigor.rules._openers import well_written
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import in_line
from sphinx_rigor.verdict import Article


def describe(fault: Fault) -> Message:
    """Say what was found and how to write it."""
    return msg(
        "%(fence)s makes a plain container and drops what follows the name; write %(instead)s",
        fence=fault.detail,
        instead=well_written(fault.detail),
    )


def fix(_article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Write the line as a directive has it."""
    yield from in_line(text, finding, finding.key, well_written(finding.key))


RULE = Rule(
    summary=msg("the name of a directive stands behind colons without braces"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("fence-without-braces", describe),
    fix=fix,
)
