"""``report.sarif``: findings for code scanning, in SARIF 2.1.0.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from sphinx_rigor import __version__
from sphinx_rigor.records import Finding, Severity
from sphinx_rigor.reports._format import Report, ReportFormat
from sphinx_rigor.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render(report: Report) -> str:
    """Return the findings as one SARIF run."""
    names = sorted({*RULES, *(each.rule for each in report.findings)})
    data = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver(names)},
                "results": [result(each, names.index(each.rule)) for each in report.findings],
            }
        ],
    }
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def driver(names: list[str]) -> dict[str, Any]:
    """Return what the findings come from."""
    rules = [rule(each) for each in names]
    return {"name": "sphinx-rigor", "semanticVersion": __version__, "rules": rules}


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
    parts = [finding.path, finding.rule, finding.key]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


FORMAT = ReportFormat(filename="report.sarif", render=render)
