"""What is known, waived, failing, whose file and which column: on findings, without Sphinx."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from fixtures.drafts import complete, standard
from sphinx_rigor.gate.among import of_file, put
from sphinx_rigor.gate.articles import dangling_of, failed, has_passed, sorted_out
from sphinx_rigor.gate.baseline import (
    BaselineError,
    Known,
    apply_baseline,
    counts,
    is_worse,
    load_baseline,
    render_baseline,
)
from sphinx_rigor.gate.columns import with_columns
from sphinx_rigor.gate.gate import fail_on, fails, newly_claimed
from sphinx_rigor.gate.others import finding_of, place_of
from sphinx_rigor.gate.terms import Terms
from sphinx_rigor.gate.waivers import Waiver, allowed, settle_claims, suppress, waivers
from sphinx_rigor.memory.recorder import Heard, Remembered
from sphinx_rigor.records import Allow, Fault, Finding, Severity
from sphinx_rigor.source import read_front_matter

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


def finding(path="a.md", rule="r", key="k", severity=ERROR, value=None, **more) -> Finding:
    return Finding(path, more.pop("line", 1), rule, "m", severity, key=key, value=value, **more)


@pytest.mark.parametrize("line", range(-1, 5))
@pytest.mark.parametrize(
    ("written", "columns"),
    [("b", [0, 2, 0]), ("a", [1, 1, 0]), ("", [0, 0, 0]), (" ", [0, 0, 0]), ("b → c", [0, 2, 0]),
     ("b…", [0, 2, 0]), ("x", [0, 0, 0])],
)  # fmt: skip
def test_a_column_is_that_of_what_stands_once_in_the_line(
    tmp_path: Path, line: int, written: str, columns: list[int]
) -> None:
    text = "a\nab c\na a b b\n"
    one = finding(line=line, written=written)
    wanted = columns[line - 1] if 0 < line < 4 else 0
    assert [each.column for each in with_columns(tmp_path, [one], {"a.md": text})] == [wanted]
    assert [each.column for each in with_columns(tmp_path, [one])] == [0]
    (tmp_path / "a.md").write_text("\ufeff" + text)
    assert [each.column for each in with_columns(tmp_path, [one])] == [wanted]


def test_what_others_quote_has_a_column_and_what_we_quote_has_none(tmp_path: Path) -> None:
    for tool, column in (("sphinx", 3), ("rigor", 0)):
        one = finding(key="unknown: 'b c'", tool=tool)
        assert [each.column for each in with_columns(tmp_path, [one], {"a.md": "a b c"})] == [
            column
        ]


KNOWN = (
    Known("a.md", "r", "k", 3),
    Known("a.md", "r", "k", 3),
    Known("b.md", "too-many", "", 5),
)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2, "findings": []}', '{"version": 1}',
    '{"version": 1, "findings": [{"path": 1, "rule": "r", "key": "k"}]}',
    '{"version": 1, "findings": [{"path": "a", "rule": "r", "key": "k", "value": -1}]}',
    '{"version": 1, "findings": [{"path": "a", "rule": "r", "key": "k", "value": "1"}]}',
    '{"version": 1, "findings": [{"x": "a"}]}'])  # fmt: skip
def test_what_is_no_baseline_is_refused_with_its_path(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    with pytest.raises(BaselineError, match="write it with"):
        load_baseline(path)
    path.write_text(text)
    with pytest.raises(BaselineError, match=r"b\.json"):
        load_baseline(path)


def test_a_baseline_holds_what_counts_and_is_read_as_written(tmp_path: Path) -> None:
    found = [
        finding("b.md"), finding(value=0), finding(value=2), finding(key="é", severity=WARNING),
        finding(rule="advised", severity=ADVICE), finding(rule="waived", suppressed="comment: x"),
        finding(rule="known", suppressed="baseline"), finding("inc.md", "in", article="c.md"),
    ]  # fmt: skip
    path = tmp_path / "b.json"
    path.write_text(render_baseline(found), encoding="utf-8")

    assert load_baseline(path) == (
        Known("a.md", "known", "k"), Known("a.md", "r", "k", 0), Known("a.md", "r", "k", 2),
        Known("a.md", "r", "é"), Known("b.md", "r", "k"), Known("c.md", "in", "k"),
    )  # fmt: skip
    assert "é" in path.read_text(encoding="utf-8")
    assert [line[:9] for line in path.read_text().splitlines()[1:-1]] == ['{"path": '] * 6
    assert json.loads(render_baseline([])) == {"version": 1, "findings": []}
    assert [counts(each) for each in found] == [True] * 4 + [False] * 2 + [True] * 2


@pytest.mark.parametrize(
    ("rule", "value", "recorded", "worse"),
    [("r", 2, 3, True), ("r", 3, 3, False), ("r", 4, 3, False), ("too-many", 2, 3, False),
     ("too-many", 3, 3, False), ("too-many", 4, 3, True), ("r", None, 3, False),
     ("r", 2, None, False), ("r", 0, 1, True), ("r", 0, 0, False)],
)  # fmt: skip
def test_more_is_better_but_where_it_is_too_many(
    rule: str, value: int | None, recorded: int | None, worse: bool
) -> None:
    assert is_worse(finding(rule=rule, value=value), recorded) is worse


def test_known_findings_are_marked_as_often_as_they_are_known_and_the_rest_is_told() -> None:
    found = [finding(value=3), finding(value=3), finding(value=3), finding(severity=ADVICE),
             finding("b.md", "too-many", "", value=4), finding("c.md")]  # fmt: skip
    live = apply_baseline(found, KNOWN, "base.json", str)

    marked = [each.suppressed for each in live if each.rule != "baseline-outdated"]
    assert marked == ["baseline", "baseline", None, None, "baseline", None]
    (better,) = (each for each in live if each.rule == "baseline-outdated")
    assert (better.path, better.line, better.key) == ("base.json", 1, "")
    assert "from 5 to 4" in better.message
    assert better.severity is WARNING

    told = apply_baseline([], KNOWN, "base.json", str)
    assert [each.line for each in told] == [2, 3, 4]
    worse = apply_baseline([finding(value=2)], KNOWN[:1], "b", str)
    assert [each.suppressed for each in worse] == [None]
    claim = [finding(rule="false-completed", value=1)]
    known = (Known("a.md", "false-completed", "k", 2),)
    assert (
        len(apply_baseline(claim, (Known("a.md", "false-completed", "k", 0),), "b", str)) == 1
    )
    assert apply_baseline(claim, known, "b", str)[0].suppressed is None


def waiver(rule="r", reason="why", pattern="*", article="", line=1) -> Waiver:
    return Waiver(rule, reason, "conf.py", line, "rigor_ignore", pattern, article)


@pytest.mark.parametrize(
    ("given", "covered"),
    [
        (waiver(), True),
        (waiver(rule="other"), False),
        (waiver(pattern="sub/*"), True),
        (waiver(pattern="inc.md"), True),
        (waiver(pattern="SUB/*"), False),
        (waiver(pattern="x*"), False),
        (waiver(article="sub/a.md", pattern=""), True),
        (waiver(article="inc.md", pattern="*"), False),
    ],
)
def test_a_waiver_covers_its_rule_in_its_article_or_in_files_of_a_shape(
    given: Waiver, covered: bool
) -> None:
    one = finding("inc.md", article="sub/a.md")
    assert given.covers(one) is covered
    found = suppress([one], [given], {"r", "other"}, str)
    assert (found[0].suppressed is not None) is covered
    assert [each.rule for each in found[1:]] == ([] if covered else ["unused-waiver"])


@pytest.mark.parametrize(
    ("given", "rule", "severity", "words"),
    [
        (waiver(rule=""), "malformed-waiver", WARNING, "why"),
        (waiver(rule="rr"), "unknown-rule", ERROR, "mean r?"),
        (waiver(rule="zzzz"), "unknown-rule", ERROR, "no rule zzzz"),
        (waiver(reason=""), "waiver-without-reason", WARNING, "say why r"),
        (waiver(pattern="none"), "unused-waiver", WARNING, "remove"),
    ],
)
def test_what_is_wrong_with_a_waiver_is_told_where_it_stands_and_waives_nothing(
    given: Waiver, rule: str, severity: Severity, words: str
) -> None:
    one, told = suppress([finding()], [given], {"r"}, str)
    assert one.suppressed is None
    assert (told.rule, told.severity, told.path, told.key) == (
        rule,
        severity,
        "conf.py",
        given.rule,
    )
    assert words in told.message


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"allow": {"a": "b", "c": None}}, [("a", "b"), ("c", "")]),
        ({"allow": {"a": " b "}}, [("a", "b")]),
        ({"allow": ["a", 1]}, [("a", ""), ("1", "")]),
        ({"allow": "a"}, [("", "said")]),
        ({"allow": {}, "x": 1}, [("", "said")]),
        ({}, [("", "said")]),
        ("a", [("", "said")]),
    ],
)
def test_front_matter_allows_rules_with_reasons(value: object, told: list) -> None:
    assert list(allowed(value, "said")) == told


def test_waivers_are_those_of_articles_and_of_the_configuration(tmp_path: Path) -> None:
    draft = complete()
    text = "---\nrigor: {allow: {x: y}}\n---\n"
    draft.front_matter = read_front_matter(text)
    draft.add("allows", Allow(3, 3, "", "r", "why")).add(
        "allows", Allow(4, 4, "inc.md", "r", "z")
    )
    article = draft.article(standard(tmp_path))
    found = list(waivers([article], ["i"], {"sub\\*": ["p", "q"]}))

    assert [(each.rule, each.path, each.line, each.place, each.pattern, each.article)
            for each in found] == [
        ("r", "articles/a.md", 3, "comment", "", "articles/a.md"),
        ("r", "inc.md", 4, "comment", "", "articles/a.md"),
        ("x", "articles/a.md", 2, "front matter", "", "articles/a.md"),
        ("p", "conf.py", 1, "rigor_per_file_ignores", "sub/*", ""),
        ("q", "conf.py", 1, "rigor_per_file_ignores", "sub/*", ""),
        ("i", "conf.py", 1, "rigor_ignore", "*", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("others", "waived"),
    [
        ([finding(suppressed="x")], True),
        ([finding(suppressed="x"), finding(key="2")], False),
        ([finding(suppressed="x"), finding(key="2", severity=ADVICE)], True),
        ([finding(suppressed="x"), finding("b.md")], True),
        ([finding("b.md", suppressed="x")], False),
        ([], False),
    ],
)
def test_a_claim_is_waived_where_all_else_of_the_article_is(
    others: list[Finding], waived: bool
) -> None:
    claim = finding(rule="false-completed")
    *rest, told = settle_claims([*others, claim])
    assert rest == others
    assert (told.suppressed is not None) is waived


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("suppressed", [None, "x"])
@pytest.mark.parametrize("threshold", ["never", "error", "warning"])
def test_a_build_fails_for_what_is_as_severe_as_the_threshold(
    severity: Severity, suppressed: str | None, threshold: str
) -> None:
    one = finding(severity=severity, suppressed=suppressed)
    severe = {"never": (), "error": (ERROR,), "warning": (ERROR, WARNING)}[threshold]
    assert fails((one,), threshold) is (suppressed is None and severity in severe)
    assert fails((), threshold) is False


@pytest.mark.parametrize(("name", "default"), [("rigor", "error"), ("html", "never")])
def test_only_the_gates_own_builder_fails_unless_asked(name: str, default: str) -> None:
    for chosen in (None, "", "warning"):
        app = SimpleNamespace(
            builder=SimpleNamespace(name=name), config=SimpleNamespace(rigor_fail_on=chosen)
        )
        assert fail_on(app) == (chosen or default)


SITE = SimpleNamespace(
    found_docs={"a", "b"},
    srcdir="/s",
    doc2path=lambda name: f"/s/{name}.md",
    config=SimpleNamespace(source_suffix=(".md", ".rst")),
)


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("a", ("a.md", 1)),
        ("/s/a.md", ("a.md", 1)),
        ("/s/a.md:7", ("a.md", 7)),
        ("/s/a.md:", ("a.md", 1)),
        ("/other/a.md:7", ("/other/a.md", 7)),
        ("/s/m.py:docstring of f:3", ("m.py", 3)),
        ("c:x", ("c:x", 1)),
        ("", ("", 1)),
    ],
)
def test_a_location_is_a_path_in_the_site_and_a_line(location: str, place: tuple) -> None:
    assert place_of(SITE, location) == place


@pytest.mark.parametrize("suffix", [".md", ".rst", ".txt"])
def test_a_document_that_cannot_be_read_is_placed_by_its_file(
    tmp_path: Path, suffix: str
) -> None:
    (tmp_path / f"c{suffix}").symlink_to("nowhere")
    site = SimpleNamespace(**{**vars(SITE), "srcdir": tmp_path})
    assert place_of(site, "c") == (f"c{suffix}" if suffix != ".txt" else "c", 1)
    assert place_of(site, "") == ("", 1)


@pytest.mark.parametrize("kind", ["rigor", "myst", "toc", ""])
@pytest.mark.parametrize("level", [30, 40, 50])
@pytest.mark.parametrize("where", ["/s/a.md:7", ""])
@pytest.mark.parametrize("docname", ["b", ""])
def test_a_warning_is_a_finding_of_who_said_it_where_it_was_said(
    kind: str, level: int, where: str, docname: str
) -> None:
    warning = Remembered(level, "one\ntwo", where, kind, "sub")
    beside = SimpleNamespace(beside=lambda _said: "")
    found = finding_of(SITE, Heard("", docname, warning), beside)

    assert found.rule == ("sub" if kind in {"", "rigor"} else f"{kind}.sub")
    assert found.tool == ("rigor" if kind == "rigor" else "sphinx")
    assert found.severity is (WARNING if level == 30 else ERROR)
    assert (found.path, found.line) == (
        ("a.md", 7) if where else ("b.md" if docname else "conf.py", 1)
    )
    assert (found.message, found.key, found.docname) == ("one two", "one\ntwo", docname)


def test_a_document_that_could_not_be_measured_keeps_its_name_and_is_refused() -> None:
    facts = complete().facts()
    left = failed(facts, Fault("x", 1, ""))
    assert left.refused is True
    assert (left.docname, left.path, left.faults) == (
        facts.docname,
        facts.path,
        (Fault("x", 1, ""),),
    )
    assert (left.front_matter, left.formulas, left.lines) == (
        facts.front_matter,
        (),
        facts.lines,
    )
    assert has_passed(facts, None) is None
    assert has_passed(facts, {}) is False


@pytest.mark.parametrize(
    ("location", "line", "file"),
    [("/s/articles/a.md:4", 4, ""), ("/s/b.md:4", 4, "b.md"), ("/s/articles/a.md:x", 1, ""),
     ("", 1, "")],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_stands_in_a_file_and_a_line(
    location: str, line: int, file: str
) -> None:
    said = Remembered(30, "m", location, "", "")
    found = dangling_of(SITE, complete().facts(), said)
    assert (found.line, found.file) == (line, file)


def test_one_document_is_put_among_the_others_in_their_order(tmp_path: Path) -> None:
    small = standard(tmp_path)
    a, b, c = (complete().article(small, name) for name in "abc")
    anew = complete().article(small, "b")

    assert put((a, b, c), (anew,), "b") == (a, anew, c)
    assert put((a, b, c), (anew,), "b")[1] is anew
    assert put((a, c), (anew,), "b") == (a, anew, c)
    assert put((a, b, c), (), "b") == (a, c)
    terms = Terms(small, None, KNOWN, None)
    assert of_file(terms, "b.md").known == KNOWN[2:]
    assert newly_claimed([a, b], [a, b]) == []


@pytest.mark.parametrize("patterns", [["a"], ["articles/**"], ["**"], []])
def test_articles_are_what_conf_says_but_for_the_pages_of_the_plan(
    tmp_path: Path, patterns: list[str]
) -> None:
    small = standard(tmp_path)
    names = ("a", "articles/b", "articles/index")
    documents = [complete().article(small, name) for name in names]
    plan = SimpleNamespace(pages=frozenset({"articles/index"}))
    env = SimpleNamespace(config=SimpleNamespace(rigor_articles=patterns))
    found = sorted_out(documents, env, SimpleNamespace(plan=plan))

    wanted = {"a": names[:1], "articles/**": names[1:2], "**": names[:2], "": ()}
    assert tuple(each.facts.docname for each in found.articles) == wanted["".join(patterns)]
    assert len(found.articles) + len(found.others) == 3
