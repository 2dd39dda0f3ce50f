"""An article claims a finished status and is not finished.

What: One finding at the ``status:`` line, as long as anything the standard asks for is
unmet, or anything else is wrong: an error, a placeholder, a reference that leads nowhere.

Example: ``status: completed`` above an article of three parts.

Instead: Write what is missing, or set the status back until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Message, Problem, State, Verdict, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article, listed

SHOWN = 3
"""Faults that the message names."""


def check(article: Article) -> Iterator[Problem]:
    """Report a claim that does not hold."""
    verdict = article.verdict
    key = article.facts.front_matter.get("status")
    if key and verdict.state is State.CLAIMED:
        yield Problem(key.line, describe(verdict), key="status", value=verdict.met)


def describe(verdict: Verdict) -> Message:
    """Say what is unmet, or else what is wrong."""
    if verdict.met < verdict.total or not verdict.faults:
        return msg(
            "status is %(status)s, but requirements are unmet: %(unmet)s of %(total)s",
            status=verdict.status,
            unmet=verdict.total - verdict.met,
            total=verdict.total,
        )
    return msg(
        "status is %(status)s, but not all is well: %(faults)s",
        status=verdict.status,
        faults=listed(list(verdict.faults[:SHOWN])),
    )


RULE = Rule(summary=msg("an article claims to be finished and is not"), check=check)
