"""``report.xml``: one test case an article, for the reports of CI services (JUnit).

Nothing is in it but what Jenkins' schema of it knows: some services refuse a file with more.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from sphinx_rigor.records import Finding, Severity, Verdict, printable
from sphinx_rigor.reports._format import Report, ReportFormat


def render(report: Report) -> str:
    """Return the articles as test cases; errors and warnings are failures."""
    failing = [each for each in report.findings if fails(each)]
    by_path: dict[str, list[Finding]] = {verdict.path: [] for verdict in report.verdicts}
    for finding in failing:
        by_path.setdefault(finding.home, []).append(finding)
    states = {verdict.path: verdict for verdict in report.verdicts}
    failed = sum(1 for found in by_path.values() if found)
    cases = [case(report, path, states.get(path), found) for path, found in by_path.items()]
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0"'
    head = f'<testsuite name="sphinx-rigor" {counts}>'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', head, *cases, "</testsuite>"]
    return "\n".join(lines) + "\n"


def fails(finding: Finding) -> bool:
    """Tell whether a finding makes its article fail."""
    return finding.suppressed is None and finding.severity is not Severity.ADVICE


def case(report: Report, path: str, verdict: Verdict | None, found: list[Finding]) -> str:
    """Return one test case."""
    kind = verdict.state.value if verdict else "document"
    head = f"<testcase classname={attribute(kind)} name={attribute(report.file(path))}"
    if not found:
        return f"{head}/>"
    words = "\n".join(
        f"{report.file(each.path)}:{each.line}: {each.message} [{each.rule}]" for each in found
    )
    rule, summary = attribute(found[0].rule), attribute(found[0].message)
    body = escape(printable(words))
    return f"{head}><failure type={rule} message={summary}>{body}</failure></testcase>"


def attribute(text: str) -> str:
    """Return text as a quoted attribute, without what XML cannot hold."""
    return quoteattr(printable(text))


FORMAT = ReportFormat(filename="report.xml", render=render)
