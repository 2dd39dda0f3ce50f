"""``summary.md``: the verdict in brief, for a pull request or a job's summary page."""

from __future__ import annotations

from collections import Counter

from sphinx_rigor.records import Finding, Severity, State
from sphinx_rigor.reports._format import Report, ReportFormat

SHOWN = 50


def render(report: Report) -> str:
    """Return counts by state and, for each article that fails, what is wrong."""
    states = Counter(each.state for each in report.verdicts)
    live = [each for each in report.once if each.suppressed is None]
    failing = [each for each in live if each.severity is not Severity.ADVICE]
    lines = [f"# {report.standard}", "", "| state | articles |", "|---|---:|"]
    lines += [f"| {state.value} | {states[state]} |" for state in State]
    lines += ["", f"{len(failing)} findings, {len(live) - len(failing)} pieces of advice."]
    lines += rows(failing)
    lines += open_articles(report)
    return "\n".join(lines) + "\n"


def rows(failing: list[Finding]) -> list[str]:
    """Return the table of findings, the first of them if there are many."""
    if not failing:
        return []
    lines = ["", "| place | rule | message |", "|---|---|---|"]
    lines += [
        f"| {cell(each.path)}:{each.line} | `{each.rule}` | {cell(each.message)} |"
        for each in failing[:SHOWN]
    ]
    if len(failing) > SHOWN:
        lines.append(f"| … | | {len(failing) - SHOWN} more |")
    return lines


def open_articles(report: Report) -> list[str]:
    """Return the articles that claim to be finished and are not, and what is wrong there."""
    claimed = [each for each in report.verdicts if each.state is State.CLAIMED]
    if not claimed:
        return []
    lines = ["", "| claimed, not verified | met | besides |", "|---|---:|---|"]
    for each in claimed:
        besides = cell("; ".join(report.say(one) for one in each.faults))
        lines.append(f"| {cell(each.title)} | {each.met}/{each.total} | {besides} |")
    return lines


def cell(text: str) -> str:
    """Return text that cannot break out of a table's cell."""
    return (
        text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
    )


FORMAT = ReportFormat(filename="summary.md", render=render)
