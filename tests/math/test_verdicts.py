"""A formula is judged as MathJax and LaTeX judge it: no false alarm, no fault that passes."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.check.checker import Checker, Source
from sphinx_rigor.math.check.structure import misplaced
from sphinx_rigor.math.check.vocabulary import everybody, hint
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.wording import for_latex, for_mathjax, latex_packages
from sphinx_rigor.math.names.ours import FOR_LATEX, FOR_MATHJAX, LIST
from sphinx_rigor.math.names.tables import (
    arguments,
    latex_commands,
    mathjax_commands,
    packages,
)
from sphinx_rigor.math.write.latex import FAULTY
from sphinx_rigor.records import Spot
from sphinx_rigor.rules.undefined_macro import describe


def rules(*texts: str, asked: tuple[str, ...] = ()) -> list[str]:
    checker = Checker((), asked)
    sources = [Source(text, Spot(1, 1, ""), display=True) for text in texts]
    return [fault.rule for each in sources for fault in checker.check(each)]


FAULTS = [
    r"\begin{array}{|c|}\hline a\\ b\hline\\\end{array}",
    r"\alpha\limits_a",
    r"x\nolimits^2",
    r"a\tag{1}\tag{2}",
    r"\begin{align}a\label{x}\label{y}\end{align}",
    r"\begin{equation}a=\cr b+c\end{equation}",
    r"a \cr b",
    r"\frac \sqrt x y",
    r"\sqrt^23",
    r"\frac2^34",
    r"\frac{a}\mathbf{b}",
    r"\hat\mathbf x",
    r"\middle|",
    r"\uproot{2}\sqrt[3]{a}",
    r"\sqrt[\uproot{-2}\uproot{2}\beta]{k}",
    r"a\\[abc] b",
    r"\begin{align}\begin{align}a\end{align}\end{align}",
    r"\begin{equation}a\end{array}",
    r"\newenvironment{e}{a}{b}\begin{e}c",
    r"\gdef\foo#2{}",
    r"\begingroup a}",
    r"\left x a\right)",
    r"x^^2",
    r"\hspace{much}",
    r"a \\ \intertext{so} b",
    r"\verb|a \nonsense",
    r"\verb",
]


@pytest.mark.parametrize("text", FAULTS)
def test_what_mathjax_and_latex_refuse_is_a_fault(text: str) -> None:
    assert rules(text) == ["invalid-math"]


SOUND = [
    r"\def\pair#1,#2;{(#1\mid#2)}\pair a,b;",
    r"\newenvironment{bx}[1]{\textbf{Box #1}}{}\begin{bx}{2}q\end{bx}",
    r"\let\lb=\{\left\lb \frac{1}{2}\right\}",
    r"\begin{array}{c}\hline a\\\hline b\\[2pt]\hline\hline c\\ \hline\end{array}",
    r"\sum\limits_a \operatorname{q}\limits_a \mathop{+}\limits^b \lim\limits_a",
    r"\frac\partial{\partial x} \frac12\sqrt2 \hat\alpha x^\frac12 \mathbf\alpha",
    r"\frac{a}{b}^2 \sqrt[3]{x}^2 \dfrac{a}{b}\hat x",
    r"\begin{align}a\tag{1}\label{x}\\b\tag{2}\label{y}\end{align}",
    r"\left( a \middle| b \right)",
    r"\matrix{a&b\cr c&d}",
    r"\begin{array}{c}a\cr b\end{array}",
    "a % \\hline \\nonsense\n",
    r"\verb|\nonsense|",
    r"\R \argmax_x \coloneqq \Rarr \llbracket x\rrbracket \begin{dcases}a\end{dcases}",
    r"\begin{gather}\begin{aligned}a\end{aligned}\end{gather}",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_they_set_is_none(text: str) -> None:
    assert not set(rules(text)) & FAULTY


def test_what_only_the_converter_refuses_is_left_to_mathjax() -> None:
    for text in (r"\class{a}{b}", r"\begin{CD}A\end{CD}", r"\bbox[red]{x}", r"x_\bf a"):
        assert set(rules(text)) <= {"math-fallback"}, text


def test_a_package_counts_once_it_is_asked_for() -> None:
    assert rules(r"\dv{f}{x}") == ["undefined-macro"]
    assert rules(r"\require{physics}", r"\dv{f}{x}") == ["math-fallback"]
    assert rules(r"\upalpha", asked=("upgreek",)) == ["math-fallback"]
    assert not set(rules(r"\begin{multlined}a\end{multlined}")) & FAULTY


def test_a_name_nobody_knows_comes_with_what_helps() -> None:
    assert hint(r"\dv") == "package physics"
    assert hint(r"\alhpa") == r"near \alpha"
    assert hint(r"\textcircled") == "latex"
    assert hint(r"\qzx") == ""
    (fault,) = Checker().check(Source("a\n\\alhpa", Spot(3, 3, ""), display=True))
    said = describe(fault)
    assert fault.line == 4
    assert dict(said.values)["entry"] == r'"alhpa": r"\operatorname{alhpa}"'
    assert dict(said.values)["near"] == r"\alpha"


def test_every_word_of_our_list_is_known_to_the_converter() -> None:
    for name in LIST:
        shown = Converter().convert(rf"\{name}{{x}}", display=True)
        assert "math" in shown, name


def test_what_our_list_stands_for_is_in_words_that_all_know() -> None:
    for name in LIST:
        for text in (for_latex(rf"a_\{name} "), for_mathjax(rf"a_\{name} ")):
            assert rules(text + "{x}") == [] or "math-fallback" in rules(text + "{x}"), text
            assert f"\\{name} " not in text


def test_words_are_changed_only_where_nobody_defined_them() -> None:
    assert for_latex(r"x^\R + \bm x") == r"x^{\mathbb{R}} + \boldsymbol x"
    assert for_latex(r"\R", {"R"}) == r"\R"
    assert for_latex(r"\Rightarrow\empty") == r"\Rightarrow\emptyset"
    assert for_latex(r"a \lt b") == "a < b"
    assert for_mathjax(r"a \coloneqq b") == r"\require{mathtools}a \coloneqq b"
    assert for_mathjax(r"\begin{dcases}a\end{dcases}").startswith(r"\require{mathtools}")
    assert for_mathjax(r"\dag\R") == r"\dagger\mathbb{R}"


def test_characters_and_lengths_as_latex_has_them() -> None:
    assert for_latex("a ∴ b ∈ C") == r"a \therefore  b \in  C"
    assert for_latex("f′ + √2") == r"f' + {\surd}2"
    assert for_latex(r"\sqrt[\color{red}3]{x}") == r"\sqrt[{\color{red}3}]{x}"
    assert for_latex(r"\text{a ∴}\tag{∴}") == r"\text{a ∴}\tag{∴}"
    assert for_latex(r"\kern{1em}x\mskip{3mu}") == r"\kern1em x\mskip3mu "
    assert for_latex(r"\unicode{x41}\unicode{66}") == r"\text{A}\text{B}"


def test_the_packages_that_latex_needs() -> None:
    assert latex_packages(r"\cancel{x}\ce{H2O}\bra{a}") == {"cancel", "mhchem", "braket"}
    assert latex_packages(r"a \coloneqq \begin{rcases}b\end{rcases}") == {"mathtools"}
    assert latex_packages(r"\frac{a}{b}\alpha") == set()
    assert latex_packages(r"\cancel{x}", {"cancel"}) == set()


def test_the_tables_hold_what_everybody_knows() -> None:
    assert {"frac", "alpha", "begin", "ce", "require"} <= mathjax_commands()
    assert {"coloneqq", "gdef", "dag"} <= latex_commands()
    assert {"physics", "upgreek", "mathtools", "bbm"} <= packages().keys()
    assert (arguments()["frac"], arguments()["sqrt"]) == (2, 1)
    assert not (FOR_LATEX.keys() & latex_commands())
    assert not (FOR_MATHJAX.keys() & mathjax_commands())
    assert LIST.keys() <= everybody()


def test_what_the_author_defined_may_stand_anywhere() -> None:
    assert list(misplaced(r"\frac\half x", {"half"})) == []
    assert list(misplaced(r"\sqrt\hat x", {"hat"})) == []


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (r"x^\sqrt2", r"x^{\sqrt2}"),
        (r"x_\hat a b", r"x_{\hat a} b"),
        (r"x^\sqrt[3]{y}", r"x^{\sqrt[3]{y}}"),
        (r"x^{\sqrt2}", r"x^{\sqrt2}"),
        (r"x_\alpha", r"x_\alpha"),
        (r"\begin{darray}{c}a\end{darray}", r"\begin{array}{c}a\end{array}"),
    ],
)
def test_books_have_what_mathjax_alone_takes_in_the_words_of_latex(
    written: str, wanted: str
) -> None:
    assert for_latex(written) == wanted


@pytest.mark.parametrize(
    "text", [r"\begin{array}{c:c}a&b\end{array}", r"\begin{array}{c}a\\\hdashline b\end{array}"]
)
def test_dashed_rules_ask_for_their_package(text: str) -> None:
    assert latex_packages(text) == {"arydshln"}
