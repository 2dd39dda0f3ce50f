"""A front matter key stands twice.

What: YAML readers silently take the last, so that the file says one thing to a person
and another to a program.

Example: ``status: pending`` and, below it, ``status: completed``.

Instead: Keep one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each key that was there before."""
    first: dict[str, int] = {}
    for key in article.facts.front_matter.keys:
        if key.name in first:
            message = msg(
                "the key %(name)s stands twice, first on line %(line)s; keep one",
                name=key.name,
                line=first[key.name],
            )
            yield Problem(key.line, message, key=key.name, written=key.name)
        first.setdefault(key.name, key.line)


RULE = Rule(summary=msg("a front matter key stands twice"), check=check)
