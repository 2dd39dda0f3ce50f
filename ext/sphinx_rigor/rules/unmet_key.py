"""The front matter of a finished article lacks a value it must have.

What: The standard's ``when-enforced`` names values that go with a finished status.

Example: ``status: completed`` with ``tags_reviewed: false``.

Instead: Do what the key stands for, then set it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article, unmet_key


def check(article: Article) -> Iterator[Problem]:
    """Report each value that is another or absent, once the status is enforced."""
    if not article.verdict.enforced:
        return
    front_matter = article.facts.front_matter
    for name, value in article.standard.front_matter.when_enforced:
        key = front_matter.get(name)
        if key is None or key.value != value:
            at = key or front_matter.get("status")
            yield Problem(at.line if at else 1, unmet_key(name, value), key=name)


RULE = Rule(summary=msg("a finished article lacks a front matter value"), check=check)
