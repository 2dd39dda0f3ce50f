"""The page shows stars where words were to be bold.

What: Two stars that stand between a letter and a punctuation mark neither open nor close
in Markdown. A label written so is no label: the field it names counts as missing.

Example: ``**问题：**太慢``.

Instead: ``**问题**：太慢``; the punctuation stands outside of the stars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_rigor.records import Edit, Fault, Finding, Message, Severity, msg
from sphinx_rigor.rules._reading import report
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._texts import line_span
from sphinx_rigor.source import stars_in_line
from sphinx_rigor.verdict import Article


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


def fix(_article: Article, text: str, finding: Finding) -> Iterator[Edit]:
    """Move what keeps the stars from working out of them, or put a space beside them."""
    written, arrow, _works = finding.key.partition(" → ")
    start, end = line_span(text, finding.line)
    for place, old, new in stars_in_line(text[start:end]) if arrow else ():
        if is_shown_as(old, written):
            yield from Edit.between(start + place, old, new)


def is_shown_as(source: str, shown: str) -> bool:
    """Tell whether a finding shows this of a line; dots stand in it for what is no text."""
    return re.fullmatch(".+?".join(map(re.escape, shown.split("…"))), source) is not None


RULE = Rule(
    summary=msg("the page shows stars where words were to be bold"),
    severity=Severity.WARNING,
    everywhere=True,
    check=report("literal-stars", describe),
    fix=fix,
)
