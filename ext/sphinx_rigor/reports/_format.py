"""What a report format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sphinx_rigor.plan import Plan
from sphinx_rigor.records import Finding, Message, Verdict, once

Say = Callable[[Message], str]
"""Puts a message into words."""


@dataclass(frozen=True)
class Report:
    """All that a report tells: the standard's name, the verdicts, the findings.

    ``say`` translates what is told of a verdict; findings are told already.
    """

    standard: str
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    plan: Plan | None = None
    say: Say = Message.render

    @cached_property
    def once(self) -> tuple[Finding, ...]:
        """The findings, each said once where several articles include its file."""
        return once(self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """One format: the name of its file and the function that makes its text."""

    filename: str
    render: Callable[[Report], str]
