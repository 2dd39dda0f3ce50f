"""An article claims a finished status and is not finished.

What: One finding at the ``status:`` line, as long as anything the standard asks for is
unmet.

Example: ``status: completed`` above an article of three parts.

Instead: Write what is missing, or set the status back until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, State, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report a claim that does not hold."""
    verdict = article.verdict
    key = article.facts.front_matter.get("status")
    claims = key is not None and verdict.status in article.standard.enforced
    if claims and key and verdict.state is State.CLAIMED:
        message = msg(
            "status is %(status)s, but %(unmet)s of %(total)s requirements are unmet",
            status=verdict.status,
            unmet=verdict.total - verdict.met,
            total=verdict.total,
        )
        yield Problem(key.line, message, key="status", value=verdict.met)


RULE = Rule(summary=msg("an article claims to be finished and is not"), check=check)
