"""Which lines show something, and which stand where, told by pure functions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docutils import nodes

from sphinx_rigor.collect.code_lines import REACH, first_code_line
from sphinx_rigor.collect.course import APART, Course
from sphinx_rigor.collect.equations import equations
from sphinx_rigor.collect.fences import is_code_in, level_at
from sphinx_rigor.collect.files import level_of
from sphinx_rigor.collect.literal_marks import Mark, marks_in, written_at
from sphinx_rigor.collect.lost_cells import cells
from sphinx_rigor.collect.neighbours import label_of
from sphinx_rigor.collect.seen import is_visible, paragraph_lines, seen_lines, visible_lines
from sphinx_rigor.collect.visible_html import visible_html
from sphinx_rigor.doctree.labels import runs
from sphinx_rigor.records import START
from sphinx_rigor.source import Syntax, read_fences


@pytest.mark.parametrize(
    ("html", "lines", "text", "pictures"),
    [
        ("<p>a</p>", {0}, "a", ()),
        ("<div><p hidden>a<b>b</b></p>c</div>", {0}, "c", ()),
        ("<div hidden><p>a</p>b</div>\nc", {1}, "c", ()),
        ("<b>a</b>\n<b hidden>b</b>c", {0, 1}, "a c", ()),
        ("<p hidden><b>a</i></b>b</p>c", {0}, "c", ()),
        ("<i><b>a</i>b</b>c", {0}, "a b c", ()),
        ("<p hidden><img src=x></p><img src=y>\n<hr>", {0, 1}, "", ("y",)),
        ("<br hidden>a", {0}, "a", ()),
        ("<i>\n<i hidden>\n<i>x</i>\n</i>\na</i>\n", {4}, "a", ()),
        ("</p>a", {0}, "a", ()),
        ("<video src=v>no</video>", {0}, "no", ("v",)),
        ("\n\n<p>a\nb</p>", {2, 3}, "a b", ()),
        ("<p>&nbsp;</p>", set(), "", ()),
        ("<object/>a", {0}, "a", ("",)),
    ],
)
def test_what_is_seen_of_html(html: str, lines: set, text: str, pictures: tuple) -> None:
    found = visible_html(html)
    assert (found.lines, found.text, found.pictures) == (lines, text, pictures)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("words\n", "1"),
        ("[a]: b\nwords\n", "01"),
        ("```x\nseen\n```\n", "111"),
        ("```x\n```\n", "00"),
        ("~~~x\n\n~~~\n", "000"),
        (":::x\n:::\nseen\n", "001"),
        ("```x\n:::y\nseen\n:::\n```\n", "11111"),
        ("```x\n:::y\n:::\nseen\n```\n", "10011"),
        ("<p>\n</p>\n", "00"),
        ("<p>\nseen\n</p>\n", "111"),
        ("> ```x\n> ```\n", "00"),
        ("- <p>\n  </p>\n", "00"),
        ("seen\n---\n", "11"),
        ("---\n---\nseen\n", "111"),
        ("| a |\n|---|\n", "01"),
        ("```\n```\n```\n", "111"),
        ("```x\n```y\n```\n", "100"),
        ("seen\n```\n", "11"),
        ("", ""),
    ],
)
def test_fences_and_tags_count_with_what_they_hold(text: str, shown: str) -> None:
    lines = text.splitlines()
    seen = {number for number, line in enumerate(lines, 1) if line.strip("> -") == "seen"}
    seen |= {number for number, line in enumerate(lines, 1) if line == "words"}
    solid = bytes(bool(line.strip()) for line in lines)
    assert "".join(map(str, seen_lines(lines, solid, seen))) == shown


def paragraph(*children: nodes.Node | str) -> nodes.paragraph:
    made = (nodes.Text(each) if isinstance(each, str) else each for each in children)
    return nodes.paragraph("", "", *made)


@pytest.mark.parametrize(
    ("node", "lines"),
    [
        (paragraph("a"), {0}),
        (paragraph("a\nb"), {0, 1}),
        (paragraph("a\n\u200b\nb"), {0, 2}),
        (paragraph("a", nodes.math("", "x"), "\nb"), {0, 1, 2, 3}),
        (paragraph("a", nodes.math("", "x")), {0}),
        (paragraph("a\nb", nodes.math("", "x"), nodes.math("", "y")), {0, 1, 2, 3, 4, 5}),
        (paragraph("\na\nb"), {1, 2, 3, 4}),
        (paragraph("a\n", nodes.literal("", "b\nc\nd")), {0, 1, 2, 3}),
        (paragraph("\u200b"), set()),
    ],
)
def test_lines_of_a_paragraph(node: nodes.paragraph, lines: set[int]) -> None:
    assert set(paragraph_lines(node, list(runs(node)))) >= lines
    assert max(paragraph_lines(node, list(runs(node))), default=-1) == max(lines, default=-1)


def test_lines_with_something_on_them_are_visible() -> None:
    assert list(visible_lines("\na\n \u200b\n.\n")) == [1, 3]
    assert [is_visible(each) for each in ("", " ", "\u200b", "a", " .", "\ue000", "字")] == [
        *(False, False, False, True, True, False, True),
    ]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("a = b", []),
        ("a \\\\ b", ["a \\\\ b"]),
        ("\\begin{aligned} a &= b \\\\ &= c \\\\ d &= e \\end{aligned}", ["a &= b", "d &= e"]),
        ("\\begin{align} a \\\\ = b \\\\ c \\nonumber \\end{align}", ["a", "= b", "c"]),
        ("\\begin{align*} a \\\\ = b \\\\ = c \\tag{1} \\end{align*}", ["a", "= c"]),
        ("\\begin{gather} a \\\\ \\quad = b \\nonumber \\end{gather}", ["a"]),
        ("= a \\\\ b", []),
        ("\\begin{split} a \\cr \\le b \\end{split}", ["a"]),
    ],
)
def test_rows_that_state_something(source: str, rows: list[str]) -> None:
    found = [" ".join(each.replace("\\nonumber", "").split()) for each in equations(source)]
    assert [each.replace(" \\tag{1}", "") for each in found] == rows


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (["# a"], 1),
        (["###### a"], 6),
        (["####### a"], 0),
        (["#a"], 0),
        (["> ## a"], 2),
        (["#"], 1),
        (["a", "==="], 1),
        (["a", " --- "], 2),
        (["a", "=-="], 1),
        (["a", "b"], 0),
        (["a", ""], 0),
        (["a"], 0),
        ([], 0),
    ],
)
def test_a_heading_has_the_level_that_is_written(lines: list[str], level: int) -> None:
    for above in ([], ["---"], ["x", "# y"]):
        assert level_of([*above, *lines], len(above)) == level


@pytest.mark.parametrize("above", [0, 1, 5])
@pytest.mark.parametrize("between", [0, 1, 3, REACH - 1, REACH])
def test_code_is_found_below_its_directive_and_not_far_away(above: int, between: int) -> None:
    lines = [*["-"] * above, *["```{x}", *[":o:"] * between][: between + 1], "> a = 1", "b"]
    found = first_code_line(lines, above + 1, "\n\n  a = 1\nb")
    assert found == (above + 2 + between if between < REACH - 1 else above + 1)


@pytest.mark.parametrize("many", [1, 2, 3, 7])
@pytest.mark.parametrize("up", range(1, 9))
def test_code_may_end_on_the_line_that_is_told(many: int, up: int) -> None:
    lines = ["-"] * 12
    lines[9 - up] = "a = 1"
    found = first_code_line(lines, 10, "a = 1\n" + "b\n" * (many - 1))
    assert found == (10 - up if up <= many else 10)
    assert first_code_line(["a = 1", "-", "-"], 2, "a = 1\nb\nc") == 1
    assert first_code_line(lines, 10, "\n") == 10


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("> | a | `x\\|y` |", ["a", "`x\\|y`"]),
        ("| | b |", ["", "b"]),
        ("| a |  |", ["a", ""]),
        ("|", []),
        ("", []),
        ("a", ["a"]),
    ],
)
def test_cells_of_a_line(line: str, found: list[str]) -> None:
    assert cells(line) == found


@pytest.mark.parametrize(
    ("label", "kind", "own"),
    [
        ("theorem-1", "theorem", ""),
        ("theorem-1a", "theorem", "theorem-1a"),
        ("theorem-1", "lemma", "theorem-1"),
        ("lemma-1", "theorem", "lemma-1"),
        ("thm", "theorem", "thm"),
        ("a-exercise-2", None, ""),
        ("a-exercise-b", None, "a-exercise-b"),
        ("", "theorem", ""),
    ],
)
def test_a_label_that_an_extension_made_is_none(label: str, kind: str, own: str) -> None:
    node = nodes.admonition("", label=label, **({"realtype": kind} if kind else {}))
    assert label_of(node) == own


def told(text: str, syntax: Syntax) -> Iterator[tuple]:
    for each in marks_in(text, syntax):
        yield each.rule, each.written, each.line, each.detail


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("a\n**b：**c", [("literal-stars", "**b", 1, "**b：**c → **b**：c")]),
        ("a\nb\n:::{note} T\nc", [("literal-fence", ":::{note} T", 2, "here :::{note} T")]),
        ("：：：", [("literal-fence", "：：：", 0, "here ：：：")]),
        ("a\n$$ b", [("unclosed-dollars", "$$", 1, "$$")]),
        ("a : b :: c", []),
    ],
)
def test_marks_that_the_page_shows(text: str, marks: list) -> None:
    assert list(told(text, Syntax())) == marks
    off = Syntax(colon=False, dollars=False)
    assert [each[3].split()[0] for each in told(text, off) if each[0] == "literal-fence"] == [
        "off" for each in marks if each[0] == "literal-fence"
    ]
    assert [each for each in told(text, off) if each[0] == "unclosed-dollars"] == []


@pytest.mark.parametrize(
    ("line", "reach", "found"),
    [(1, 2, 2), (1, 1, 0), (2, 1, 2), (3, 9, 4), (5, 9, 0), (4, 1, 4)],
)
def test_a_mark_is_looked_for_within_its_reach_and_not_escaped(
    line: int, reach: int, found: int
) -> None:
    lines = ["\\::: a", ":::", "\\:::", "x :::"]
    assert written_at(lines, Mark("r", ":::", line, "", reach)) == found


FENCED = "# A\n```{note}\n## B\n~~~\ncode\n~~~\ntext\n```\n### C\n```\ncode\n```\n"


def test_lines_of_code_and_levels_above_a_line() -> None:
    whole = read_fences(FENCED, Syntax(), 0, 0)
    code = [line for line in range(1, 13) if is_code_in(whole, line)]
    assert code == [5, 6, 11, 12]
    assert [level_at(whole, line) for line in (1, 2, 9, 10, 12)] == [0, 1, 1, 3, 3]
    assert level_at(read_fences("a\n", Syntax(), 0, 4), 1) == 4
    assert is_code_in(None, 1) is False


def test_a_course_knows_its_stretch() -> None:
    course = Course()
    assert course.spot == START
    first = course.meet("", 4).place
    assert (course.bottom(9), course.bottom(2), course.is_in(first)) == (9, 4, True)
    course.meet("", 2)
    assert not course.is_in(first)
    assert course.is_in(course.place_of(1))
    assert course.bottom(9) == course.end_of_run() == 2 * APART - 1
