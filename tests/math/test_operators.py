r"""Operators of any shape, and TeX's older words for fractions and roots."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.math.check.checker import Checker, Source
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.marks import SIGN
from sphinx_rigor.math.render.renderer import Manner, Renderer
from sphinx_rigor.records import Spot


def shown(source: str, *, display: bool = True) -> str:
    """Return a formula as MathML without the elements around it."""
    mathml = Converter().convert(source, display=display)
    return re.sub(r"\A<math[^>]*>|</math>\Z", "", mathml)


SHAPES = [
    r"\mathop{\mathbb{E}}",
    r"\operatorname*{\mathbb{E}}",
    r"\mathop{\underline{\mathrm{ess\,sup}}}",
    r"\operatorname*{\overline{\text{lim}}}",
    r"\varlimsup",
    r"\newcommand{\E}{\mathop{\mathbb{E}}}\E",
    r"\newcommand{\E}[1]{\mathop{\mathbb{E}_{#1}}}\E{y}",
    r"\newcommand{\E}{\operatorname*{\mathcal{E}}}\newcommand{\F}{\E}\F",
]


@pytest.mark.parametrize("operator", SHAPES)
def test_limits_stand_below_in_displays_and_beside_in_lines(operator: str) -> None:
    assert "<munder>" in shown(operator + "_{x}")
    assert "<munderover>" in shown(operator + "_{x}^n")
    assert "<munder>" not in shown(operator + "_{x}", display=False)
    assert "<munder>" in shown(operator + r"\limits_{x}", display=False)
    assert "<munder>" not in shown(operator + r"\nolimits_{x}")


@pytest.mark.parametrize("source", [r"\operatorname{a_b}(x)", r"\operatorname{\rm tr}A"])
def test_a_name_of_more_than_letters_is_a_name(source: str) -> None:
    assert "\u2061" in shown(source)


def test_an_operator_without_a_name_is_a_space() -> None:
    assert "<mi>x</mi>" in shown(r"\newcommand{\d}{\mathop{}\!\mathrm{d}}\int f\d x")


def test_a_fault_in_an_operator_is_a_fault() -> None:
    found = Checker().check(Source(r"\mathop{\foo}_x", Spot(3, 3, ""), display=True))

    assert [(each.rule, each.line) for each in found] == [("undefined-macro", 3)]


FRACTIONS = [
    (r"{a \above 2pt b}", '<mfrac linethickness="2pt"><mi>a</mi><mi>b</mi></mfrac>'),
    (r"{a \overwithdelims() b}", "(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo"),
    (r"{a \atopwithdelims[] b}", '[</mo><mfrac linethickness="0">'),
    (r"{a \abovewithdelims\{. 1pt b}", '{</mo><mfrac linethickness="1pt">'),
    (r"X_{1 \overwithdelims [ ] 2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    (r"\root n+1 \of {x}", "<mroot><mi>x</mi><mrow><mi>n</mi>"),
    (r"\cfrac[l]{1}{2}", "<mfrac"),
    (r"\surd", ">√</mo>"),
    (r"a\not\mathrel{R}b", "/</mo></mpadded><mi>R</mi>"),
    (r"\cancel[x]{y}", "<mi>y</mi>"),
    (r"\displaylines{a\\b}", "<mtr><mtd><mi>b</mi>"),
    (r"\left\arrowvert a\right\Arrowvert", "‖</mo>"),
    (r"\let\a(\let\b\a\left\b x\right)", "(</mo><mi>x</mi>"),
    (r"\def\a{x}\let\a=\|\left\a y\right\a", "<mi>y</mi>"),
    (r"\newcommand{\be}{\begin{aligned}}\newcommand{\ee}{\end{aligned}}\be a&=b\ee", "<mtable"),
]


@pytest.mark.parametrize(("source", "wanted"), FRACTIONS, ids=[each for each, _ in FRACTIONS])
def test_older_words_are_known(source: str, wanted: str) -> None:
    found = shown(source)

    assert wanted in found
    assert "[l]" not in found
    assert "<mi>x</mi><mi>y" not in found


@pytest.mark.parametrize("name", ["flalign*", "alignat*"])
def test_what_mathjax_has_to_set_has_no_marks_of_ours(name: str) -> None:
    count = "{1}" if name == "alignat*" else ""
    source = rf"\begin{{{name}}}{count}\bbox[red]{{a}}&=b\\c&=d\end{{{name}}}"
    found = Renderer(Manner((), lambda _label: None)).block(source, [None, None])[0].html

    assert "rigor-fallback" in found
    assert SIGN not in found


@pytest.mark.parametrize("inner", [r"\left(a\right)", r"\middle|", r"\char {40}"])
def test_brackets_in_an_operator_stop_nothing(inner: str) -> None:
    assert "<mi>b</mi>" in shown(rf"\mathop{{{inner}}}_b")
