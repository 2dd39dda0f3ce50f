"""``annotations.txt``: findings as workflow commands of GitHub Actions.

See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_rigor.records import Finding, Severity
from sphinx_rigor.reports._format import Report, ReportFormat

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = IN_TEXT | {":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """Return one command a line; what is suppressed is left out."""
    live = [each for each in report.noted if each.suppressed is None]
    return "".join(f"{command(each, report.file(each.path))}\n" for each in live)


def command(finding: Finding, path: str) -> str:
    """Return one command about a file."""
    file, title = encoded(path, IN_PROPERTY), encoded(finding.rule, IN_PROPERTY)
    column = f",col={finding.column}" if finding.column else ""
    place = f"file={file},line={finding.line}{column},title={title}"
    return f"::{COMMANDS[finding.severity]} {place}::{encoded(finding.message, IN_TEXT)}"


def encoded(text: str, table: Mapping[str, str]) -> str:
    """Return text with the characters that a command gives a meaning."""
    return "".join(table.get(each, each) for each in text)


FORMAT = ReportFormat(filename="annotations.txt", render=render)
