"""What mends a finding keeps the text, mends it whole, and does nothing a second time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.drafts import FINISHED, SMALL, Draft, standard
from sphinx_rigor.math.check.escapes import doubled_escape, late_rule
from sphinx_rigor.math.check.mending import with_rules_in_place, without_doubled_escapes
from sphinx_rigor.records import Edit, Finding, edited
from sphinx_rigor.rules import RULES, edits_for, evaluate
from sphinx_rigor.rules.bad_date import day_in
from sphinx_rigor.rules.unknown_key import is_slip
from sphinx_rigor.source import stars_in_line

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEX = st.lists(
    st.sampled_from(
        [
            *"abx{}#& %\n",
            *("\\", "\\\\", "\\{", "\\}", "\\\\{", "\\\\}", "\\left", "\\right", "\\ "),
            *("\\begin{array}{c}", "\\end{array}", "\\hline"),
        ]
    ),
    max_size=14,
).map("".join)
PROSE = st.lists(
    st.sampled_from([*"字a太 ：，:.“”()*`$", "**", "**问题：**", "**a**", "\\*", "[x](y)"]),
    max_size=12,
).map("".join)


@patient
@given(st.text("ab\r\n", max_size=20), st.text("ab\r\n", max_size=20))
def test_the_edit_between_two_texts_makes_one_of_the_other(old: str, new: str) -> None:
    edits = Edit.between(1, old, new)

    assert edited(f"x{old}y", edits) == f"x{new}y"
    assert len(edits) == (old != new)


def test_edits_that_stand_in_the_way_of_one_another_are_not_both_made() -> None:
    edits = [Edit(0, 2, "x"), Edit(1, 3, "y"), Edit(3, 3, "z"), Edit(3, 3, "z")]
    assert edited("abcd", edits) == "xczd"


@patient
@given(TEX)
def test_escapes_lose_their_second_backslash_and_nothing_else(formula: str) -> None:
    mended = without_doubled_escapes(formula)

    assert doubled_escape(mended) is None
    assert without_doubled_escapes(mended) == mended
    assert mended.replace("\\", "") == formula.replace("\\", "")
    if doubled_escape(formula) is None:
        assert mended == formula


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\left\\{ x \right\\}", r"\left\{ x \right\}"),
        (r"x \in \\{1, 2\\}, y \in \\{3\\}", r"x \in \{1, 2\}, y \in \{3\}"),
        (r"a \\# b", r"a \# b"),
        (r"\left\\\\{", r"\left\{"),
        (r"\\left\\{1\\right\\}", r"\left\{1\right\}"),
        (r"\\left(1\\right) \\ left", r"\left(1\right) \\ left"),
        (r"\begin{aligned} a \\ b \end{aligned}", r"\begin{aligned} a \\ b \end{aligned}"),
    ],
)
def test_what_was_escaped_twice_is_escaped_once(written: str, meant: str) -> None:
    assert without_doubled_escapes(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            r"\begin{array}{c} a \\ b \hline \end{array}",
            r"\begin{array}{c} a \\ b \\ \hline \end{array}",
        ),
        (
            r"\begin{array}{c} a \hline\hline\end{array}",
            r"\begin{array}{c} a \\ \hline\hline\end{array}",
        ),
        (
            "\\begin{array}{c} a \\\\ \\ \\hline b \\end{array}",
            "\\begin{array}{c} a \\\\  \\hline b \\end{array}",
        ),
        (
            r"\begin{array}{c} a \\ \hline \end{array}",
            r"\begin{array}{c} a \\ \hline \end{array}",
        ),
        (r"\begin{array}{c} a \hline b \end{array}",) * 2,
        (r"\begin{array}{c} a \\hline \end{array}",) * 2,
        (r"\begin{array}{c} a \\\hline \end{array}",) * 2,
    ],
)
def test_rules_that_close_a_table_stand_below_a_row(written: str, meant: str) -> None:
    assert with_rules_in_place(written) == meant
    assert late_rule(meant) is None


@patient
@given(TEX)
def test_rules_are_put_in_place_once_and_nothing_is_lost(formula: str) -> None:
    mended = with_rules_in_place(formula)

    assert with_rules_in_place(mended) == mended
    bare = re.sub(r"[\\\s]", "", formula)
    assert re.sub(r"[\\\s]", "", mended) == bare


@patient
@given(st.dates(dt.date(1000, 1, 1)))
def test_a_date_that_can_be_read_in_one_way_is_read(day: dt.date) -> None:
    y, m, d = day.year, day.month, day.day
    for written in (
        f"{y}/{m}/{d}",
        f"{y}.{m:02}.{d:02}",
        f"{y}-{m}-{d}",
        f"{y}年{m}月{d}日",
        f"{y:04}{m:02}{d:02}",
        f"{day:%B} {d}, {y}",
        f"{d} {day:%b} {y}",
        f"{d}. {day:%B} {y}",
        f"{d}.{m:02}.{y}",
        *([f"{d}/{m}/{y}", f"{m}-{d}-{y}"] if d > 12 or d == m else []),
    ):
        assert day_in(written) == day, written


@pytest.mark.parametrize(
    "written",
    ["01/02/2026", "1-2-2026", "13/13/2026", "2026", "2026/13/1", "soon", "J 1 2026", ""],
)
def test_a_date_that_can_be_read_otherwise_is_the_authors(written: str) -> None:
    assert day_in(written) is None


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("staus", "status", True),
        ("statuss", "status", True),
        ("satus", "status", True),
        ("sttaus", "status", True),
        ("Status", "status", True),
        ("tags-reviewed", "tags_reviewed", True),
        ("update", "date", False),
        ("rate", "date", False),
        ("state", "status", False),
        ("subtitle", "title", False),
    ],
)
def test_a_slip_of_the_pen_is_no_other_word(written: str, name: str, slip: bool) -> None:
    assert is_slip(written, name) is slip


@patient
@given(PROSE)
def test_stars_are_moved_and_no_word_is(line: str) -> None:
    edits = [Edit(at, at + len(old), new) for at, old, new in stars_in_line(line)]
    mended = edited(line, edits)

    assert sorted(mended.replace(" ", "")) == sorted(line.replace(" ", ""))
    if not edits:
        assert mended == line


def test_stars_in_code_stay() -> None:
    line = "- `**问题：**太慢` 与 **问题：**太慢，**用 `f`：**快"
    edits = [Edit(at, at + len(old), new) for at, old, new in stars_in_line(line)]

    assert edited(line, edits) == "- `**问题：**太慢` 与 **问题**：太慢，**用 `f`**：快"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date: 2026/1/2", "date: 2026-01-02"),
        ("date: '2 January 2026'  # then", "date: 2026-01-02  # then"),
        ("Date: 2026-01-02", "date: 2026-01-02"),
        ('"dates": 2026-01-02', "date: 2026-01-02"),
    ],
)
def test_front_matter_is_mended_in_its_place(tmp_path, before: str, after: str) -> None:
    matter = FINISHED.replace("date: 2026-01-02", before)
    text, wanted = f"---\n{matter}---\n\n# T\n", standard(tmp_path)
    article = Draft(matter).text().article(wanted)
    about = {"bad-date", "unknown-key"}
    found = [each for each in evaluate([article], wanted, str) if each.rule in about]

    edits = [one for each in found for one in edits_for(article, text, each)]
    assert edited(text, edits) == text.replace(before, after)


def test_a_key_is_not_renamed_where_its_value_would_be_of_another_type(tmp_path) -> None:
    wanted = standard(tmp_path)
    for value, mended in (("true", "checked: true"), ("maybe", "cheked: maybe")):
        text = f"---\n{FINISHED}cheked: {value}\n---\n"
        article = Draft(f"{FINISHED}cheked: {value}\n").article(wanted)
        found = Finding("articles/a.md", 6, "unknown-key", "m", key="cheked")
        assert mended in edited(text, edits_for(article, text, found))


def test_formulas_are_mended_where_they_stand_and_not_in_code(tmp_path) -> None:
    source = r"a \\# b"
    text = f"---\n{FINISHED}---\n$${source}$$\n`{source}` ${source}$\n"
    article = Draft().formula(source).formula(source).article(standard(tmp_path))
    found = Finding("articles/a.md", 8, "double-escape", "m")

    mended = edited(text, edits_for(article, text, found))
    once = source.replace("\\\\", "\\")
    assert mended == text.replace(f" ${source}$", f" ${once}$")


def test_stars_on_the_first_line_are_moved(tmp_path) -> None:
    text = "a**问：**b\n"
    article = Draft("").text().article(standard(tmp_path))
    found = Finding("articles/a.md", 1, "literal-stars", "m", key="a**问：**b → a**问**：b")
    assert edited(text, edits_for(article, text, found)) != text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("# T\n\n## Part 2: Faults\n", "# T\n\n## Part 1: Proof\n\n## Part 2: Faults\n"),
        ("# T\n\n## Part 1: Proof\n", "# T\n\n## Part 1: Proof\n\n## Part 2: Faults\n"),
        ("# T\n\n## Part 2: Faults\n\nPart 1: Proof\n",) * 2,
        (
            "# T\n\n## Part 1: Proof\n\n## References\n",
            "# T\n\n## Part 1: Proof\n\n## Part 2: Faults\n\n## References\n",
        ),
    ],
)
def test_a_part_is_put_in_its_place_once(tmp_path, text: str, mended: str) -> None:
    draft = Draft("")
    for line in text.splitlines():
        marks, _, title = line.partition(" ")
        draft.heading(len(marks), title) if marks.startswith("#") else draft.next()
    article = draft.text().article(standard(tmp_path))
    found = Finding("articles/a.md", 1, "missing-part", "m")
    assert edited(text, edits_for(article, text, found)) == mended


@pytest.mark.parametrize("more", ["date: 2026-01-02\ndate: 2026/1/2\n", "staus: 1\nsttus: 2\n"])
def test_what_several_places_could_mean_is_not_guessed(tmp_path, more: str) -> None:
    matter = FINISHED + more
    wanted = standard(tmp_path)
    article = Draft(matter).text().article(wanted)
    text = f"---\n{matter}---\n"
    for each in evaluate([article], wanted, str):
        if each.rule == "unknown-key":
            assert edits_for(article, text, each) == ()


def test_a_finding_of_another_line_mends_nothing_here(tmp_path) -> None:
    matter = FINISHED.replace("2026-01-02", "2026/1/2")
    wanted = standard(tmp_path, SMALL)
    article = Draft(matter).text().article(wanted)
    (found,) = [each for each in evaluate([article], wanted, str) if each.rule == "bad-date"]

    text = f"---\n{matter}---\n"
    assert edits_for(article, text, found) != ()
    assert edits_for(article, text, replace(found, line=3)) == ()


def test_rules_that_need_an_author_mend_nothing() -> None:
    with_fix = {name for name, rule in RULES.items() if rule.fix}
    assert with_fix == {
        "bad-date",
        "double-escape",
        "fence-without-braces",
        "fence-without-space",
        "invalid-math",
        "literal-stars",
        "missing-part",
        "unknown-key",
    }
