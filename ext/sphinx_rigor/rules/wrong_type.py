"""A front matter value has the wrong type.

What: The standard's ``types``; dates have a rule of their own.

Example: ``tags_reviewed: "yes"``, or ``slug: 2024`` (a number).

Instead: Quote what should be text; write true or false without quotes.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each value of a type the standard does not allow; empty ones are no matter."""
    for key in article.facts.front_matter.keys:
        wanted = article.standard.front_matter.types_of(key.name)
        if not wanted or key.type in wanted or key.type == "null" or "date" in wanted:
            continue
        message = msg(
            "%(name)s is of type %(type)s; expected %(wanted)s",
            name=key.name,
            type=key.type,
            wanted=" | ".join(each for each in wanted if each != "null"),
        )
        yield Problem(key.line, message, key=key.name)


RULE = Rule(summary=msg("a front matter value has the wrong type"), check=check)
