"""A fence is never closed.

What: All that stands below it, to the end of the file or of the list item or box around
it, is inside: headings are no headings, the next part is missing.

Example: ``:::{derivation}`` or three backticks without the line that closes them.

Instead: Close it with as many colons, backticks or tildes as open it, alone on a line and
indented as the opening line is.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._openers import leading_run
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found, and what a fence without a name may be."""
    run = leading_run(fault.detail)
    if run == fault.detail:
        return msg(
            "%(run)s opens a block that is never closed; if it should close one, that one "
            "was closed above or is indented otherwise",
            run=run,
        )
    return msg(
        "%(fence)s is never closed and takes in all that follows; write %(run)s alone on the "
        "line where it ends, indented as here",
        fence=fault.detail,
        run=run,
    )


RULE = Rule(
    summary=msg("a fence is never closed"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("unclosed-fence", describe),
)
