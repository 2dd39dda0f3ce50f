"""Each fault of a formula is found by its rule on its line, and nothing else is."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.check.checker import Checker, Source, links, names
from sphinx_rigor.math.read.definitions import Macro
from sphinx_rigor.records import Spot


def faults(*texts: str, display: bool = True, macros: tuple[Macro, ...] = ()) -> list:
    checker = Checker(macros)
    sources = [Source(text, Spot(10, 10, ""), display) for text in texts]
    return [(fault.rule, fault.line) for each in sources for fault in checker.check(each)]


FIRES = [
    ("invalid-math", 11, "a\n\\frac{2LC}T}"),
    ("invalid-math", 10, r"\frac{a}"),
    ("invalid-math", 12, "\\begin{align}\na &= b\\\\\nc &= {d\n\\end{align}"),
    ("invalid-math", 12, "\\begin{equation}\na\n\\frac{2LC}T}\n\\end{equation}"),
    ("invalid-math", 11, "x\n\\text{batch_size}"),
    ("invalid-math", 11, "\\begin{array}{c}a\\\\\\\n\\hline b\\end{array}"),
    ("invalid-math", 10, r"x_1_2"),
    ("invalid-math", 10, r"a & b"),
    ("invalid-math", 10, r"\begin{nonsense}a\end{nonsense}"),
    ("invalid-math", 10, r"\color{nonsense}x"),
    ("invalid-math", 11, "\\begin{aligned}\na \\tag{4}\n\\end{aligned}"),
    ("invalid-math", 10, r"a \left( b"),
    ("undefined-macro", 11, "x\n\\sgn(y)"),
    ("undefined-macro", 10, r"a \\\p(b)"),
    ("double-escape", 11, "x =\n\\left\\\\{a\\right."),
    ("double-escape", 10, r"x \in \\{1, 2\\}"),
    ("double-escape", 10, r"\sum \\#[x]"),
    ("double-escape", 10, r"\big\\{a\big\\}"),
    ("unpaired-dollar", 10, r"5，于是 x 更大，所以价格上涨"),
    ("unpaired-dollar", 10, r"and this is what they found"),
    ("unpaired-dollar", 10, r"**推论**：x=\alpha"),
    ("math-fallback", 10, r"\bbox[yellow]{x}"),
    ("math-fallback", 11, "a\n\\class{b}{x}"),
    ("math-fallback", 10, r"\bbox[red]{x}"),
]


@pytest.mark.parametrize(("rule", "line", "text"), FIRES, ids=[each[2] for each in FIRES])
def test_a_fault_is_found_once_on_its_line(rule: str, line: int, text: str) -> None:
    assert faults(text) == [(rule, line)]


SILENT = [
    r"a = b \tag{1}",
    r"\begin{align}a &= b \label{x}\\ c &= d \nonumber\end{align}",
    r"\begin{aligned}a\\{b}\\{\mathbf{c}}\end{aligned}",
    r"\begin{cases}1 & x>0\\\{y\} & \text{否则，即 x 不大于零的时候。}\end{cases}",
    r"- t \log p^n = -nt \log p",
    r"\text{for all } x \text{ and this is what they found}",
    r"F_{\text{最大值}} 其中 x",
    r"最大值",
    r"\operatorname{arg max}_{x} \mathrm{some words in roman type}",
    r"\sin x \cos y \log z",
    r"a * b * c ** d",
    r"\newcommand{\sgn}{\operatorname{sgn}}\sgn(x)",
    r"\newcommand{sgn}{\operatorname{sgn}}\sgn(x)",
    r"\def\sgn#1{#1}\sgn{x}",
    r"\left\{ x \right\}\left\| y \right\|",
    r"\Bigl\{\!\!\Bigr\}",
    r"\begin{matrix}a\\ \{b\}\end{matrix}",
    r"x \\ y",
    r"\text{\$5} + \text{50\%} + \text{a\_b} + \text{若 $x_1$}",
    r"\begin{array}{c}a\\ \hline b\end{array}",
    r"\eqref{x}",
    "a % a comment of several plain words\n= b",
    r"\underbrace{a}_{\text{一段话，带有标点。}}",
    r"\label{eq:x} a",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert faults(text) == []


def test_a_macro_counts_once_the_article_or_the_site_defines_it() -> None:
    define = r"\newcommand{\sgn}{\operatorname{sgn}}"

    assert faults(define, r"\sgn x") == []
    assert faults(rf"{define} \left\\{{", r"\sgn x") == [("double-escape", 10)]
    assert faults(r"\sgn x", define) == [("undefined-macro", 10)]
    assert faults(r"\sgn x", macros=(Macro("sgn", 0, "s"),)) == []
    assert faults(r"\newcommand{\zz}[2][x]{#1#2}", r"\zz{a}") == []
    assert faults(r"\newcommand{\word}[1]{\text{#1}}", r"\word{a}") == []
    assert faults(r"\text{a_b}\def\word#1{\text{#1}}", r"\word{a}") == [("invalid-math", 10)]
    assert faults(r"\text{the #1}") == [("invalid-math", 10)]


def test_a_tag_in_running_text() -> None:
    two = r"\begin{align}\tag{1}x\tag{2}\end{align}"
    assert faults(two, display=False) == [("invalid-math", 10)]
    assert faults(r"E = mc^2 \tag{1}", display=False) == [("inline-tag", 10)]
    assert faults(r"E = mc^2", display=False) == []


def test_the_names_and_references_of_equations() -> None:
    text = "\\begin{align}\na \\label{x}\\\\\nb \\tag{2}\\\\\n\\eqref{y}\n\\end{align}"
    found = list(names(Source(text, Spot(10, 10, ""), display=True, label="lab")))

    assert [(each.line, each.tag, each.labels) for each in found] == [
        (11, "", ("lab", "x")),
        (12, "2", ()),
    ]
    assert [
        (each.line, each.target) for each in links(Source(text, Spot(10, 10, ""), display=True))
    ] == [(13, "y")]


def test_a_definition_unmakes_what_was_sound() -> None:
    texts = [r"\hat x", r"\def\hat#1#2{#1#2}", r"\hat x", r"\hat x"]
    found = faults(*texts, display=False)
    assert found == [("invalid-math", 10), ("invalid-math", 10)]
