"""``report.sarif``: findings for code scanning, in SARIF 2.1.0.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sphinx_rigor import __version__
from sphinx_rigor.records import Finding, Severity
from sphinx_rigor.reports._format import Report, ReportFormat
from sphinx_rigor.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RIGOR = {"name": "sphinx-rigor", "semanticVersion": __version__}
SPHINX = {"name": "sphinx"}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render(report: Report) -> str:
    """Return the findings, a SARIF run for each tool that found any."""
    ours = [each for each in report.once if each.tool == "rigor"]
    others = [each for each in report.once if each.tool != "rigor"]
    runs = [run(RIGOR, ours, {*RULES, *(each.rule for each in ours)})]
    if others:
        runs.append(run(SPHINX, others, {each.rule for each in others}))
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def run(tool: Mapping[str, str], findings: list[Finding], rules: set[str]) -> dict[str, Any]:
    """Return what one tool found, with the rules it knows."""
    names = sorted(rules)
    return {
        "tool": {"driver": {**tool, "rules": [rule(each) for each in names]}},
        "results": [result(each, names.index(each.rule)) for each in findings],
    }


def rule(name: str) -> dict[str, Any]:
    """Return the description of one rule."""
    known = RULES.get(name)
    if known is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": known.summary.render()},
        "defaultConfiguration": {"level": LEVELS[known.severity]},
    }


def result(finding: Finding, index: int) -> dict[str, Any]:
    """Return one finding; suppressed ones carry who suppressed them."""
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path)},
                    "region": {"startLine": finding.line},
                }
            }
        ],
        "partialFingerprints": {"rigor/v1": fingerprint(finding)},
    }
    if finding.suppressed is not None:
        found["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
    return found


def fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move."""
    parts = [finding.home, finding.rule, finding.key]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


FORMAT = ReportFormat(filename="report.sarif", render=render)
