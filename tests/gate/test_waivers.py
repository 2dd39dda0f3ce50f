"""Waivers and the baseline: what is known stays quiet, what gets worse does not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sphinx.errors import ConfigError

from fixtures.drafts import BAD, GOOD, SMALL
from fixtures.steps import growth
from sphinx_rigor.gate.baseline import (
    BaselineError,
    Known,
    apply_baseline,
    load_baseline,
    render_baseline,
)
from sphinx_rigor.gate.waivers import Waiver, suppress
from sphinx_rigor.records import Finding, Severity

ARTICLE = BAD.replace("{unknown}`role`", "")
COMMENT = "\n<!-- rigor: allow too-few-formulas: a note has one -->\n"


@pytest.fixture
def site(project):
    files = {"articles/bad": ARTICLE, "articles/good": GOOD, "small.toml": SMALL}
    return project(files, rigor_standard="small.toml")


def suppressed(site) -> dict[str, str | None]:
    report = json.loads((site.build("rigor").out / "report.json").read_text())
    return {each["rule"]: each["suppressed"] for each in report["findings"]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (ARTICLE + COMMENT, "comment: a note has one"),
        (ARTICLE + "\n% rigor: allow too-few-formulas: short\n", "comment: short"),
        (
            ARTICLE.replace("---\n# T", "rigor: {allow: {too-few-formulas: short}}\n---\n# T"),
            "front matter: short",
        ),
    ],
)
def test_an_article_may_waive_a_rule_with_a_reason(site, text: str, place: str) -> None:
    site.write({"articles/bad": text})
    built = site.build("rigor")

    assert built.warnings == []
    assert built.status == 0
    assert suppressed(site) == {
        "too-few-formulas": place,
        "false-completed": "all its findings are waived",
    }
    assert json.loads((built.out / "report.json").read_text())["summary"]["claimed"] == 1


def test_a_site_may_ignore_rules_by_path_or_everywhere(site) -> None:
    site.configure(rigor_per_file_ignores={"articles\\b*": ["too-few-formulas"]})
    assert site.build().warnings == []
    site.configure(rigor_per_file_ignores={}, rigor_ignore=["too-few-formulas"])
    assert site.build().warnings == []


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("<!-- rigor: allow too-few-lines: why -->", "unused-waiver"),
        ("<!-- rigor: allow too-few-formulas -->", "waiver-without-reason"),
        ("<!-- rigor: allow to-few-formulas: why -->", "unknown-rule"),
        ("words <!-- rigor: allow too-few-formulas -->", "waiver-without-reason"),
        ("<!-- rigor: alow too-few-formulas: why -->", "malformed-waiver"),
    ],
)
def test_what_is_wrong_with_a_waiver_is_told_at_its_line(site, comment: str, rule: str) -> None:
    text = f"{ARTICLE}\n{comment}\n"
    built = site.write({"articles/bad": text}).build()

    assert [line.split(": ")[0] for line in built.about(rule)] == [
        f"articles/bad.md:{text.count(chr(10))}"
    ]
    assert len(built.about("too-few-formulas")) == 1


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ('{allow: {too-few-formulas: " "}}', "waiver-without-reason"),
        ("{allow: [too-few-formulas]}", "waiver-without-reason"),
        ("{allow: too-few-formulas}", "malformed-waiver"),
        ("{alow: {too-few-formulas: why}}", "malformed-waiver"),
        ("allow too-few-formulas", "malformed-waiver"),
    ],
)
def test_a_waiver_in_the_front_matter_is_understood_or_told(
    site, value: str, rule: str
) -> None:
    text = ARTICLE.replace("---\n# T", f"rigor: {value}\n---\n# T")
    built = site.write({"articles/bad": text}).build()

    assert [line.split(": ")[0] for line in built.about(rule)] == ["articles/bad.md:6"]
    assert len(built.about("too-few-formulas")) == 1


def test_a_waiver_in_the_middle_of_a_paragraph_holds(site) -> None:
    text = f"{ARTICLE}\nwords\nwords <!-- rigor: allow too-few-formulas: short -->\n"
    assert site.write({"articles/bad": text}).build().warnings == []


def found(value: int | None = 3, **changes: object) -> Finding:
    finding = Finding("a.md", 9, "too-few-formulas", "m", Severity.ERROR, key="p", value=value)
    return replace(finding, **changes)


def outcome(finding: Finding, recorded: int | None = 3) -> list[tuple[str, str | None]]:
    known = (Known("a.md", "too-few-formulas", "p", recorded),)
    return [
        (each.rule, each.suppressed) for each in apply_baseline([finding], known, "b.json", str)
    ]


def test_a_known_finding_is_quiet_wherever_its_line_moves() -> None:
    assert outcome(found(line=200)) == [("too-few-formulas", "baseline")]


def test_worse_fails_better_asks_to_be_recorded_and_gone_too() -> None:
    assert outcome(found(2)) == [("too-few-formulas", None)]
    assert outcome(found(4)) == [("too-few-formulas", "baseline"), ("baseline-outdated", None)]
    assert outcome(found(path="other.md")) == [
        ("too-few-formulas", None),
        ("baseline-outdated", None),
    ]


def test_a_second_finding_of_the_same_key_is_not_covered() -> None:
    known = (Known("a.md", "too-few-formulas", "p", 3),)
    both = apply_baseline([found(), found(line=10)], known, "b.json", str)

    assert [each.suppressed for each in both] == ["baseline", None]


def test_more_is_worse_where_there_is_too_much() -> None:
    known = (Known("a.md", "too-many", "p", 3),)
    (finding,) = apply_baseline([found(4, rule="too-many")], known, "b.json", str)

    assert finding.suppressed is None


def test_a_baseline_reads_what_it_wrote_and_leaves_advice_out(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    findings = [
        found(),
        found(severity=Severity.ADVICE, key="q"),
        found(suppressed="x", key="r"),
    ]
    path.write_text(render_baseline(findings), encoding="utf-8")

    assert load_baseline(path) == (Known("a.md", "too-few-formulas", "p", 3),)


ENTRY = '{"path": "a.md", "rule": "r", "key": "k", "value": 1}'
DAMAGED = [
    "",
    "[]",
    "[" * 9999,
    '{"version": 9, "findings": []}',
    '{"version": 1}',
    *(
        f'{{"version": 1, "findings": [{entry}]}}'
        for entry in (
            "1",
            ENTRY.replace('"k"', "2"),
            ENTRY.replace("1}", '"1"}'),
            ENTRY.replace("1}", "-1}"),
            ENTRY.replace("value", "line"),
        )
    ),
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_baseline_is_an_error_with_its_path(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BaselineError, match=r"b\.json"):
        load_baseline(path)


def test_a_site_adopts_the_gate_with_a_baseline(site) -> None:
    from sphinx_rigor.memory.domain import rigor_domain

    site.configure(rigor_baseline="known.json")
    with pytest.raises(ConfigError, match="rigor baseline"):
        site.build()
    site.configure(rigor_baseline=None)
    findings = rigor_domain(site.build().app.env).site.findings
    site.write({"known.json": render_baseline(findings)}).configure(rigor_baseline="known.json")

    assert site.build().warnings == []
    site.write({"articles/bad": ARTICLE.replace("$$a=b$$", "Words.")})
    assert len(site.build().about("too-few-formulas")) == 1
    site.write({"articles/bad": GOOD.replace("slug: t", "slug: u")})
    assert len(site.build().about("baseline-outdated")) == 2


def test_a_real_corpus_adopts_the_gate(project, corpus: Path, nightly: bool) -> None:
    from sphinx_rigor.memory.domain import rigor_domain

    files = {
        f"articles/{path.stem}.md": path.read_bytes()
        for path in sorted(corpus.glob("*.md"))[:: 1 if nightly else 12]
    }
    site = project(files, language="zh_CN", rigor_remember_warnings=False)
    findings = rigor_domain(site.build("rigor").app.env).site.findings
    site.write({"known.json": render_baseline(findings)}).configure(rigor_baseline="known.json")
    adopted = site.build("rigor")

    short = next(each for each in findings if each.rule == "too-few-lines")
    path = site.root / short.path
    text = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(text[: short.line] + text[short.line + 9 :]), encoding="utf-8")
    broken = site.build("rigor")
    path.write_text(
        "".join(text[: short.line] + ["一行。\n\n"] * 3 + text[short.line :]), encoding="utf-8"
    )
    mended = site.build("rigor")

    assert [line for line in adopted.warnings if "[rigor." in line] == []
    assert adopted.status == 0
    assert (broken.status, len(broken.about("too-few-lines"))) == (1, 1)
    assert (mended.status, len(mended.about("baseline-outdated"))) == (0, 1)
    assert short.path in mended.about("baseline-outdated")[0]


def test_a_finding_is_not_compared_with_the_waivers_of_all_articles() -> None:
    def make(size: int):
        names = [f"a{number}.md" for number in range(size)]
        given = [Waiver("r", "why", name, 1, "comment", article=name) for name in names]
        found = [Finding(name, 2, "r", "m", article=name) for name in names]
        return lambda: suppress(found, given, {"r"}, str)

    assert growth(make) < 5
    assert all(each.suppressed for each in make(3)())
