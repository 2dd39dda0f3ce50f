"""A part of the standard is not in the article.

What: A part begins at a heading that matches the part's pattern, of any level. What the
standard asks for inside a missing part is not reported again.

Example: An article without its last part.

Instead: Add the part with its heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article, missing_part, missing_parts, near_part


def check(article: Article) -> Iterator[Problem]:
    """Report the parts that are neither there nor optional, all in one."""
    reading = article.reading
    missing = [
        part
        for part in article.standard.parts
        if not part.optional and reading.part(part.id) is None
    ]
    if len(missing) == 1:
        near = near_part(article.facts, reading, missing[0])
        yield Problem(1, missing_part(missing[0], near), value=len(reading.parts))
    elif missing:
        yield Problem(1, missing_parts(missing), value=len(reading.parts))


RULE = Rule(summary=msg("a part of the standard is missing"), content=True, check=check)
