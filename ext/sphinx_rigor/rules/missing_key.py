"""The front matter lacks a key, or the key has no value.

What: The standard's ``required`` keys.

Example: ``date:`` with nothing after it.

Instead: Add the key with its value.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report each required key that is absent or empty."""
    found = article.facts.front_matter
    if not found.line or found.error:
        return
    for name in article.standard.front_matter.required:
        key = found.get(name)
        if key is None:
            yield Problem(found.line, msg("the key %(name)s is missing", name=name), key=name)
        elif key.value in (None, "", []):
            yield Problem(
                key.line,
                msg("the key %(name)s has no value", name=name),
                key=name,
                written=name,
            )


RULE = Rule(summary=msg("a front matter key is missing or empty"), check=check)
