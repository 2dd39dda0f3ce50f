"""Each rule fires on the fault it is named for, at its line, and is silent otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.drafts import FINISHED, SMALL, Draft, complete, standard
from fixtures.known_by import KNOWN_BY
from sphinx_rigor.records import Facts, Finding, Severity, State, msg
from sphinx_rigor.rules import RULES, Asked, evaluate
from sphinx_rigor.verdict import examine

WANT = """
[[require]]
what = "{what}"
{more}
"""


def proof() -> Draft:
    return Draft().heading(2, "Part 1: Proof").formula("a=b").formula("b=c")


def faults(draft: Draft) -> Draft:
    return draft.heading(2, "Part 2: Faults").bold("Flaw 1: slow").bold("Cause", ": a loop")


# rule, the draft that breaks it, the line of the finding, words of the message,
# what the standard asks for beyond the small one
CASES: list[tuple[str, Callable[[], Draft], int, str, str]] = [
    ("missing-front-matter", lambda: Draft("").text(), 1, "title, slug, date, status", ""),
    ("malformed-front-matter", lambda: Draft("title: a: b\n").text(), 2, "not YAML", ""),
    ("malformed-front-matter", lambda: Draft("title: a\n\tslug: b\n").text(), 3, "spaces", ""),
    ("missing-key", lambda: Draft("title: T\nslug: t\nstatus: done\n").text(), 1, "date", ""),
    ("missing-key", lambda: Draft(FINISHED + "slug:\n").text(), 6, "no value", ""),
    ("unknown-key", lambda: Draft(FINISHED + "staus: x\n").text(), 6, "mean status", ""),
    ("duplicate-key", lambda: Draft(FINISHED + "title: U\n").text(), 6, "line 2", ""),
    ("wrong-type", lambda: Draft(FINISHED + "checked: maybe\n").text(), 6, "bool", ""),
    ("wrong-type", lambda: Draft(FINISHED + "source: [a]\n").text(), 6, "list", ""),
    (
        "bad-date",
        lambda: Draft(FINISHED.replace("2026-01-02", "2026-13-02")).text(),
        4,
        "13",
        "",
    ),
    ("bad-series", lambda: Draft(FINISHED + "series: {name: S}\n").text(), 6, "a part", ""),
    ("bad-series", lambda: Draft(FINISHED + "series: {name: S, part: 0}\n").text(), 6, "1", ""),
    ("bad-date", lambda: Draft(FINISHED.replace("2026-01-02", "soon")).text(), 4, "soon", ""),
    (
        "bad-status",
        lambda: Draft(FINISHED.replace("done", "dnoe")).text(),
        5,
        "draft | done",
        "",
    ),
    ("missing-part", lambda: proof(), 1, "Part 2", ""),
    (
        "unknown-result",
        lambda: (
            complete()
            .result("theorem", "bound")
            .result("verification", "", ("bond",))
            .box("lemma")
        ),
        17,
        "bond; did you mean bound?",
        "",
    ),
    (
        "unknown-result",
        lambda: complete().result("remark", "note").result("verification", "", ("note",)),
        17,
        "note is the label of a box of kind remark",
        "",
    ),
    (
        "unproven-result",
        lambda: complete().begin("theorem", "t", "Bound").end(),
        16,
        "“Bound” has no proof",
        "",
    ),
    (
        "circular-proof",
        lambda: (
            complete()
            .begin("derivation", "d", "One")
            .link("e")
            .end()
            .begin("derivation", "e", "Two")
            .link("d")
            .end()
        ),
        17,
        "One (17) → Two (20) → One",
        "",
    ),
    ("duplicate-part", lambda: complete().heading(2, "Part 1: again"), 16, "line 7", ""),
    ("part-out-of-order", lambda: faults(Draft()).heading(2, "Part 1"), 10, "before", ""),
    ("empty-part", lambda: proof().heading(2, "Part 2: Faults"), 10, "empty", ""),
    (
        "empty-section",
        lambda: complete().heading(3, "1.1 More").heading(3, "1.2 Most").text(),
        16,
        "under “1.1 More”",
        "",
    ),
    (
        "empty-section",
        lambda: complete().heading(3, "Later").text("TODO"),
        16,
        "under “Later”",
        "",
    ),
    (
        "missing-topic",
        lambda: complete().heading(3, "Origin").text("待补充"),
        1,
        "nothing follows “Origin” on line 16",
        WANT.format(what="topic", more="title = 'origin'\nmatch = 'Origin'"),
    ),
    (
        "too-few-sections",
        lambda: complete().heading(3, "One").heading(3, "Two").text(),
        1,
        "1 of 2",
        WANT.format(what="section", more="level = 3\nmin = 2"),
    ),
    (
        "incomplete-entry",
        lambda: faults(proof()).bold("Steps").items("one", "two"),
        11,
        r"Cause (on line 12, nothing matches \d)",
        WANT.format(
            what="entry",
            more="kind = 'flaw'\neach = [{ field = 'cause', match = '\\d' }]",
        ),
    ),
    ("placeholder", lambda: proof().heading(2, "Part 2").text("TODO"), 11, "TODO", ""),
    ("placeholder", lambda: proof().heading(2, "Part 2").text("[添加内容...]"), 11, "添加", ""),
    ("interrupted-part", lambda: proof().heading(1, "Details"), 10, "level 1", ""),
    (
        "too-few-formulas",
        lambda: Draft().heading(2, "Part 1").formula("a").formula("a"),
        7,
        "1 of 2",
        "",
    ),
    (
        "too-few-equations",
        lambda: Draft().heading(2, "Part 1").formula("a").formula("a"),
        1,
        "1 of 2",
        WANT.format(what="equation", more="min = 2"),
    ),
    ("too-few-entries", lambda: proof().heading(2, "Part 2").text(), 10, "0 of 1", ""),
    ("incomplete-entry", lambda: faults(proof()), 11, "lacks Steps", ""),
    ("incomplete-entry", lambda: faults(proof()).bold("Steps").items("one"), 11, "1 of 2", ""),
    (
        "incomplete-entry",
        lambda: faults(proof()).bold("Walk", ": on"),
        11,
        "“Walk” on line 13 may be it",
        "",
    ),
    (
        "incomplete-entry",
        lambda: faults(proof()).bold("Steps"),
        11,
        "nothing follows “Steps” on line 13",
        "",
    ),
    ("incomplete-entry", lambda: faults(proof()).table(), 11, "the table on line", ""),
    (
        "too-few-entries",
        lambda: proof().heading(2, "Part 2").text().bold("A flaw", ": it"),
        10,
        "“A flaw” on line 12 may be it",
        "",
    ),
    (
        "too-few-entries",
        lambda: proof().bold("Flaw 1: slow").text().heading(2, "Part 2").text(),
        12,
        "“Flaw 1: slow” on line 10 stands elsewhere",
        "",
    ),
    (
        "missing-part",
        lambda: proof().heading(2, "Part Faults").text(),
        1,
        "“Part Faults” on line 10 may be it",
        "",
    ),
    ("missing-part", lambda: Draft().heading(2, "Other").text(), 1, "2 parts are missing", ""),
    (
        "repeated-formula",
        lambda: complete().formula(f"{'x+' * 30}y").formula(f"{'x + ' * 30}y \\tag{{2}}"),
        17,
        "line 16",
        "",
    ),
    ("field-without-number", lambda: faults(proof()), 12, "Cause names no number", ""),
    ("too-few-lines", complete, 1, "15 of 99", WANT.format(what="line", more="min = 99")),
    ("too-few-words", complete, 1, "of 99", WANT.format(what="word", more="min = 99")),
    ("too-few-sections", complete, 1, "of 3", WANT.format(what="section", more="min = 3")),
    (
        "too-few-boxes",
        lambda: complete().box("proof", empty=True),
        1,
        "0 of 1",
        WANT.format(what="box", more="kind = 'proof'"),
    ),
    (
        "missing-topic",
        complete,
        1,
        "Outlook",
        WANT.format(what="topic", more="title = 'Outlook'\nmatch = 'outlook'"),
    ),
    (
        "too-few-tables",
        lambda: complete().table(rows=5),
        1,
        "0 of 1",
        WANT.format(what="table", more="rows = 6"),
    ),
    (
        "too-few-tables",
        lambda: complete().table(columns=3),
        1,
        "0 of 1",
        WANT.format(what="table", more="columns = 4"),
    ),
    (
        "too-few-code",
        lambda: complete().code("sh"),
        1,
        "0 of 1",
        WANT.format(what="code", more="language = 'python'"),
    ),
    (
        "too-few-checks",
        lambda: complete().code_check(),
        1,
        "0 of 1",
        WANT.format(what="check", more=""),
    ),
    ("unproven-checks", lambda: complete().code_check(), 16, "have not passed", ""),
    ("too-few-items", complete, 1, "2 of 4", WANT.format(what="list", more="min = 4")),
    ("too-few-images", complete, 1, "0 of 1", WANT.format(what="image", more="")),
    (
        "too-few-links",
        lambda: complete().link("x"),
        1,
        "0 of 1",
        WANT.format(what="link", more="match = 'doi'"),
    ),
    ("too-many", complete, 1, "at most 1", WANT.format(what="formula", more="max = 1")),
    ("false-completed", lambda: proof(), 5, "2 of 4", ""),
    (
        "unmet-key",
        lambda: complete(),
        5,
        "checked must be true",
        "[front-matter.when-enforced]\nchecked = true\n",
    ),
    ("empty-box", lambda: complete().box("proof", empty=True), 16, "proof", ""),
    (
        "unknown-box-class",
        lambda: complete().fault("unknown-box-class", "prof-box → proof-box"),
        16,
        "mean proof-box",
        "",
    ),
    (
        "unclosed-div",
        lambda: complete().fault("unclosed-div", 'class="a"'),
        16,
        "never closed",
        "",
    ),
    (
        "unclosed-fence",
        lambda: complete().fault("unclosed-fence", "~~~py"),
        16,
        "write ~~~",
        "",
    ),
    (
        "unclosed-fence",
        lambda: complete().fault("unclosed-fence", "```"),
        16,
        "should close",
        "",
    ),
    (
        "fence-too-short",
        lambda: complete().fault("fence-too-short", ":::{note} → ::::{tip}"),
        16,
        "with :::::",
        "",
    ),
    (
        "swallowed-heading",
        lambda: complete().enclosed(":::{note}", "More", shallow=True),
        16,
        "“More” (line 16), no deeper",
        "",
    ),
    (
        "literal-fence",
        lambda: complete().fault("literal-fence", "here ：：：{note}"),
        16,
        "plain colons",
        "",
    ),
    (
        "literal-fence",
        lambda: complete().fault("literal-fence", "off :::{note}"),
        16,
        "colon_fence is off",
        "",
    ),
    (
        "literal-fence",
        lambda: complete().fault("literal-fence", "here :::{note}"),
        16,
        "a line of its own",
        "",
    ),
    (
        "fence-without-braces",
        lambda: complete().fault("fence-without-braces", ":::theorem P"),
        16,
        "write :::{theorem} P",
        "",
    ),
    (
        "fence-without-space",
        lambda: complete().fault("fence-without-space", "```{ theorem }P"),
        16,
        "write ```{theorem} P",
        "",
    ),
    (
        "indented-directive",
        lambda: complete().fault("indented-directive", ":::{note}"),
        16,
        "four spaces",
        "",
    ),
    ("unclosed-dollars", lambda: complete().fault("unclosed-dollars", "$$"), 16, "$$", ""),
    (
        "literal-dollars",
        lambda: complete().fault("literal-dollars", "$$"),
        16,
        "dollarmath is off",
        "",
    ),
    ("late-options", lambda: complete().fault("late-options", ":::{note}"), 16, "blank", ""),
    (
        "literal-stars",
        lambda: complete().fault("literal-stars", "**a：**b → **a**：b"),
        16,
        "write “**a**：b”",
        "",
    ),
    ("literal-stars", lambda: complete().fault("literal-stars", "**a"), 16, "never closed", ""),
    (
        "unclosed-front-matter",
        lambda: complete().fault("unclosed-front-matter"),
        16,
        "write ---",
        "",
    ),
    (
        "unsafe-html",
        lambda: complete().fault("unsafe-html", "<script>"),
        16,
        "<script> runs code",
        '[rules]\non = ["unsafe-html"]\n',
    ),
    (
        "unfinished-tag",
        lambda: complete().fault("unfinished-tag", "<b c"),
        16,
        "“<b c” never ends and is shown as text; write its >",
        "",
    ),
    ("unfinished-tag", lambda: complete().fault("unfinished-tag", "<!-- b"), 16, "its -->", ""),
    (
        "unfinished-tag",
        lambda: complete().fault("unfinished-tag", "<pre class=a>"),
        16,
        "the tag that ends it",
        "",
    ),
    ("toml-front-matter", lambda: complete().fault("toml-front-matter"), 16, "YAML", ""),
    ("stray-div", lambda: complete().fault("stray-div"), 16, "closes nothing", ""),
    ("internal-error", lambda: complete().fault("internal-error", "a.b: E"), 16, "a.b: E", ""),
    ("slow-pattern", lambda: complete().fault("slow-pattern", "(a+)+"), 16, "(a+)+", ""),
    ("lost-cells", lambda: complete().fault("lost-cells", "b"), 16, "“b” is not on", ""),
    ("lost-text", lambda: complete().fault("lost-text", "- deep"), 16, "- deep", ""),
    ("too-deep", lambda: complete().fault("too-deep", "32"), 16, "32", ""),
    ("unknown-element", lambda: complete().fault("unknown-element", "<eos>"), 16, "<eos>", ""),
    ("unbalanced-html", lambda: complete().fault("unbalanced-html", "<b>"), 16, "<b>", ""),
    ("bad-encoding", lambda: complete().fault("bad-encoding", "0xff"), 16, "0xff", ""),
    (
        "repeated-paragraph",
        lambda: complete().text("word " * 40).text("word " * 40),
        17,
        "line 16",
        "",
    ),
    ("box-without-words", lambda: complete().full_box("proof", words=0), 16, "proof", ""),
    (
        "undefined-macro",
        lambda: complete().fault("undefined-macro", "\\qqzzqq"),
        16,
        "\\qqzzqq is not defined; define it",
        "",
    ),
    (
        "undefined-macro",
        lambda: complete().fault("undefined-macro", "\\alhpa"),
        16,
        "is \\alpha meant?",
        "",
    ),
    ("double-escape", lambda: complete().fault("double-escape", "\\\\{"), 16, "\\\\{", ""),
    ("unpaired-dollar", lambda: complete().fault("unpaired-dollar", "so"), 16, "“so”", ""),
    ("inline-tag", lambda: complete().fault("inline-tag", "3"), 16, "\\tag{3}", ""),
    ("math-fallback", lambda: complete().fault("math-fallback", "\\href"), 16, "\\href", ""),
    ("invalid-math", lambda: complete().fault("invalid-math", "Odd."), 16, "read: Odd.", ""),
    (
        "invalid-math",
        lambda: complete().fault("invalid-math", 'Unmatched closing token: "}".'),
        16,
        "} closes nothing",
        "",
    ),
    (
        "invalid-math",
        lambda: complete().fault("invalid-math", 'Expected "}", but found "\\end".'),
        16,
        "\\end stands where } should",
        "",
    ),
    ("duplicate-tag", lambda: complete().equation("3").equation("3"), 17, "line 16", ""),
    (
        "duplicate-equation-label",
        lambda: complete().equation(labels=("x",)).equation(labels=("y", "x")),
        17,
        "line 16",
        "",
    ),
    (
        "dangling-eqref",
        lambda: complete().equation(labels=("eq:loss",)).equation_link("eq:los"),
        17,
        "mean eq:loss?",
        "",
    ),
    ("dangling-eqref", lambda: complete().equation_link("gone"), 16, "label gone", ""),
    ("unjustified-step", lambda: complete().step("", "$a = b$"), 16, "why", ""),
]


ANYWHERE = frozenset(
    """
    bad-encoding dangling-eqref double-escape duplicate-equation-label
    duplicate-tag empty-box fence-too-short fence-without-braces
    fence-without-space indented-directive inline-tag internal-error
    invalid-math late-options literal-dollars literal-fence literal-stars
    lost-cells lost-text math-fallback slow-pattern stray-div
    swallowed-heading toml-front-matter too-deep unbalanced-html
    unclosed-div unclosed-dollars unclosed-fence unclosed-front-matter
    undefined-macro unfinished-tag unknown-box-class unknown-element
    unknown-result unpaired-dollar unsafe-html
    """.split()  # noqa: SIM905
)
"""Rules of all documents, articles or not."""


def find(draft: Draft, folder: Path, more: str = "") -> tuple[Finding, ...]:
    wanted = standard(folder, SMALL + more)
    return evaluate([draft.article(wanted)], wanted, str)


@pytest.mark.parametrize(
    ("rule", "draft", "line", "words", "more"),
    CASES,
    ids=lambda x: x if isinstance(x, str) and "\n" not in x else "",
)
def test_a_rule_fires_at_its_line(
    tmp_path: Path, rule: str, draft: Callable[[], Draft], line: int, words: str, more: str
) -> None:
    found = [each for each in find(draft(), tmp_path, more) if each.rule == rule]

    assert [each.line for each in found] == [line], found
    assert words in found[0].message


def test_findings_are_known_by_what_baselines_have_them_by(tmp_path: Path) -> None:
    found = [
        (each.rule, each.key, each.value, each.written, str(each.severity))
        for rule, draft, _line, _words, more in CASES
        for each in find(draft(), tmp_path, more)
        if each.rule == rule
    ]
    assert found == KNOWN_BY


def test_a_complete_article_is_verified_and_silent(tmp_path: Path) -> None:
    wanted = standard(tmp_path)
    article = complete().article(wanted)

    assert evaluate([article], wanted, str) == ()
    assert article.verdict.state == "verified"
    assert (article.verdict.met, article.verdict.total) == (4, 4)


def test_values_of_finished_articles_are_not_asked_of_drafts(tmp_path: Path) -> None:
    more = "[front-matter.when-enforced]\nchecked = true\n"
    draft = Draft(FINISHED.replace("done", "draft")).text()

    assert {each.rule for each in find(draft, tmp_path, more)} == {"missing-part"}


def test_a_heading_that_is_counted_otherwise_goes_on_with_the_section(tmp_path: Path) -> None:
    draft = complete().heading(3, "5.2 Directions").heading(3, "Direction 1").text()
    nested = complete().heading(2, "More").heading(3, "Deeper").text()

    assert find(draft, tmp_path) == ()
    assert find(nested, tmp_path) == ()


def test_short_repetitions_and_boxes_with_words_are_fine(tmp_path: Path) -> None:
    draft = complete().text("word " * 39).text("word " * 39).full_box("proof", words=1)

    assert find(draft, tmp_path) == ()


@pytest.mark.parametrize(("title", "text"), [("Square", ""), ("", "since $a$"), ("", "因为")])
def test_a_step_that_says_a_word_is_justified(tmp_path: Path, title: str, text: str) -> None:
    assert find(complete().step(title, text), tmp_path) == ()


def test_a_standard_may_ask_for_justified_steps(tmp_path: Path) -> None:
    more = '[rules.severity]\nunjustified-step = "error"\n'
    found = find(complete().step("", ""), tmp_path, more)

    assert [each.rule for each in found if each.severity is Severity.ERROR] == [
        "unjustified-step"
    ]


def test_every_rule_has_a_case() -> None:
    assert set(RULES) - {case[0] for case in CASES} == {
        "duplicate-slug",
        "duplicate-series-part",
        "unreadable-format",
    }


def test_every_rule_explains_itself() -> None:
    from importlib import import_module

    for name in RULES:
        text = import_module(f"sphinx_rigor.rules.{name.replace('-', '_')}").__doc__ or ""
        assert all(word in text for word in ("What:", "Example:", "Instead:")), name


def test_two_articles_of_one_slug_name_each_other(tmp_path: Path) -> None:
    wanted = standard(tmp_path)
    both = [complete().article(wanted, name) for name in ("articles/a", "articles/b")]

    found = evaluate(both, wanted, str)

    assert [(each.rule, each.path, each.line) for each in found] == [
        ("duplicate-slug", "articles/a.md", 3),
        ("duplicate-slug", "articles/b.md", 3),
    ]
    assert "articles/b.md" in found[0].message


def test_one_document_is_asked_about_with_the_others_in_sight(tmp_path: Path) -> None:
    small = standard(tmp_path)
    one, two = (complete().article(small, name) for name in ("articles/a", "articles/b"))
    found = evaluate([one, two], small, str, asked=Asked(about="articles/b"))

    assert [(each.docname, each.rule) for each in found] == [("articles/b", "duplicate-slug")]
    assert evaluate([two], small, str, asked=Asked(about="articles/b")) == ()


def test_two_articles_that_are_one_part_of_a_series_name_each_other(tmp_path: Path) -> None:
    wanted = standard(tmp_path, SMALL.replace('"source"]', '"source", "series"]'))
    drafts = {
        "articles/a": Draft(FINISHED + "series: {name: RoPE, part: 2}\n"),
        "articles/b": Draft(FINISHED + "series: {name: ＲｏＰＥ , part: 2}\n"),
        "articles/c": Draft(FINISHED + "series: {name: rope, part: 3}\n"),
    }
    articles = [draft.text().article(wanted, name) for name, draft in drafts.items()]

    found = [
        each for each in evaluate(articles, wanted, str) if each.rule == "duplicate-series-part"
    ]

    assert [(each.path, each.line) for each in found] == [
        ("articles/a.md", 6),
        ("articles/b.md", 6),
    ]
    assert "articles/b.md" in found[0].message


def test_content_is_advice_until_the_status_is_enforced(tmp_path: Path) -> None:
    draft = Draft(FINISHED.replace("done", "draft") + "title: U\n").text()

    weights = {each.rule: each.severity for each in find(draft, tmp_path)}

    assert weights == {"missing-part": Severity.ADVICE, "duplicate-key": Severity.ERROR}


@pytest.mark.parametrize("status", ["", "status:\n", "status: finished\n", "status: [draft]\n"])
def test_a_status_that_cannot_be_read_excuses_nothing(tmp_path: Path, status: str) -> None:
    draft = Draft(FINISHED.replace("status: done\n", status)).text()

    weights = {each.severity for each in find(draft, tmp_path) if each.rule == "missing-part"}

    assert weights == {Severity.ERROR}


def test_a_hollow_part_is_one_finding(tmp_path: Path) -> None:
    found = find(proof().heading(2, "Part 2: Faults"), tmp_path)

    assert sorted(each.rule for each in found) == ["empty-part", "false-completed"]


def test_of_many_faults_a_false_claim_names_the_first_three(tmp_path: Path) -> None:
    wanted = standard(tmp_path)
    article = complete().article(wanted)
    faults = tuple(msg("fault %(n)s", n=number) for number in range(1, 5))
    wrong = replace(article.verdict, state=State.CLAIMED, faults=faults)
    (found,) = evaluate([replace(article, verdict=wrong)], wanted, str)

    assert "fault 3" in found.message
    assert "fault 4" not in found.message


@pytest.mark.parametrize(
    ("rule", "draft", "more"),
    [(rule, draft, more) for rule, draft, _line, _words, more in CASES if rule in ANYWHERE],
)
def test_what_is_wrong_in_any_document_is_told_of_any(
    tmp_path: Path, rule: str, draft: Callable[[], Draft], more: str
) -> None:
    wanted = standard(tmp_path, SMALL + more)
    found = evaluate([], wanted, str, others=[draft().article(wanted)])

    assert rule in {each.rule for each in found}


def test_the_standard_may_weigh_a_rule_or_turn_it_off(tmp_path: Path) -> None:
    more = '[rules]\noff = ["false-completed"]\n[rules.severity]\nmissing-part = "warning"\n'

    found = find(proof(), tmp_path, more)

    assert [(each.rule, each.severity) for each in found] == [("missing-part", "warning")]


def test_a_requirement_may_carry_severity_and_hint(tmp_path: Path) -> None:
    more = WANT.format(what="image", more='severity = "warning"\nhint = "draw the proof"')

    found = [each for each in find(complete(), tmp_path, more) if each.rule == "too-few-images"]

    assert found[0].severity is Severity.WARNING
    assert found[0].message.endswith("draw the proof")


def test_a_rule_of_the_users_runs_and_a_crash_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.py").write_text(
        "from sphinx_rigor.rules import Rule\n"
        "from sphinx_rigor.records.model import msg\n"
        "RULE = Rule(summary=msg('x'), check=lambda article: 1 / 0)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    found = find(complete(), tmp_path, '[rules]\nimport = ["house:RULE"]\n')

    assert [each.rule for each in found] == ["rule-crashed"]
    assert "ZeroDivisionError" in found[0].message


@pytest.mark.parametrize(
    ("said", "found"),
    [(": much", 1), (": 3 ms", 0), (": 两倍", 0), (": $\\mathcal{O}(n)$", 0), ("", 0)],
)
def test_a_measured_field_names_a_number(tmp_path: Path, said: str, found: int) -> None:
    draft = Draft().heading(2, "Part 2").bold("Flaw 1: slow").bold("Cause", said)
    rules = [each.rule for each in find(draft, tmp_path)]
    assert rules.count("field-without-number") == found


def test_equations_of_other_articles_may_share_a_label_and_be_referred_to(
    tmp_path: Path,
) -> None:
    wanted = standard(tmp_path)
    one = complete().equation("1", ("x",)).equation("", ("y",)).article(wanted, "articles/a")
    other = complete().equation("1", ("x",)).equation_link("y").article(wanted, "articles/b")
    rules = {each.rule for each in evaluate([one, other], wanted, str)}

    assert rules.isdisjoint({"duplicate-tag", "duplicate-equation-label", "dangling-eqref"})


@pytest.mark.parametrize(
    "more", ["", '[rules]\non = ["unsafe-html"]\nallow-html = ["^<script"]\n']
)
def test_html_may_run_code_unless_the_standard_says_otherwise(
    tmp_path: Path, more: str
) -> None:
    found = find(complete().fault("unsafe-html", "<script>"), tmp_path, more)
    assert [each.rule for each in found] == []


@pytest.mark.parametrize(("suffix", "count"), [(".ipynb", 1), (".md", 0), (".rst", 0)])
def test_a_notebook_is_refused_and_never_judged_as_empty(
    tmp_path: Path, suffix: str, count: int
) -> None:
    wanted = standard(tmp_path, SMALL)
    refused = suffix == ".ipynb"
    facts = replace(Facts("a", f"articles/a{suffix}", "", "", b"\1"), refused=refused)
    found = [each.rule for each in evaluate([examine(facts, wanted)], wanted, str)]

    assert found.count("unreadable-format") == count
    assert (len(found) > 1) is not refused
