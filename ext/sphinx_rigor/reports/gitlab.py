"""``gl-code-quality.json``: findings for merge requests of GitLab.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

import json

from sphinx_rigor.records import Severity
from sphinx_rigor.reports._format import Report, ReportFormat, told_apart

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def render(report: Report) -> str:
    """Return a list of issues; what is suppressed is left out."""
    live = (each for each in report.noted if each.suppressed is None)
    issues = [
        {
            "description": each.message,
            "check_name": each.rule,
            "fingerprint": f"{same}{number}",
            "severity": SEVERITIES[each.severity],
            "location": {"path": report.file(each.path), "lines": {"begin": each.line}},
        }
        for each, same, number in told_apart(live)
    ]
    return json.dumps(issues, ensure_ascii=True, indent=1) + "\n"


FORMAT = ReportFormat(filename="gl-code-quality.json", render=render)
