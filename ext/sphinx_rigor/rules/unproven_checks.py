"""Checks that are not on record as passed.

What: An article has checks, the site keeps a record of those that passed, and these are
not in it: they failed, were skipped, or changed since they last passed.

Why: A check that nobody ran shows nothing.

Example: A number in ``{testoutput}`` was edited after the last run.

Instead: Run ``sphinx-build -b rigor-verify`` and commit the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_rigor.records import Problem, Severity, msg
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.verdict import Article


def check(article: Article) -> Iterator[Problem]:
    """Report checks that the record does not have."""
    facts = article.facts
    tests = [each for each in facts.checks if each.tests]
    if tests and facts.passed is False:
        message = msg(
            "these checks have not passed since they last changed; "
            "run sphinx-build -b rigor-verify and keep what it records"
        )
        yield Problem.at(tests[0], message, key="checks")


RULE = Rule(
    summary=msg("checks are not on record as passed"),
    severity=Severity.WARNING,
    content=True,
    check=check,
)
