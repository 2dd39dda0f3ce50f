r"""Two dollar signs that do not belong together take the words between them for a formula.

What: The words lose their spaces and are set as variables, and each formula after them
begins where it should end. Words in ``\text{…}`` are fine. In reStructuredText it is a
backquote that is missing.

Example: ``价格是$5，于是$x$ 更大``.

Instead: Write ``\$`` for a dollar sign, and close each formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Message, Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article

REST = (".rst", ".rest", ".txt")
DOCSTRING = ":docstring of "


def check(article: Article) -> Iterator[Problem]:
    """Report each formula that is running text, in the words of its mark-up."""
    for fault in article.facts.faults:
        if fault.rule == "unpaired-dollar":
            rest = DOCSTRING in fault.file or (fault.file or article.facts.path).endswith(REST)
            yield Problem.at(fault, describe(fault.detail, rest=rest), key=fault.detail)


def describe(text: str, *, rest: bool) -> Message:
    """Say what was found."""
    if rest:
        return msg(
            "this formula holds running text: “%(text)s”; "
            "a backquote is missing or one too many",
            text=text,
        )
    return msg(
        "this formula holds running text: “%(text)s”; a dollar sign is missing or one too many",
        text=text,
    )


RULE = Rule(
    summary=msg("running text stands in a formula: two dollar signs do not belong together"),
    severity=Severity.WARNING,
    everywhere=True,
    check=check,
)
