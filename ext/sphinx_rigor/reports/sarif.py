"""``report.sarif``: findings for code scanning, in SARIF 2.1.0.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sphinx_rigor import __version__
from sphinx_rigor.records import Finding, Message, Severity
from sphinx_rigor.reports._format import Report, ReportFormat, told_apart
from sphinx_rigor.rules import address_of, every_rule, explain_module, module_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RIGOR = {"name": "sphinx-rigor", "semanticVersion": __version__}
SPHINX = {"name": "sphinx"}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render(report: Report) -> str:
    """Return the findings, a SARIF run for each tool that found any."""
    ours = [each for each in report.noted if each.tool == "rigor"]
    others = [each for each in report.noted if each.tool != "rigor"]
    known = {*every_rule(report.imports), *(each.rule for each in ours)}
    runs = [run(report, RIGOR, ours, known)]
    if others:
        runs.append(run(report, SPHINX, others, {each.rule for each in others}))
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def run(
    report: Report, tool: Mapping[str, str], findings: list[Finding], rules: set[str]
) -> dict[str, Any]:
    """Return what one tool found, with the rules it knows."""
    names = sorted(rules)
    results = [
        {
            "ruleIndex": names.index(each.rule),
            **result(each, report.file(each.path), f"{same}:{number}"),
        }
        for each, same, number in told_apart(findings)
    ]
    described = [rule(report, each) for each in names]
    return {"tool": {"driver": {**tool, "rules": described}}, "results": results}


def rule(report: Report, name: str) -> dict[str, Any]:
    """Return the description of one rule: in a line, whole, and where more is said."""
    known = every_rule(report.imports).get(name)
    if known is None:
        return {"id": name}
    summary = report.say(known.summary)
    parts = [(report.say(head), report.say(text)) for head, text in told(report, name)]
    text = "\n\n".join([summary, *(f"{head}: {text}" for head, text in parts)])
    markdown = "\n\n".join([summary, *(f"**{head}**: {text}" for head, text in parts)])
    address = address_of(name, report.rules_url)
    more = {"helpUri": address} if address else {}
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": parts[0][1] if parts else summary},
        "help": {"text": text, "markdown": markdown},
        **more,
        "defaultConfiguration": {"level": LEVELS[known.severity]},
    }


def told(report: Report, name: str) -> tuple[tuple[Message, Message], ...]:
    """Return what a rule's own file says of it, by head."""
    return explain_module(name, module_of(name, report.imports))


def result(finding: Finding, path: str, same: str) -> dict[str, Any]:
    """Return one finding; suppressed ones carry who suppressed them.

    ``same`` is what code scanning of GitHub knows a finding by from commit to commit.
    """
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path)},
                    "region": region(finding),
                }
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": same},
    }
    if finding.suppressed is not None:
        kind = "inSource" if finding.waived_in_source else "external"
        found["suppressions"] = [{"kind": kind, "justification": finding.suppressed}]
    return found


def region(finding: Finding) -> dict[str, int]:
    """Return the place in the file, with the column where it is known."""
    column = {"startColumn": finding.column} if finding.column else {}
    return {"startLine": finding.line, **column}


FORMAT = ReportFormat(filename="report.sarif", render=render)
