"""What a rule weighs, whom it looks at, which line and characters it is about: no more."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from fixtures.drafts import FINISHED, SMALL, Draft, complete, judged, standard
from sphinx_rigor.records import (
    Edit,
    Fault,
    Finding,
    Message,
    Paragraph,
    Problem,
    Severity,
    State,
    edited,
    msg,
)
from sphinx_rigor.rules import RULES, Explanation, counted_rules, edits_for, evaluate
from sphinx_rigor.rules._evaluation import line_of, weight
from sphinx_rigor.rules._explanation import address_of, sections_of
from sphinx_rigor.rules._rule import Rule
from sphinx_rigor.rules._running import Asked, Documents, guarded, run
from sphinx_rigor.rules._texts import (
    BETWEEN,
    formulas_at,
    in_line,
    is_code,
    key_at,
    line_end,
    line_span,
    places_of,
)
from sphinx_rigor.rules.circular_proof import where
from sphinx_rigor.rules.false_completed import describe
from sphinx_rigor.rules.missing_part import blank_above
from sphinx_rigor.rules.unknown_key import is_slip
from sphinx_rigor.rules.unpaired_dollar import describe as say_dollar
from sphinx_rigor.source import read_front_matter

OF_FORM = {"missing-front-matter", "missing-key"}
MEASURED = ("too-few-", "too-many", "missing-", "empty-part", "empty-section", "incomplete-")
ALSO = {"placeholder", "unproven-checks"}
IN_ANY_DOCUMENT = ("unclosed-", "fence-", "literal-", "lost-", "math-", "invalid-math")


def found_in(article, rule: str) -> list[Finding]:
    return list(evaluate([article], article.standard, str, asked=Asked(only=[rule])))


def finding(line: int, key: str = "", path: str = "articles/a.md") -> Finding:
    return Finding(path, line, "r", "m", key=key)


@pytest.mark.parametrize("name", sorted(RULES))
def test_what_measures_content_is_advice_in_drafts_and_nothing_else_is(
    tmp_path: Path, name: str
) -> None:
    measures = (name.startswith(MEASURED) and name not in OF_FORM) or name in ALSO
    rule = RULES[name]

    assert rule.content is measures
    assert (name in counted_rules(standard(tmp_path))) is (
        (measures and rule.severity is Severity.ERROR)
        or name in {"unmet-key", "false-completed"}
    )
    if name.startswith(IN_ANY_DOCUMENT):
        assert rule.everywhere


@pytest.mark.parametrize("chosen", [None, Severity.WARNING])
@pytest.mark.parametrize("own", [None, Severity.ERROR])
@pytest.mark.parametrize("key", ["", "a", "zz", "rule-crashed"])
@pytest.mark.parametrize("content", [True, False])
@pytest.mark.parametrize("enforced", [True, False])
def test_a_problem_weighs_what_it_says_or_the_standard_or_the_rule(
    chosen: Severity | None, own: Severity | None, key: str, content: bool, enforced: bool
) -> None:
    rule = Rule(summary=msg("s"), severity=Severity.ADVICE, content=content)
    article = SimpleNamespace(verdict=SimpleNamespace(enforced=enforced))
    found = weight(rule, article, Problem(1, msg("m"), key=key, severity=own), chosen)

    held = content and not enforced and key != "rule-crashed"
    assert found is (Severity.ADVICE if held else own or chosen or Severity.ADVICE)


@pytest.mark.parametrize(
    ("line", "file", "told"), [(-1, "", 1), (0, "", 1), (3, "", 3), (99, "", 9), (99, "b", 99)]
)
def test_a_line_is_there_in_the_file(line: int, file: str, told: int) -> None:
    article = SimpleNamespace(facts=SimpleNamespace(lines=9))
    assert line_of(article, Problem(line, msg("m"), file=file)) == told


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("refuses", [True, False])
@pytest.mark.parametrize("about", [None, "articles/a", "articles/r", "page"])
@pytest.mark.parametrize("site", [True, False])
def test_a_rule_looks_at_those_it_is_for(
    tmp_path: Path, everywhere: bool, refuses: bool, about: str | None, site: bool
) -> None:
    small = standard(tmp_path)
    one, two, page = (
        complete().article(small, name) for name in ("articles/a", "articles/r", "page")
    )
    two = replace(two, facts=replace(two.facts, refused=True))

    def check(article):
        yield Problem(1, msg("m"))

    def check_site(articles):
        for article in articles:
            yield article, Problem(1, msg("m"))

    how = {"check_site": check_site} if site else {"check": check}
    rule = Rule(summary=msg("s"), everywhere=everywhere, refuses=refuses, **how)
    looked, asked = Documents([one, two], [page]), Asked(about=about)
    seen = [each.facts.docname for each, _ in run("x", rule, looked, asked)]

    names = ["articles/a"] + ["articles/r"] * (everywhere or refuses) + ["page"] * everywhere
    assert seen == [each for each in names if about in {None, each}]


def test_a_crash_is_one_finding_that_names_rule_and_error(tmp_path: Path) -> None:
    article = complete().article(standard(tmp_path))

    def crashes():
        yield article, Problem(1, msg("m"))
        raise ValueError("why")

    ((where_, problem),) = guarded("own", article, crashes)
    assert where_ is article
    assert (problem.line, problem.key) == (1, "rule-crashed")
    assert "own" in problem.message.render(str)
    assert "ValueError: why" in problem.message.render(str)


TEXT = "one `$a$` $a$\r\ntwo $a$\n\n$$\nb\n+ c\n$$\nend $b\n% no\n> + c$ end"


@pytest.mark.parametrize("line", range(-1, 13))
def test_a_line_is_from_its_first_character_to_its_last(line: int) -> None:
    lines = TEXT.splitlines()
    start, end = line_span(TEXT, line)
    assert TEXT[start:end] == (lines[line - 1] if 0 < line <= len(lines) else "")
    if 0 < line <= len(lines):
        assert TEXT[:start].splitlines() == lines[: line - 1]


@pytest.mark.parametrize("place", range(len(TEXT)))
def test_code_ends_with_its_line_and_its_ticks(place: int) -> None:
    assert is_code(TEXT, place) is (4 < place < 9)
    assert TEXT[place : line_end(TEXT, place)].count("\n") == 0


def spans(draft: Draft, line: int, tmp_path: Path, path: str = "articles/a.md") -> list[str]:
    article = draft.article(standard(tmp_path))
    return sorted(
        TEXT[a:b] for a, b in set(formulas_at(article, TEXT, finding(line, path=path)))
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [(1, ["a"]), (2, ["a"]), (3, []), (5, ["b\n+ c"]), (6, ["b\n+ c"]), (8, ["b\n% no\n> + c"]),
     (10, ["b\n% no\n> + c"])],
)  # fmt: skip
def test_formulas_of_a_line_are_those_that_stand_there_and_in_no_code(
    tmp_path: Path, line: int, found: list[str]
) -> None:
    draft = Draft("")
    draft.formula("a").formula("a").line = 4
    draft.formula("b + c").line = 7
    draft.formula("b + c")

    assert spans(draft, line, tmp_path) == found
    assert spans(draft, line, tmp_path, "other.md") == []


@pytest.mark.parametrize(
    ("line", "old", "mended"),
    [
        (1, "b", "b c\na b\n"),
        (2, "b", "a b\nb c\n"),
        (3, "a", None),
        (1, "", None),
        (1, "x", None),
    ],
)
def test_what_a_line_says_is_changed_in_that_line_alone(
    line: int, old: str, mended: str | None
) -> None:
    text = "a b\na b\n"
    edits = list(in_line(text, finding(line), old, "c"))
    lines = text.splitlines()
    if mended:
        lines[line - 1] = lines[line - 1].replace(old, "c")
    assert edited(text, edits) == "\n".join(lines) + "\n"
    assert bool(edits) is bool(mended)


def test_a_key_is_that_of_the_name_and_the_line() -> None:
    text = "---\na: 1\nb: 2\na: 3\n---\n"
    assert [key_at(text, finding(line, "a")) is not None for line in (2, 3, 4, 5)] == [
        True, False, True, False,
    ]  # fmt: skip
    assert text[slice(*key_at(text, finding(3, "b")).key)] == "b"


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", 2),
        ("\n\n\n", 2),
        ("a", 0),
        ("a\n", 1),
        ("a\n\n", 2),
        ("a\r\n\r\n\r\n", 3),
        ("a\n \n", 2),
    ],
)
def test_blank_lines_above_a_place_are_counted(text: str, blank: int) -> None:
    assert blank_above(text + "b", len(text)) == blank


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("above", [0, 1, 2, 3, 4])
def test_a_part_is_written_with_one_blank_line_around_it(
    tmp_path: Path, end: str, above: int
) -> None:
    text = f"---\n{FINISHED}---\n## Part 2: Faults\n\nWords.\n".replace("\n", end)
    last = text + end * max(above - 1, 0)
    draft = Draft().heading(2, "Part 2: Faults").text().text()
    article = draft.article(standard(tmp_path))
    (one,) = found_in(article, "missing-part")
    mended = edited(text, edits_for(article, text, one))
    assert f"---{end}{end}## Part 1: Proof{end}{end}## Part 2: Faults{end}" in mended

    draft = Draft().heading(2, "Part 1: Proof").text().text()
    article = draft.article(standard(tmp_path))
    first = last.replace("Part 2: Faults", "Part 1: Proof")
    (one,) = found_in(article, "missing-part")
    mended = edited(first, edits_for(article, first, one))
    blank = end * max(2, above)
    assert mended.endswith(f"Words.{blank}## Part 2: Faults{end}")


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("Status", "status", True),
        ("sta-tus", "status", True),
        ("staus", "status", True),
        ("sttatus", "status", True),
        ("sattus", "status", True),
        ("stxtus", "status", True),
        ("tatus", "status", False),
        ("xtatus", "status", False),
        ("stat", "status", False),
        ("stxxus", "status", False),
        ("suttas", "status", False),
    ],
)
def test_one_slip_behind_the_first_letter_is_a_name_and_two_are_another(
    written: str, name: str, slip: bool
) -> None:
    assert is_slip(written, name) is slip


TWO = SMALL.replace('optional = ["checked", "source"]', 'optional = ["tags", "tagz"]')


@pytest.mark.parametrize(
    ("text", "key", "mended"),
    [(SMALL, "statsu", None), (SMALL, "soruce", "source"), (SMALL, "zzzzz", None), (TWO, "tagx", None), (TWO, "tagss", "tags")],
)  # fmt: skip
def test_a_key_is_spelled_as_the_one_that_was_meant_and_is_not_there(
    tmp_path: Path, text: str, key: str, mended: str | None
) -> None:
    article = complete_with(f"{key}: x\n").article(standard(tmp_path, text))
    written = f"---\n{FINISHED}{key}: x\n---\n"
    (one,) = found_in(article, "unknown-key")
    edits = edits_for(article, written, one)

    assert (edited(written, edits) if edits else None) == (
        written.replace(key, mended) if mended else None
    )


def complete_with(keys: str) -> Draft:
    draft = complete()
    draft.front_matter = read_front_matter(f"---\n{FINISHED}{keys}---\n")
    return draft


@pytest.mark.parametrize(
    ("types", "value", "keys"),
    [
        ('["list", "str"]', "[a, b]", []),
        ('["list", "str"]', "[a, no, 1.5]", ["source/1", "source/2"]),
        ('["list", "str", "null"]', "[no]", ["source/0"]),
        ('["list"]', "[no, 1]", []),
        ('["str"]', "[no]", ["source"]),
        ('["str", "int"]', "1", []),
        ('["str", "int"]', "1.5", ["source"]),
        ('["str", "int"]', "", []),
    ],
)
def test_elements_are_asked_where_the_standard_names_their_type(
    tmp_path: Path, types: str, value: str, keys: list[str]
) -> None:
    wanted = standard(tmp_path, SMALL.replace('checked = "bool"', f"source = {types}"))
    article = complete_with(f"source: {value}\n").article(wanted)
    found = found_in(article, "wrong-type")

    assert sorted((each.key, each.line) for each in found) == [(key, 6) for key in keys]
    assert all("null" not in each.message for each in found)
    words = [each for each in ("str", "int") if f'"{each}"' in types]
    assert all(each in one.message.partition("expected")[2] for one in found for each in words)


@pytest.mark.parametrize(
    ("file", "path", "rest"),
    [("", "a.md", False), ("", "a.rst", True), ("x.rst", "a.md", True), ("x.md", "a.rst", False),
     ("m.py:docstring of f", "a.md", True), ("x.txt", "a.md", True)],
)  # fmt: skip
def test_a_dollar_is_told_in_the_words_of_the_file_it_is_in(
    tmp_path: Path, file: str, path: str, rest: bool
) -> None:
    article = complete().article(standard(tmp_path))
    fault = Fault("unpaired-dollar", 3, "said", file)
    article = replace(article, facts=replace(article.facts, path=path, faults=(fault,)))
    (one,) = found_in(article, "unpaired-dollar")

    assert one.message == say_dollar("said", rest=rest).render(str)
    assert (one.key, one.path) == ("said", file or path)


def test_a_docstring_is_split_into_what_has_a_known_head() -> None:
    doc = "Say it.\n\nWhy: for\n  that.\n\nOther: no\n\nWhy\n\nInstead: a: b\n"
    assert list(sections_of(doc)) == [("Why", "for that."), ("Instead", "a: b")]
    assert address_of("a-b", "u.html") == "u.html#rule-a-b"
    assert address_of("a-b", "") == ""


@pytest.mark.parametrize("name", ["missing-part", "missing-key", "unknown-key"])
def test_what_a_rule_weighs_says_where_it_is_advice(name: str) -> None:
    rule = RULES[name]
    said = Explanation(name, rule.severity, rule.content, rule.summary).weight.render(str)
    assert ("until the status is enforced" in said) is RULES[name].content
    assert said.startswith(RULES[name].severity.value)


@pytest.mark.parametrize(
    ("docname", "file", "told"),
    [("b", "", "3"), ("a", "", "a:3"), ("c", "", "c:3"), ("b", "x.md", "x.md:3")],
)
def test_a_use_in_another_document_names_it(docname: str, file: str, told: str) -> None:
    def use(name: str):
        return SimpleNamespace(user=SimpleNamespace(docname=name), file=file, line=3)

    assert where(use(docname), use("b")) == told


def test_a_section_behind_a_hollow_part_is_told_of_and_one_in_it_is_not(tmp_path: Path) -> None:
    draft = Draft().heading(2, "Part 1: Proof").heading(3, "In").heading(2, "Part 2: Faults")
    draft.heading(3, "Below").text().heading(3, "Last")
    article = draft.article(standard(tmp_path))
    assert [each.key for each in found_in(article, "empty-section")] == ["Last"]

    draft = Draft().heading(1, "Title").heading(2, "Part 1: Proof").heading(2, "Part 2: Faults")
    article = draft.text().article(standard(tmp_path))
    assert [each.key for each in found_in(article, "empty-section")] == []


@pytest.mark.parametrize("met", [3, 4])
@pytest.mark.parametrize("faults", [(), (msg("f"),)])
def test_a_false_claim_says_what_is_unmet_or_else_what_is_wrong(
    met: int, faults: tuple[Message, ...]
) -> None:
    verdict = replace(judged("a", State.CLAIMED, met=met), faults=faults)
    said = describe(verdict).render(str)
    assert ("unmet" in said) is (met < 4 or not faults)
    assert (said[-1] == "f") is (met == 4 and bool(faults))


def test_a_repeated_paragraph_is_known_by_its_beginning(tmp_path: Path) -> None:
    text = "word " * 60
    draft = complete()
    for each in (text, text):
        draft.add("paragraphs", Paragraph(*draft.next(), each, 60, 0))
    (one,) = found_in(draft.article(standard(tmp_path)), "repeated-paragraph")
    assert one.key == text[:32]
    assert one.line == draft.line


def test_edits_are_none_where_a_rule_mends_nothing(tmp_path: Path) -> None:
    article = complete().article(standard(tmp_path))
    assert edits_for(article, "", replace(finding(1), rule="missing-key")) == ()
    assert edits_for(article, "", replace(finding(1), rule="nowhere")) == ()
    assert Edit.between(0, "a", "a") == ()


def test_formulas_known_on_a_line_are_mended_alone_and_others_only_where_none_is(
    tmp_path: Path,
) -> None:
    lines = [f"b{n} and $a{n}$ and c" for n in range(1, 101)]
    text = "\n".join(lines)
    draft = Draft("")
    for n in range(1, 101):
        draft.formula(f"a{n}")
    draft.line = 79
    draft.formula("b81").formula("c")
    article = draft.article(standard(tmp_path))

    for n in (1, 2, 61, 62, 81, 100):
        found = {text[a:b] for a, b in formulas_at(article, text, finding(n))}
        assert found == ({f"a{n}", "c"} if n == 81 else {f"a{n}"})
    unknown = replace(
        article, facts=replace(article.facts, formulas=article.facts.formulas[-2:])
    )
    found = [text[a:b] for a, b in formulas_at(unknown, text, finding(82))]
    assert found == ["c"]
    assert formulas_at(unknown, text, finding(79)) == []


def test_a_step_is_known_by_its_title_or_its_number(tmp_path: Path) -> None:
    draft = complete().step("", "").step("", "$a$").step("$b$", "")
    draft.kept["paragraphs"] = [
        replace(each, words=0) if "$" in each.text else each
        for each in draft.kept["paragraphs"]
    ]
    found = found_in(draft.article(standard(tmp_path)), "unjustified-step")
    assert [each.key for each in found if each.key] == [each.key for each in found]
    assert all(each.key == "$b$" or each.key.isdigit() for each in found)


def test_formulas_are_found_as_an_expression_for_them_finds_them() -> None:
    """Words and what is between them: blanks, line ends, marks of quotes, comments."""
    rng = random.Random(7)
    for _ in range(400):
        words = rng.choices(["a", "b", "ab", r"\a", "a>b", ">"], k=rng.randint(1, 3))
        text = "".join(rng.choices(["a", "b", "ab", r"\a", ">", " ", "\n", "\n> ", "  "], k=30))
        start, end = rng.randrange(10), rng.randrange(20, len(text) + 1)
        wanted = re.compile(BETWEEN.join(map(re.escape, words))).finditer(text, start, end)
        assert list(places_of(words, text, start, end)) == [each.span() for each in wanted]
    assert list(places_of(["a", "b"], "a % said\n> b", 0, 12)) == [(0, 12)]
    assert list(places_of(["a", "b"], r"a \% b", 0, 6)) == []
    assert list(places_of([], "a", 0, 1)) == []
