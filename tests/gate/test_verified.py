"""Verified means that nothing is wrong: not only that every requirement is met."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from fixtures.drafts import GOOD, SMALL, Draft, complete, standard
from sphinx_rigor.cli import main
from sphinx_rigor.gate.held import hold_back
from sphinx_rigor.records import Dangling, Finding, Severity, State
from sphinx_rigor.rules import Asked, evaluate
from sphinx_rigor.verdict import examine


def error(rule: str = "bad-date", severity: Severity = Severity.ERROR, **more) -> Finding:
    return Finding(
        "articles/a.md", 3, rule, "it is wrong", severity, docname="articles/a", **more
    )


def test_an_error_holds_an_article_back_waived_or_not(tmp_path) -> None:
    article = complete().article(standard(tmp_path))
    assert article.verdict.state is State.VERIFIED
    for found in (error(), error(suppressed="comment: known")):
        (held,) = hold_back([article], [found, error()])
        assert held.verdict.state is State.CLAIMED
        assert (held.verdict.met, held.verdict.total) == (4, 4)
        assert [each.render() for each in held.verdict.faults] == [
            "line 3: it is wrong (and 1 more)"
        ]
        (said,) = evaluate([held], article.standard, str, asked=Asked(only={"false-completed"}))
        assert "but not all is well: line 3: it is wrong (and 1 more)" in said.message


@pytest.mark.parametrize(
    "finding",
    [
        error(severity=Severity.WARNING),
        error("too-few-formulas"),
        Finding("x.md", 3, "bad-date", "it is wrong", docname="articles/other"),
    ],
)
def test_what_is_no_error_of_its_own_holds_nothing_back(tmp_path, finding: Finding) -> None:
    article = complete().article(standard(tmp_path))
    assert hold_back([article], [finding]) == (article,)


@pytest.mark.parametrize(
    "add",
    [
        lambda draft: draft.text("TODO: more"),
        lambda draft: draft.bold("Cause", ": 待补充"),
        lambda draft: draft.items("Cause: 待补充"),
        lambda draft: draft.heading(3, "TODO"),
        lambda draft: draft.text("原因：待补充"),
    ],
)
def test_a_placeholder_anywhere_holds_an_article_back(tmp_path, add) -> None:
    verdict = add(complete()).article(standard(tmp_path)).verdict
    assert (verdict.state, verdict.met) == (State.CLAIMED, verdict.total)
    assert "is a placeholder" in verdict.faults[0].render()


@pytest.mark.parametrize("text", ["todos los casos", "An app for TODO lists", "时间: 10:30"])
def test_words_that_are_like_placeholders_hold_nothing_back(tmp_path, text: str) -> None:
    assert complete().text(text).article(standard(tmp_path)).verdict.state is State.VERIFIED


def test_a_reference_that_leads_nowhere_holds_an_article_back(tmp_path) -> None:
    facts = replace(complete().facts(), dangling=(Dangling(7, "undefined label: 'x'"),))
    verdict = examine(facts, standard(tmp_path)).verdict
    assert verdict.state is State.CLAIMED
    assert [each.render() for each in verdict.faults] == ["line 7: undefined label: 'x'"]


def test_an_article_that_is_not_finished_stays_what_it_is(tmp_path) -> None:
    draft = Draft("title: T\nslug: t\ndate: 2026-01-02\nstatus: draft\n").text("TODO")
    assert draft.article(standard(tmp_path)).verdict.state is State.STUB


FAULTY = {
    "error": ("## Part 2", "$$\\frac{a$$\n\n## Part 2", "cannot be read"),
    "waived": (
        "## Part 2",
        "$$\\frac{a$$\n\n<!-- rigor: allow invalid-math: known -->\n\n## Part 2",
        "cannot be read",
    ),
    "placeholder": ("**Steps**:", "TODO\n\n**Steps**:", "placeholder"),
    "reference": ("**Steps**:", "{ref}`nowhere`\n\n**Steps**:", "undefined label"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_log_report_page_and_command_say_why(project, name: str) -> None:
    old, new, reason = FAULTY[name]
    files = {"articles/a": GOOD.replace(old, new), "small.toml": SMALL}
    site = project(files, rigor_standard="small.toml", suppress_warnings=["ref.ref"])
    built = site.build("rigor")
    report = json.loads((built.out / "report.json").read_text())

    (article,) = report["articles"]
    assert (article["state"], article["met"]) == ("claimed", article["total"])
    assert reason in article["faults"][0]
    claim = next(each for each in report["findings"] if each["rule"] == "false-completed")
    assert reason in claim["message"]
    assert (claim["suppressed"] is None) is (name != "waived")
    assert reason in (built.out / "summary.md").read_text()

    page = site.build("html").page("articles/a")
    assert "rigor-state-claimed" in page
    assert reason in page.partition('class="rigor-line"')[2].partition("</p>")[0]

    path = site.root / "articles" / "a.md"
    site.write({"articles/a": files["articles/a"].replace("status: done", "status: draft")})
    done = CliRunner().invoke(main, ["-C", str(site.root), "status", str(path), "done"])
    assert done.exit_code == 2
    assert reason in done.output
    assert "status: draft" in path.read_text(encoding="utf-8")
