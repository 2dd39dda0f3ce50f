"""Findings as an editor shows them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lsprotocol.types import DiagnosticSeverity, Position, Range

from fixtures.articles import ARTICLE
from sphinx_rigor.records import Finding, Severity
from sphinx_rigor.server.diagnostics import diagnostics, failures
from sphinx_rigor.server.page import Page


def with_findings(page: Page, *findings: Finding) -> Page:
    return replace(page, snapshot=replace(page.snapshot, findings=findings))


def test_each_finding_has_its_line_its_rule_and_the_page_of_it(page) -> None:
    found = {each.code: each for each in diagnostics(page())}

    few = found["too-few-formulas"]
    assert few.range == Range(Position(8, 0), Position(8, 16))
    assert few.source == "rigor"
    assert few.code_description.href == "https://x.org/rules#rule-too-few-formulas"
    assert few.message == "Part 1: Proof: distinct display formulas: 1 of 2"


def test_columns_are_those_of_utf16(page) -> None:
    text = ARTICLE.replace("See {ref}`thm-big`", "  𝒜𝒜 {nosuch}`x`")
    found = {each.code: each for each in diagnostics(page(text))}

    line = "  𝒜𝒜 {nosuch}`x`, {eq}`eq-big`, 𝒞 [that](#here)."
    number = text[: text.index(line)].count("\n")
    assert found["myst.role_unknown"].range == Range(Position(number, 8), Position(number, 14))
    whole = page(text).lines.words(number)
    assert (whole.start.character, whole.end.character) == (2, len(line) + 3)
    assert found["myst.role_unknown"].code_description is None
    assert found["myst.role_unknown"].source == "sphinx"


def test_a_finding_stands_at_what_it_is_about_where_that_is_known(page) -> None:
    text = ARTICLE.replace("slug: a", "slug: a\nnosuch: 𝒜").replace(
        "See {ref}", "𝒜 {ref}`nix` {ref}"
    )
    found = {each.code: each.range for each in diagnostics(page(text))}

    assert found["unknown-key"] == Range(Position(3, 0), Position(3, 6))
    (start, end) = found["ref.ref"].start, found["ref.ref"].end
    assert (start.character, end.character) == (len("𝒜 {ref}`") + 1, len("𝒜 {ref}`nix") + 1)


def test_severities_are_those_of_the_gate(page) -> None:
    draft = page(ARTICLE.replace("status: done", "status: draft"))
    found = {each.severity for each in diagnostics(draft)}

    assert found == {DiagnosticSeverity.Information}
    errors = {each.severity for each in diagnostics(page())}
    assert DiagnosticSeverity.Error in errors


def test_what_is_waived_is_not_shown(page) -> None:
    waived = ARTICLE + "\n<!-- rigor: allow too-few-formulas: one is enough -->\n"
    assert "too-few-formulas" not in {each.code for each in diagnostics(page(waived))}


def test_what_stands_in_an_included_file_leads_there(page) -> None:
    seen = page()
    own = seen.snapshot.article.facts.path
    there = Finding("parts/p.md", 7, "bad-date", "no date", Severity.WARNING, article=own)
    (found,) = diagnostics(with_findings(seen, there, there))

    assert found.range.start.line == 0
    assert found.message == "parts/p.md:7: no date"
    (where,) = found.related_information
    assert where.location.uri.endswith("/parts/p.md")
    assert where.location.range.start.line == 6


def test_a_line_that_is_gone_meanwhile_is_no_error(page) -> None:
    found = diagnostics(page(ARTICLE, then="short"))
    assert all(each.range.start.line >= 0 for each in found)


def test_faults_of_conf_py_and_toml_are_told_on_their_lines(tmp_path: Path) -> None:
    places = [("conf.py", 7), ("small.toml", 3), ("conf.py", 9)]
    said = " ".join(f"{tmp_path / name}:{line}: x: wrong" for name, line in places)

    found = failures(tmp_path, said)

    assert [
        (name, each.range.start.line + 1)
        for name in ("conf.py", "small.toml")
        for each in found[(tmp_path / name).as_uri()]
    ] == [("conf.py", 7), ("conf.py", 9), ("small.toml", 3)]
