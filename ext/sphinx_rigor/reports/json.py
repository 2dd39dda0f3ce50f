"""``report.json``: the whole verdict, the interface for scripts.

The shape has a version. Keys are only ever added within one version; a key that goes
or changes its meaning raises it. There is no time stamp in it, so that two builds of
the same articles give the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sphinx_rigor.plan import Coverage, assign
from sphinx_rigor.records import (
    Entry,
    Finding,
    PartVerdict,
    Result,
    Severity,
    State,
    Verdict,
)
from sphinx_rigor.reports._format import Report, ReportFormat, Say

VERSION = 1


def render(report: Report) -> str:
    """Return the report as JSON, ASCII only, so that any reader splits its lines alike."""
    coverage = assign(report.plan, report.verdicts) if report.plan else None
    data = {
        "version": VERSION,
        "standard": report.standard,
        "summary": summary(report),
        "articles": [article(each, coverage, report.say) for each in report.verdicts],
        "findings": [finding(each) for each in report.once],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def summary(report: Report) -> dict[str, Any]:
    """Count the articles by state and the findings by severity and by rule."""
    states = Counter(each.state for each in report.verdicts)
    live = [each for each in report.once if each.suppressed is None]
    severities = Counter(each.severity for each in live)
    rules = Counter(each.rule for each in live)
    return {
        "articles": len(report.verdicts),
        **{state.value: states[state] for state in State},
        "recomputed": sum(1 for each in report.verdicts if each.recomputed),
        "results": tally(one for each in report.verdicts for one in each.results),
        "findings": {
            **{severity.value: severities[severity] for severity in Severity},
            "suppressed": len(report.once) - len(live),
            "rules": dict(sorted(rules.items())),
        },
    }


def article(verdict: Verdict, coverage: Coverage | None, say: Say) -> dict[str, Any]:
    """Return one article with its parts, and with what is wrong besides what is unmet."""
    series = verdict.series
    return {
        "docname": verdict.docname,
        "path": verdict.path,
        "title": verdict.title,
        "status": verdict.status,
        "state": verdict.state.value,
        "topics": list(coverage.topics_of(verdict.docname)) if coverage else [],
        "batch": coverage.batch_of(verdict.docname) if coverage else None,
        "series": {"name": series.name, "part": series.part} if series else None,
        "met": verdict.met,
        "total": verdict.total,
        "faults": [say(each) for each in verdict.faults],
        "checks": verdict.checks,
        "recomputed": verdict.recomputed,
        "results": results(verdict),
        "parts": [part(each) for each in verdict.parts if each.line],
    }


def results(verdict: Verdict) -> dict[str, Any]:
    """Return how many derivations and theorems are recomputed, and which are not."""
    missing = [
        {"kind": each.kind, "line": each.line, "label": each.label, "title": each.title}
        for each in verdict.results
        if not each.recomputed
    ]
    return {**tally(verdict.results), "missing": missing}


def tally(found: Iterable[Result]) -> dict[str, int]:
    """Count results, and those that are recomputed."""
    known = [each.recomputed for each in found]
    return {"total": len(known), "recomputed": sum(known)}


def part(verdict: PartVerdict) -> dict[str, Any]:
    """Return one part that the article has."""
    return {
        "id": verdict.id,
        "line": verdict.line,
        "end": verdict.end,
        "met": verdict.met,
        "total": verdict.total,
        "counts": dict(verdict.counts),
        "entries": [entry(each) for each in verdict.entries],
        **elsewhere(verdict.file),
    }


def entry(found: Entry) -> dict[str, Any]:
    """Return one entry with the fields found in it."""
    return {
        "kind": found.kind,
        "line": found.line,
        "title": found.title,
        "fields": list(found.fields),
        **elsewhere(found.file),
    }


def elsewhere(file: str) -> dict[str, str]:
    """Return the path of what stands in a file that the article includes."""
    return {"path": file} if file else {}


def finding(found: Finding) -> dict[str, Any]:
    """Return one finding, suppressed ones with who suppressed them."""
    return {
        "tool": found.tool,
        "rule": found.rule,
        "severity": found.severity.value,
        "path": found.path,
        "line": found.line,
        "column": found.column or None,
        "docname": found.docname or None,
        "message": found.message,
        "suppressed": found.suppressed,
    }


FORMAT = ReportFormat(filename="report.json", render=render)
