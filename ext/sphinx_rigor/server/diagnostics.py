"""Findings as diagnostics, on the line that each is about."""

from __future__ import annotations

import re
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from sphinx_rigor.gate.columns import span_in
from sphinx_rigor.records import Finding, Severity
from sphinx_rigor.rules import address_of
from sphinx_rigor.server.page import Page

FILE = r"(?:/|[A-Za-z]:[\\/])[^:]*?(?:\.toml|conf\.py)"
PLACED = re.compile(rf"({FILE})(?::(\d+))?: (.*?)(?= {FILE}(?::\d+)?: |$)")
"""A fault of conf.py or a TOML file as its error names it, in one line with others."""
SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.ADVICE: DiagnosticSeverity.Information,
}


def diagnostics(page: Page) -> list[Diagnostic]:
    """Return what is found in a document, but for what was waived."""
    found = dict.fromkeys(each for each in page.snapshot.findings if not each.suppressed)
    return [diagnostic(page, each) for each in found]


def diagnostic(page: Page, finding: Finding) -> Diagnostic:
    """Return one finding; what stands in an included file leads there."""
    own = page.own(finding.path)
    ours = finding.tool == "rigor"
    address = address_of(finding.rule, page.site.rules.url) if ours else ""
    return Diagnostic(
        range=place_of(page, finding) if own else page.lines.words(0),
        message=finding.message if own else f"{finding.path}:{finding.line}: {finding.message}",
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=CodeDescription(address) if address else None,
        source=finding.tool,
        related_information=None if own else [elsewhere(page, finding)],
    )


def place_of(page: Page, finding: Finding) -> Range:
    """Return the place of what a finding is about, where that is not known of its line."""
    number = finding.line - 1
    span = span_in(page.lines.line(number), finding)
    if span is None:
        return page.lines.words(number)
    return Range(*(page.lines.at(number, each) for each in span))


def elsewhere(page: Page, finding: Finding) -> DiagnosticRelatedInformation:
    """Return the place of a finding in another file."""
    line = max(finding.line - 1, 0)
    uri = Path(page.snapshot.folder, finding.path).as_uri()
    where = Location(uri, Range(Position(line, 0), Position(line, 0)))
    return DiagnosticRelatedInformation(where, finding.message)


def failure(
    why: str, severity: DiagnosticSeverity = DiagnosticSeverity.Error, line: int = 1
) -> Diagnostic:
    """Return what is said of a file that could not be read, at its top or at a line."""
    start = Position(max(line - 1, 0), 0)
    return Diagnostic(
        range=Range(start, start),
        message=why,
        severity=severity,
        source="rigor",
    )


def failures(folder: Path, why: str) -> dict[str, list[Diagnostic]]:
    """Return, by address, what keeps a site from being read.

    Faults of standards, plans and values of conf.py are told where they stand, all others at
    the beginning of conf.py.
    """
    found: dict[str, list[Diagnostic]] = {}
    for path, line, reason in PLACED.findall(why):
        told = failure(reason.strip(), line=int(line or 1))
        found.setdefault(Path(path).as_uri(), []).append(told)
    if why and not found:
        found[(folder / "conf.py").as_uri()] = [failure(why)]
    return found
