"""What a report format is, and what it is given."""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sphinx_rigor.plan import Plan
from sphinx_rigor.plugins import Imports
from sphinx_rigor.records import Finding, Message, Severity, Verdict, once

Say = Callable[[Message], str]
"""Puts a message into words."""


@dataclass(frozen=True)
class Report:
    """All that a report tells: the standard's name, the verdicts, the findings.

    ``say`` translates what is told of a verdict; findings are told already. ``prefix`` leads
    from the repository's root to the source folder (``"docs/"``): services that show findings
    beside code know paths from there. ``rules_url`` is the page that tells what rules are
    about. Such services get advice only where ``advice`` asks for it. ``imports`` is what the
    site adds by import strings, rules among it.
    """

    standard: str
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    plan: Plan | None = None
    say: Say = Message.render
    prefix: str = ""
    rules_url: str = ""
    advice: bool = False
    imports: Imports = field(default_factory=dict)

    @cached_property
    def once(self) -> tuple[Finding, ...]:
        """The findings, each said once where several articles include its file."""
        return once(self.findings)

    @cached_property
    def noted(self) -> tuple[Finding, ...]:
        """The findings that a service shows beside the code."""
        return tuple(
            each for each in self.once if self.advice or each.severity is not Severity.ADVICE
        )

    def file(self, path: str) -> str:
        """Return a path from the source folder as one from the repository's root."""
        return posixpath.normpath(posixpath.join(self.prefix, path))


def fingerprint(finding: Finding) -> str:
    """Return what stays the same of a finding when lines move."""
    parts = [finding.home, finding.rule, finding.key]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def told_apart(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str, int]]:
    """Yield each finding with its fingerprint, and which of those that share it this is."""
    met: Counter[str] = Counter()
    for each in findings:
        met[same := fingerprint(each)] += 1
        yield each, same, met[same]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """One format: the name of its file and the function that makes its text."""

    filename: str
    render: Callable[[Report], str]
