"""The status is not one of those the standard knows.

What: An article of unknown status counts as claiming to be finished.

Example: ``status: complete``.

Instead: Use a status of the standard.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report a status that is there and unknown."""
    key = article.facts.front_matter.get("status")
    values = article.standard.status_values
    if key is not None and key.value not in (None, "") and key.value not in values:
        message = msg(
            "%(value)s is no status; expected %(values)s",
            value=key.written,
            values=" | ".join(values),
        )
        yield Problem(key.line, message, key="status", written=key.written)


RULE = Rule(summary=msg("the status is unknown"), check=check)
