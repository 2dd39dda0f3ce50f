r"""A bare formula is read as Sphinx documents it: blank lines, ``&`` with a matrix inside."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.check.checker import Checker, Source
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.read.blank import as_rows, end_rows
from sphinx_rigor.math.read.tex import split_rows
from sphinx_rigor.records import START


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("a = b\n\nc = d", ["a = b", "c = d"]),
        ("a\n  \n\n\nb\n\nc", ["a", "b", "c"]),
        ("a &= b \\\\\n  &= c\n\nd &= e", ["a &= b", "&= c", "d &= e"]),
        ("a \\\\\n\nb", ["a", "b"]),
        ("a \\\\[1ex]\n\nb", ["a", "b"]),
        ("a\n\n[b] *c", ["a", "{}\n[b] *c"]),
        ("\\begin{aligned}a\n\n&b\\end{aligned}\n\nc", ["\\begin{aligned}a\n\n&b\\end{aligned}", "c"]),
        ("{a\n\nb}", ["{a\n\nb}"]),
        ("\\left(a\n\nb\\right)", ["\\left(a\n\nb\\right)"]),
        ("% first\n\na", ["% first\n\na"]),
        ("a % then\n\nb", ["a % then", "b"]),
        ("a\n\n% end", ["a\n\n% end"]),
        ("\n\na\n\n", ["a"]),
    ],
)  # fmt: skip
def test_a_blank_line_ends_a_row(source: str, rows: list[str]) -> None:
    written = end_rows(source)

    assert [each.strip() for each in split_rows(written)] == rows
    assert written.count("\n") == source.count("\n")
    assert end_rows(written) == written


@pytest.mark.parametrize(
    ("source", "aligned"),
    [
        (r"A & = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", True),
        (r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", False),
        (r"a & b \\ c & d", False),
        (r"a & b", False),
    ],
)
def test_an_ampersand_beside_a_matrix_is_set_in_columns(source: str, aligned: bool) -> None:
    assert as_rows(source).startswith("\\begin{aligned}") is aligned


@pytest.mark.parametrize("renderer", ["rigor", "mathjax"])
def test_equations_apart_by_blank_lines_are_rows(project, renderer: str) -> None:
    rest = (
        "T\n=\n\n.. math::\n   :label: l\n\n   a &= b \\\\\n     &= c\n\n   d &= e\n\n:eq:`l`\n"
    )
    files = {"index.rst": rest, "m": "# M\n\n$$\np = q\n\nr = s\n$$\n"}
    site = project(files, html_math_renderer=renderer)
    html, latex = site.build(), site.build("latex")
    book = next(latex.out.glob("*.tex")).read_text("utf-8")

    assert html.about("invalid-math") == []
    assert html.page().count(">(1)") == 2
    if renderer == "rigor":
        assert html.page().count("<mtr") == 3
        assert html.page("m").count("<mtr") == 2
    assert "&= c\n\\\\\nd &= e\\end{aligned}\\tag{1}" in book


@pytest.mark.parametrize(
    ("starred", "apart"),
    [
        (r"\xi*\eta", r"\xi * \eta"),
        (r"\infty*2", r"\infty * 2"),
        (r"V^\ast*", r"V^\ast *"),
        (r"\mathbb{R}*", r"\mathbb{R} *"),
        (r"\newcommand{\own}{y}\own*z", r"\newcommand{\own}{y}\own * z"),
        (
            r"\bigg{|}_0^1 \Big{(} y \Big{)} \big{\langle}",
            r"\bigg|_0^1 \Big( y \Big) \big\langle",
        ),
    ],
)
def test_what_latex_reads_alike_is_set_alike(starred: str, apart: str) -> None:
    assert Converter().convert(starred, display=False) == Converter().convert(
        apart, display=False
    )


def test_a_command_with_a_star_keeps_it() -> None:
    assert "lim" in Converter().convert(r"\operatorname*{lim}_x", display=True)


@pytest.mark.parametrize(
    "source",
    ["f = 2*(x**2 - y**2)", "x**2+y**2", "(a+b)**2 * c**2", r"x_{1}**2 + \beta**2", "x ** 2 - y ** 2"],
)  # fmt: skip
def test_powers_of_other_languages_are_no_running_text(source: str) -> None:
    assert Checker().check(Source(source, START, display=False)) == []


@pytest.mark.parametrize("source", ["，**重点**，", "x **very bold** y", "用**重点**表示"])
def test_bold_in_a_formula_is_running_text(source: str) -> None:
    (fault,) = Checker().check(Source(source, START, display=False))

    assert fault.rule == "unpaired-dollar"


def test_faults_are_named_in_the_words_of_their_mark_up(project) -> None:
    rest = (
        "T\n=\n\nA :math:`x and then some more words follow` here.\n\n.. math:: a = b\\\n\n"
        ".. toctree::\n\n   m\n"
    )
    built = project(
        {"index.rst": rest, "m": "# M\n\n$x and then some more words follow$\n"}
    ).build()

    (page, rested) = sorted(built.about("unpaired-dollar"), key=lambda each: "m.md" not in each)
    assert "dollar" in page
    assert "backquote" in rested
    (last,) = built.about("invalid-math")
    assert "index.rst:6" in last
    assert "a backslash stands at its end" in last
