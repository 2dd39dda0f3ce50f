"""Each format says the same findings in its own way, and survives hostile text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from sphinx_rigor.records import Finding, Severity, State, Verdict
from sphinx_rigor.reports import FORMATS, Report

HOSTILE = 'a | b <c> & "d"\n::error:: 100% \x07 ]]> 公式'
REPORT = Report(
    standard="small",
    verdicts=(
        Verdict("articles/甲", "articles/甲.md", "T | x", "done", True, State.CLAIMED, 2, 4),
        Verdict("articles/b", "articles/b.md", "B", "draft", False, State.READY, 4, 4),
    ),
    advice=True,
    findings=(
        Finding(
            "articles/甲.md", 3, "too-few-formulas", HOSTILE, Severity.ERROR, key="p/formula"
        ),
        Finding("articles/甲.md", 5, "empty-box", "m", Severity.WARNING, suppressed="known"),
        Finding("articles/b.md", 1, "too-few-lines", "n", Severity.ADVICE),
    ),
)


def render(name: str) -> str:
    return FORMATS[name].render(REPORT)


def test_every_format_has_a_file_of_its_own() -> None:
    assert {each.filename for each in FORMATS.values()} == {
        "report.json",
        "report.sarif",
        "report.xml",
        "summary.md",
        "annotations.txt",
        "gl-code-quality.json",
    }


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_report_is_well_formed(name: str) -> None:
    assert FORMATS[name].render(Report("small", (), ())) is not None


def test_sarif_keeps_levels_lines_and_suppressions() -> None:
    (run,) = json.loads(render("sarif"))["runs"]
    first, second, third = run["results"]

    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]
    assert first["message"]["text"] == HOSTILE
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3}
    assert place["artifactLocation"]["uri"] == "articles/%E7%94%B2.md"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "too-few-formulas"
    assert second["suppressions"] == [{"kind": "external", "justification": "known"}]
    assert "suppressions" not in third


def test_a_fingerprint_outlives_moved_lines() -> None:
    from dataclasses import replace

    from sphinx_rigor.reports._format import fingerprint

    finding = REPORT.findings[0]
    assert fingerprint(replace(finding, line=99, message="x")) == fingerprint(finding)
    assert fingerprint(replace(finding, key="q")) != fingerprint(finding)


def test_junit_has_a_case_an_article_and_advice_does_not_fail() -> None:
    suite = ET.fromstring(render("junit"))

    assert suite.attrib == {
        "name": "sphinx-rigor",
        "tests": "2",
        "failures": "1",
        "errors": "0",
    }
    for each in suite:
        assert set(each.attrib) == {"classname", "name"}  # Jenkins refuses a file with more
    assert suite[0][0].attrib["type"] == "too-few-formulas"
    assert [case.attrib["name"] for case in suite] == ["articles/甲.md", "articles/b.md"]
    assert [len(case) for case in suite] == [1, 0]
    assert "articles/甲.md:3: a | b <c>" in (suite[0][0].text or "")


def test_annotations_are_one_line_each_and_cannot_be_forged() -> None:
    lines = render("annotations").splitlines()

    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=articles/甲.md,line=3,title=too-few-formulas::a | b"
    )
    assert "%0A::error:: 100%25" in lines[0]
    assert lines[1].startswith("::notice ")


def test_the_summary_keeps_its_tables() -> None:
    text = render("markdown")

    assert "| claimed | 1 |" in text
    assert "1 findings, 1 pieces of advice." in text
    assert "a \\| b &lt;c>" in text
    assert "| T \\| x | 2/4 |" in text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_two_renderings_are_equal(name: str) -> None:
    assert render(name) == render(name)


def test_sarif_follows_the_official_schema() -> None:
    """The schema is that of https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""
    text = Path(__file__).with_name("sarif-2.1.0.schema.json").read_text(encoding="utf-8")
    validator = Draft202012Validator(json.loads(text))
    report = json.loads(render("sarif"))

    assert [each.message for each in validator.iter_errors(report)] == []
    report["runs"][0]["results"][0]["level"] = "loud"
    assert not validator.is_valid(report)


@pytest.mark.parametrize("name", ["annotations", "gitlab", "junit", "sarif"])
def test_services_are_given_paths_from_the_root_of_the_repository(name: str) -> None:
    text = str(found_in(name, replace(REPORT, prefix="docs/source/")))

    assert text.count("docs/source/articles/") >= 1
    assert text.count("articles/") == text.count("docs/source/articles/")


def test_a_source_folder_beside_the_repository_is_left_through_its_parents() -> None:
    assert replace(REPORT, prefix="docs/").file("../notes/a.md") == "notes/a.md"


@pytest.mark.parametrize("name", ["annotations", "gitlab", "sarif"])
def test_services_get_advice_where_it_is_asked_for(name: str) -> None:
    assert "too-few-lines" in str(found_in(name, REPORT))
    assert "too-few-lines" not in str(found_in(name, replace(REPORT, advice=False)))


def found_in(name: str, report: Report) -> object:
    text = FORMATS[name].render(report)
    return json.loads(text)["runs"][0]["results"] if name == "sarif" else text


def test_code_scanning_is_told_what_a_rule_is_about() -> None:
    report = replace(REPORT, rules_url="https://example.org/rules.html")
    (run,) = json.loads(FORMATS["sarif"].render(report))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["helpUri"] == f"https://example.org/rules.html#rule-{rule['id']}"
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["fullDescription"]["text"]


@pytest.mark.parametrize(
    ("suppressed", "kind"),
    [
        ("comment: reason", "inSource"),
        ("front matter: x", "inSource"),
        ("baseline", "external"),
    ],
)
def test_a_waiver_says_where_it_stands(suppressed: str, kind: str) -> None:
    waived = replace(REPORT.findings[1], suppressed=suppressed)
    (run,) = json.loads(FORMATS["sarif"].render(replace(REPORT, findings=(waived,))))["runs"]

    assert run["results"][0]["suppressions"] == [{"kind": kind, "justification": suppressed}]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_each_finding_has_a_fingerprint_of_its_own_that_survives_moves(name: str) -> None:
    twice = (*REPORT.findings, replace(REPORT.findings[0], message="other"))
    moved = tuple(replace(each, line=each.line + 7) for each in twice)

    found = prints(name, replace(REPORT, findings=twice))
    assert len(set(found)) == len(found)
    assert prints(name, replace(REPORT, findings=moved)) == found


def prints(name: str, report: Report) -> list[str]:
    data = json.loads(FORMATS[name].render(report))
    if name == "gitlab":
        return [each["fingerprint"] for each in data]
    results = data["runs"][0]["results"]
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]


def test_gitlab_is_given_what_its_schema_demands() -> None:
    first, *_ = json.loads(render("gitlab"))

    assert first["severity"] == "major"
    assert first["location"] == {"path": "articles/甲.md", "lines": {"begin": 3}}
    assert {"description", "check_name", "fingerprint"} <= set(first)
