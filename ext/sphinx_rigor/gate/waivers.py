"""Waive findings where someone said so, with a reason; say which waivers are unused.

A waiver stands in the article (a comment, or ``rigor: {allow: {RULE: reason}}`` in its
front matter) or in conf.py (``rigor_per_file_ignores``, ``rigor_ignore``).
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sphinx_rigor.records import Finding, Message, Severity, msg
from sphinx_rigor.verdict import Article

Translate = Callable[[str], str]
CLAIM = "false-completed"
UNKNOWN = "unknown-rule"
CONF = "conf.py"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that is allowed to be broken: where that is said, and why.

    ``article`` is the path of the document it is for, ``docname`` that document's name;
    without them ``pattern`` matches the paths of files. ``place`` names its kind in reports.
    """

    rule: str
    reason: str
    path: str
    line: int
    place: str
    pattern: str = ""
    article: str = ""
    docname: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is waived."""
        if finding.rule != self.rule:
            return False
        if self.article:
            return finding.home == self.article
        paths = {finding.path, finding.home}
        return any(fnmatch.fnmatchcase(each, self.pattern) for each in paths)

    @property
    def where(self) -> tuple[str, int, str]:
        """What tells it from others, whichever document includes the file it stands in."""
        return self.path, self.line, self.rule


def waivers(
    articles: Iterable[Article],
    ignored: Sequence[str],
    per_file: Mapping[str, Sequence[str]],
) -> Iterator[Waiver]:
    """Yield every waiver of the site."""
    for article in articles:
        yield from own_waivers(article)
    for pattern, rules in per_file.items():
        shape = pattern.replace("\\", "/")
        for rule in rules:
            yield Waiver(rule, CONF, CONF, 1, "rigor_per_file_ignores", shape)
    for rule in ignored:
        yield Waiver(rule, CONF, CONF, 1, "rigor_ignore", "*")


def own_waivers(article: Article) -> Iterator[Waiver]:
    """Yield the waivers that stand in an article."""
    facts = article.facts
    own = {"article": facts.path, "docname": facts.docname}
    for each in facts.allows:
        path = each.file or facts.path
        yield Waiver(each.rule, each.reason, path, each.line, "comment", **own)
    if key := facts.front_matter.get("rigor"):
        for rule, reason in allowed(key.value, key.written):
            yield Waiver(rule, reason, facts.path, key.line, "front matter", **own)


def allowed(value: object, written: str) -> Iterator[tuple[str, str]]:
    """Yield rule and reason of what front matter allows, no rule for what is not understood."""
    if not isinstance(value, dict) or set(value) != {"allow"}:
        yield "", written
    elif isinstance(given := value["allow"], dict):
        for rule, reason in given.items():
            yield str(rule), "" if reason is None else str(reason).strip()
    elif isinstance(given, list):
        yield from ((str(rule), "") for rule in given)
    else:
        yield "", written


def suppress(
    findings: Iterable[Finding],
    given: Sequence[Waiver],
    known: Collection[str],
    translate: Translate,
) -> tuple[Finding, ...]:
    """Return the findings with the waived ones marked, and what is wrong with waivers."""
    used: set[tuple[str, int, str]] = set()
    kept = []
    sought = by_home(each for each in given if each.reason)
    for finding in findings:
        near = (
            *sought.get((finding.rule, finding.home), ()),
            *sought.get((finding.rule, ""), ()),
        )
        waiver = next((each for each in near if each.covers(finding)), None)
        if waiver:
            used.add(waiver.where)
            kept.append(replace(finding, suppressed=f"{waiver.place}: {waiver.reason}"))
        else:
            kept.append(finding)
    wrong = (
        finding_about(each, rule, message.render(translate))
        for each in given
        for rule, message in faults(each, used, known)
    )
    return (*kept, *wrong)


def by_home(given: Iterable[Waiver]) -> Mapping[tuple[str, str], Sequence[Waiver]]:
    """Return waivers by their rule and the article they are for, ``""`` for those of conf.py.

    A site has as many waivers as findings: none is compared with each of the others.
    """
    found: dict[tuple[str, str], list[Waiver]] = {}
    for each in given:
        found.setdefault((each.rule, each.article), []).append(each)
    return found


def faults(
    waiver: Waiver, used: Collection[tuple[str, int, str]], known: Collection[str]
) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong with one waiver: the rule, the reason, that nothing needs it."""
    if not waiver.rule:
        yield (
            "malformed-waiver",
            msg("“%(text)s” allows nothing; write: allow RULE: reason", text=waiver.reason),
        )
    elif waiver.rule not in known:
        message = msg("there is no rule %(rule)s", rule=waiver.rule)
        if near := get_close_matches(waiver.rule, known, n=1):
            message = msg("%(message)s; did you mean %(near)s?", message=message, near=near[0])
        yield UNKNOWN, message
    elif not waiver.reason:
        message = msg(
            "say why %(rule)s is allowed: rigor: allow RULE: reason", rule=waiver.rule
        )
        yield "waiver-without-reason", message
    elif waiver.where not in used:
        message = msg("nothing breaks %(rule)s here any more; remove this", rule=waiver.rule)
        yield "unused-waiver", message


def finding_about(waiver: Waiver, rule: str, message: str) -> Finding:
    """Return a finding about a waiver."""
    return Finding(
        path=waiver.path,
        line=waiver.line,
        rule=rule,
        message=message,
        severity=Severity.ERROR if rule == UNKNOWN else Severity.WARNING,
        docname=waiver.docname,
        article=waiver.article,
        key=waiver.rule,
    )


def settle_claims(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Waive ``false-completed`` where every other finding of the article is waived."""
    live = {
        each.home
        for each in findings
        if not each.suppressed and each.rule != CLAIM and each.severity is not Severity.ADVICE
    }
    waived = {each.home for each in findings if each.suppressed and each.rule != CLAIM}
    return tuple(
        replace(each, suppressed="all its findings are waived")
        if each.rule == CLAIM and not each.suppressed and each.home in waived - live
        else each
        for each in findings
    )
