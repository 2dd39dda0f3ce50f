"""The page shows colons where a block was meant.

What: ``:::`` opens a block only if MyST's ``colon_fence`` is switched on, with plain
colons, at the beginning of a line.

Example: ``：：：{note}`` with full-width colons, ``words :::{note}``, or any ``:::`` without
``colon_fence``.

Instead: Begin a line with three plain colons, and have ``"colon_fence"`` in
``myst_enable_extensions`` of conf.py.
"""

from __future__ import annotations

from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found, and which of the reasons it has."""
    why, _, shown = fault.detail.partition(" ")
    if "：" in shown[:3]:
        return msg("“%(text)s” is shown as it stands; write plain colons: :::", text=shown)
    if why == "off":
        return msg(
            "“%(text)s” is shown as it stands: colon_fence is off; add it to "
            "myst_enable_extensions in conf.py, or open the block with backticks",
            text=shown,
        )
    return msg(
        "“%(text)s” is shown as it stands; a block begins on a line of its own, indented by "
        "less than four spaces",
        text=shown,
    )


RULE = Rule(
    summary=msg("the page shows colons where a block was meant"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("literal-fence", describe),
)
