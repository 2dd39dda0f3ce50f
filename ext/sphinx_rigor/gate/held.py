"""Hold articles back that meet every requirement and have an error.

An article is verified where nothing is wrong with it. An error counts whether it is waived
or not: who waives it says that it may stay, not that it is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinx_rigor.records import Finding, Message, Severity, msg
from sphinx_rigor.rules import counted_rules
from sphinx_rigor.verdict import Article, held_back


def hold_back(articles: Sequence[Article], findings: Iterable[Finding]) -> tuple[Article, ...]:
    """Return the articles with the errors found in each; none with an error is verified."""
    errors: dict[str, list[Finding]] = {}
    counted = counted_rules(articles[0].standard) if articles else frozenset()
    for each in findings:
        if each.severity is Severity.ERROR and each.rule not in counted:
            errors.setdefault(each.docname, []).append(each)
    return tuple(
        held_back(one, tuple(messages(one.facts.path, errors[one.facts.docname])))
        if one.facts.docname in errors
        else one
        for one in articles
    )


def messages(path: str, errors: Iterable[Finding]) -> Iterator[Message]:
    """Yield what is said of the errors in an article, those of one rule together."""
    by_rule: dict[str, list[Finding]] = {}
    for each in sorted(errors):
        by_rule.setdefault(each.rule, []).append(each)
    for found in by_rule.values():
        first, more = found[0], len(found) - 1
        line = first.line if first.path == path else f"{first.path}:{first.line}"
        message = msg("line %(line)s: %(message)s", line=line, message=first.message)
        if more:
            message = msg("%(message)s (and %(more)s more)", message=message, more=more)
        yield message
