"""No space stands between a directive's name and its title.

What: MyST takes the whole for one word and makes code or a plain container of the block.

Example: ``:::{theorem}Pythagoras``, ``:::{ theorem }``.

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
        "%(fence)s is no directive: no space inside the braces, one behind them; write "
        "%(instead)s",
        fence=fault.detail,
        instead=well_written(fault.detail),
    )


def fix(_article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Write the line as a directive has it."""
    yield from in_line(text, finding, finding.key, well_written(finding.key))


RULE = Rule(
    summary=msg("no space stands between a directive's name and its title"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("fence-without-space", describe),
    fix=fix,
)
