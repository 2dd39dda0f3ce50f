"""What is near a fault and none of its own: the rule says nothing, or something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.drafts import FINISHED, SMALL, Draft, complete, judged, standard
from sphinx_rigor.records import (
    Fault,
    Finding,
    Label,
    LabelForm,
    Message,
    Severity,
    State,
    edited,
)
from sphinx_rigor.rules import Asked, evaluate, false_completed, lost_cells
from sphinx_rigor.rules._explanation import explain_module
from sphinx_rigor.rules._frame import frame_at
from sphinx_rigor.rules._names import unknown_in_standard, unknown_names
from sphinx_rigor.rules._openers import leading_run, longer_run, well_written
from sphinx_rigor.rules._texts import in_line
from sphinx_rigor.rules.lost_text import describe

TWO = SMALL.replace('kind = "flaw"\nmin = 1', 'kind = "flaw"\nmin = 2')
CHECKED = SMALL.replace("[status]", "[front-matter.when-enforced]\nchecked = true\n[status]", 1)
UNSAFE = SMALL + '[rules]\non = ["unsafe-html"]\n'


def flawed(count: int) -> Draft:
    draft = Draft().heading(2, "Part 1: Proof").formula("a=b").formula("b=c")
    draft.heading(2, "Part 2: Faults")
    for number in range(1, count + 1):
        draft.bold(f"Flaw {number}: slow {number}").bold("Cause", ": 2 loops")
    return draft


def empty_with_words() -> Draft:
    """Return a draft with a box that its directive calls empty, and words within."""
    draft = Draft().full_box("remark", words=1)
    draft.kept["boxes"] = [replace(each, empty=True) for each in draft.kept["boxes"]]
    return draft


def told(draft: Draft, wanted: str, folder: Path, rule: str) -> list[int]:
    article = draft.article(standard(folder, wanted))
    found = evaluate([article], article.standard, str, asked=Asked(only=[rule]))
    return [each.line for each in found]


@pytest.mark.parametrize(
    ("rule", "draft", "wanted", "lines"),
    [
        ("incomplete-entry", lambda: flawed(1), TWO, []),
        ("too-many", lambda: flawed(1), TWO, []),
        ("too-few-entries", lambda: flawed(1), TWO, [10]),
        ("incomplete-entry", lambda: flawed(2), TWO, [11]),
        ("incomplete-entry", complete, SMALL, []),
        ("unmet-key", lambda: Draft("title: T\n").text(), CHECKED, [1]),
        ("unmet-key", lambda: Draft(FINISHED).text(), CHECKED, [5]),
        ("unmet-key", lambda: Draft(f"{FINISHED}checked: false\n").text(), CHECKED, [6]),
        ("unmet-key", lambda: Draft(f"{FINISHED}checked: true\n").text(), CHECKED, []),
        (
            "swallowed-heading",
            lambda: Draft().enclosed("```{note}", "Deeper", shallow=False),
            SMALL,
            [],
        ),
        (
            "swallowed-heading",
            lambda: Draft().enclosed("```{note}", "As deep", shallow=True),
            SMALL,
            [7],
        ),
        ("empty-box", lambda: Draft().result("remark", "r"), SMALL, [7]),
        ("empty-box", lambda: Draft().box("remark", empty=True), SMALL, [7]),
        ("empty-box", lambda: Draft().full_box("remark", words=1), SMALL, []),
        ("empty-box", empty_with_words, SMALL, [7]),
        ("unsafe-html", lambda: Draft().fault("unclosed-div", "<div"), UNSAFE, []),
        ("unsafe-html", lambda: Draft().fault("unsafe-html", "<script>"), UNSAFE, [7]),
        ("unproven-result", lambda: Draft().box("remark"), SMALL, []),
        ("unproven-result", lambda: Draft().result("theorem", "t"), SMALL, [7]),
        ("unproven-result", lambda: Draft().box("theorem", empty=True), SMALL, []),
        (
            "unproven-result",
            lambda: Draft().result("theorem", "t").result("proof", ""),
            SMALL,
            [],
        ),
    ],
)
def test_a_rule_tells_its_fault_and_no_other(
    tmp_path: Path, rule: str, draft: Callable[[], Draft], wanted: str, lines: list[int]
) -> None:
    assert told(draft(), wanted, tmp_path, rule) == lines


def test_two_articles_that_are_one_part_of_a_series_name_it(tmp_path: Path) -> None:
    wanted = standard(tmp_path)
    text = f"{FINISHED}series: {{name: Sums, part: 2}}\n"
    both = [Draft(text).text().article(wanted, f"articles/{each}") for each in "ab"]
    found = evaluate(both, wanted, str, asked=Asked(only=["duplicate-series-part"]))
    assert [("Sums" in each.message, each.path) for each in found] == [
        (True, "articles/a.md"),
        (True, "articles/b.md"),
    ]


def test_the_second_heading_in_a_fence_is_not_told(tmp_path: Path) -> None:
    draft = Draft().enclosed("```{note}", "One", shallow=True).text()
    first = draft.kept["enclosed"][0]
    draft.kept["enclosed"] += [replace(first, at=9, text="Two"), replace(first, line=8)]
    assert told(draft, SMALL, tmp_path, "swallowed-heading") == [7, 8]


@pytest.mark.parametrize(
    ("text", "line", "frame"),
    [
        ("T\n===\n", 1, ("=", False, 1)),
        ("T\n===\n", 2, ("=", False, 1)),
        ("===\nT\n===\n", 2, ("=", True, 1)),
        ("===\nT\n===\n", 3, ("=", True, 1)),
        ("---\nT\n===\n", 2, ("=", False, 2)),
        ("\n===\n", 1, None),
        ("T\n", 1, None),
        ("T\n", 3, None),
        ("T\n=-=\n", 1, None),
        ("T\n=\n", 1, None),
    ],
)
def test_a_heading_is_framed_by_a_line_of_one_mark(
    text: str, line: int, frame: tuple | None
) -> None:
    found = frame_at(text, Label(line, line, "", LabelForm.HEADING, "T", 0, 0, 1))
    assert (found and (found.mark, found.above, found.line)) == frame


@pytest.mark.parametrize(
    ("outer", "inner", "longer"),
    [
        ("```{a}", "x", "````"),
        ("```{a}", "`````{b}", "``````"),
        (":::::{a}", "> :::", "::::::"),
        ("~~~", "", "~~~~"),
    ],
)
def test_a_run_is_longer_than_both(outer: str, inner: str, longer: str) -> None:
    assert longer_run(outer, inner) == longer
    assert len(longer) > len(leading_run(outer))
    assert well_written("```note T") == "```{note} T"
    assert well_written("T") == "T"


def repeated(kind: str, many: int) -> Draft:
    """Return a draft that says one thing of a length twice."""
    draft = Draft()
    if kind == "formula":
        return draft.formula("x" * many).text().formula("x" * many)
    return draft.text("word " * many).text().text("word " * many)


@pytest.mark.parametrize(
    ("kind", "many", "told_twice"),
    [
        *(("formula", 59, False), ("formula", 60, True), ("formula", 61, True)),
        *(("paragraph", 39, False), ("paragraph", 40, True), ("paragraph", 41, True)),
    ],
)
def test_what_is_long_is_not_repeated(
    tmp_path: Path, kind: str, many: int, told_twice: bool
) -> None:
    lines = told(repeated(kind, many), SMALL, tmp_path, f"repeated-{kind}")
    assert lines == ([9] if told_twice else [])


@pytest.mark.parametrize("many", [1, 39, 40, 41, 90])
def test_lost_cells_are_told_by_their_beginning(many: int) -> None:
    text = "".join(chr(0x4E00 + each) for each in range(many))
    said = lost_cells.describe(Fault("lost-cells", 1, text)).render(str)
    assert text[:40] in said
    assert text[40:41] not in said or many <= 40


@pytest.mark.parametrize("many", [0, 1, 3, 4, 9])
def test_a_false_claim_names_its_first_faults(many: int) -> None:
    faults = tuple(Message(f"fault{each}") for each in range(many))
    verdict = replace(judged("a", State.CLAIMED, met=4), faults=faults)
    said = false_completed.describe(verdict).render(str)
    assert said.count("fault") == min(many, 3)
    assert ("unmet: 0 of 4" in said) is (many == 0)
    assert "unmet: 1 of 4" in false_completed.describe(replace(verdict, met=3)).render(str)


@pytest.mark.parametrize("many", [1, 39, 40, 41, 90])
def test_lost_text_is_told_by_its_beginning(many: int) -> None:
    text = "".join(chr(0x4E00 + each) for each in range(many))
    said = describe(Fault("lost-text", 1, text)).render(str)
    assert text[:40] in said
    assert text[40:41] not in said or many <= 40


def test_a_name_that_is_no_rules_is_told_with_the_nearest(tmp_path: Path) -> None:
    known = {"bad-date", "too-many"}
    said = [each.render(str) for each in unknown_names(["bad-dat", "bad-date", "zzz"], known)]
    assert said == [
        "there is no rule bad-dat; did you mean bad-date?",
        "there is no rule zzz; see: rigor rules",
    ]
    wanted = standard(tmp_path, SMALL + '[rules]\non = ["x"]\noff = ["too-many", "y"]\n')
    found = list(
        unknown_in_standard(replace(wanted, severities=(("z", Severity.ERROR),)), known)
    )
    assert [each.place for each in found] == ["rules.on", "rules.off", "rules.severity.z"]


def test_a_rule_that_no_module_is_about_says_all_in_its_summary() -> None:
    assert explain_module("x", "sphinx_rigor.rules.absent") == ()
    assert explain_module("x", "sphinx_rigor.rules.bad_date") != ()
    assert explain_module("x", "sphinx_rigor.atomic") == ()


def test_the_first_characters_of_a_file_can_be_changed() -> None:
    edits = in_line("abc\nabc\n", Finding("a.md", 1, "r", "m"), "a", "x")
    assert edited("abc\nabc\n", list(edits)) == "xbc\nabc\n"
