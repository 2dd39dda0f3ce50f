r"""A formula uses a command that nobody defined.

What: LaTeX stops at it; browsers show its name in red. A command counts as defined when
MathJax or LaTeX with amsmath, amssymb and mathtools knows it, when it is in the list of
what a site may use without asking, when a package that the site or the article asks for
has it, and when the formula itself, one before it in the article or the site defines it.

Example: ``$\sgn(x)$`` without a definition of ``\sgn``.

Instead: Write ``\operatorname{sgn}``, or define the macro in ``rigor_math_macros``.
"""

from __future__ import annotations

from sphinx_rigor.math.check.vocabulary import hint
from sphinx_rigor.records import Fault, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule


def describe(fault: Fault) -> Message:
    """Say what was found, and the line that mends it."""
    kind, _, name = hint(fault.detail).partition(" ")
    if kind == "package":
        return msg(
            "%(command)s belongs to the package %(package)s;"
            " ask for it: \\require{%(package)s}",
            command=fault.detail,
            package=name,
        )
    if kind == "latex":
        return msg(
            "only LaTeX knows %(command)s, no page shows it; say it in other words,"
            " or define it: rigor_math_macros = {%(entry)s}",
            command=fault.detail,
            entry=entry(fault.detail),
        )
    if kind == "near":
        return msg(
            "%(command)s is not defined; is %(near)s meant?"
            " Otherwise define it: rigor_math_macros = {%(entry)s}",
            command=fault.detail,
            near=name,
            entry=entry(fault.detail),
        )
    return msg(
        "%(command)s is not defined; define it: rigor_math_macros = {%(entry)s}",
        command=fault.detail,
        entry=entry(fault.detail),
    )


def entry(command: str) -> str:
    """Return the line of the table of macros that defines a command."""
    name = command.removeprefix("\\")
    return f'"{name}": r"\\operatorname{{{name}}}"'


RULE = Rule(
    summary=msg("a formula uses a command that nobody defined"),
    severity=Severity.ERROR,
    everywhere=True,
    check=report("undefined-macro", describe),
)
