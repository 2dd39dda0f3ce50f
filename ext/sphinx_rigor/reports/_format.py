"""What a report format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_rigor.plan import Plan
from sphinx_rigor.records import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report tells: the standard's name, the verdicts, the findings."""

    standard: str
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    plan: Plan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """One format: the name of its file and the function that makes its text."""

    filename: str
    render: Callable[[Report], str]
