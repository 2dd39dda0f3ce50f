"""A field that is to be measured names no number.

What: The standard says ``number = true`` of a field, such as ``定量影响``; text without a
number, an order of growth or a table there pleases the checker and not the reader.

Example: ``**定量影响**：影响很大。``

Instead: Say how much, by which measure, and from which source.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each such field of the entries in the parts."""
    for entry in article.reading.entries:
        measured = {each.id for each in article.standard.kind(entry.kind).fields if each.number}
        for found in entry.fields:
            if found.id in measured and not found.empty and not found.measured:
                title = article.standard.kind(entry.kind).field(found.id).title
                yield Problem.at(
                    found.spot,
                    msg(
                        "“%(title)s”: %(field)s names no number", title=entry.title, field=title
                    ),
                    key=f"{entry.kind}/{entry.title}",
                )


RULE = Rule(
    summary=msg("a field that is to be measured names no number"),
    severity=Severity.ADVICE,
    check=check,
)
