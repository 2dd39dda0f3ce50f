"""A fence holds a heading that should stand outside of it.

What: A heading at or above the level around the fence, or that of a part, begins
something new. Inside a fence it begins nothing: most often the fence was not closed where
it should have been.

Example: ``:::{derivation}`` below ``## Main``, closed below ``## Outlook`` only.

Instead: Close the fence before the heading; a heading that belongs into the box gets more
``#`` than the one around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Enclosed, Message, Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report the first such heading of each fence."""
    spans = (*article.reading.parts, *article.reading.duplicates)
    parts = {(span.heading.file, span.heading.line) for span in spans}
    told: set[tuple[str, int]] = set()
    for each in article.facts.enclosed:
        part = (each.file, each.at) in parts
        if (each.shallow or part) and (each.file, each.line) not in told:
            told.add((each.file, each.line))
            yield Problem.at(each, describe(each, part=part), key=each.text)


def describe(found: Enclosed, *, part: bool) -> Message:
    """Say which heading it is, and what to do."""
    if part:
        return msg(
            "%(fence)s holds the heading of a part, “%(heading)s” (line %(line)s); close it "
            "before",
            fence=found.opener,
            heading=found.text,
            line=found.at,
        )
    return msg(
        "%(fence)s holds “%(heading)s” (line %(line)s), no deeper than the heading around it; "
        "close it before, or give that heading more #",
        fence=found.opener,
        heading=found.text,
        line=found.at,
    )


RULE = Rule(
    summary=msg("a fence holds a heading that should stand outside of it"),
    severity=Severity.ERROR,
    everywhere=True,
    check=check,
)
