"""Look for the topics of articles by the patterns of the plan, for as long as that may take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sphinx_rigor.gate.limit import LEAST, SECONDS, TooSlow, limited
from sphinx_rigor.plan import Plan, Site
from sphinx_rigor.records import Finding, Severity, msg
from sphinx_rigor.standard import line_of

Translate = Callable[[str], str]


def planned_in_time(site: Site, text: str, translate: Translate) -> Site:
    """Return the site with its coverage known; ``text`` is that of the plan's file.

    Patterns that search a title without end are left out, each with a finding.
    """
    try:
        with limited(SECONDS):
            site.coverage  # noqa: B018 - it is computed when first asked for, and kept
    except TooSlow:
        return without_slow_patterns(site, text, translate)
    return site


def without_slow_patterns(site: Site, text: str, translate: Translate) -> Site:
    """Return the site with a plan of the patterns that come to an end."""
    if site.plan is None:
        return site
    titles = [each.title for each in site.verdicts]
    slow = {each: title for each in patterns_of(site.plan) if (title := searched(each, titles))}
    topics = (
        replace(topic, match=tuple(each for each in topic.match if each not in slow))
        for topic in site.plan.topics
    )
    found = (
        Finding(
            path=site.plan.path,
            line=line_of(text, each.pattern),
            rule="slow-pattern",
            message=msg(
                "the pattern %(pattern)s searches the title “%(title)s” without end; write it"
                " without a repetition inside a repetition",
                pattern=each.pattern,
                title=title,
            ).render(translate),
            severity=Severity.ERROR,
            key=each.pattern,
        )
        for each, title in slow.items()
    )
    plan = replace(site.plan, topics=tuple(topics))
    return replace(site, plan=plan, findings=tuple(sorted((*site.findings, *found))))


def patterns_of(plan: Plan) -> Iterator[re.Pattern[str]]:
    """Yield each pattern of the plan once."""
    yield from dict.fromkeys(each for topic in plan.topics for each in topic.match)


def searched(pattern: re.Pattern[str], titles: list[str]) -> str:
    """Return the title that a pattern searches without end, ``""`` where there is none."""
    for title in titles:
        try:
            with limited(LEAST):
                pattern.search(title)
        except TooSlow:
            return title
    return ""
