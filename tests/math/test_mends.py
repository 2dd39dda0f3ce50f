"""What the converter writes is mended: bold, rows, brackets, scripts typed as characters."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.math.convert.compose import compose
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.elements import every, parse, written
from sphinx_rigor.math.convert.marks import SIGN
from sphinx_rigor.math.read.display import read_display
from sphinx_rigor.math.write.html import STATIC


def mathml(source: str, *, display: bool = True) -> str:
    return Converter().convert(source, display=display)


def shown(source: str) -> str:
    """Return a formula as MathML without the elements around it."""
    return re.sub(r"\A<math[^>]*>|</math>\Z", "", mathml(source))


def rows(source: str) -> list[list[str]]:
    """Return the text of each cell of a display's table, numbers as their marks."""
    display = read_display(source)[0]
    numbered = {index: f"rigor{index}" for index in range(len(display.rows))}
    root = parse(mathml(compose(display, numbered)))
    table = next(each for each in every(root) if each.name == "mtable")
    return [["".join(e.text for e in every(c)) for c in row.children] for row in table.children]


# what the author writes, what is bold in it, what only the style sheet makes bold
BOLD = [
    (r"\boldsymbol{0}", "<mn>𝟎</mn>"),
    (r"\boldsymbol{12}", "<mn>𝟏𝟐</mn>"),
    (r"\bm{1}", "<mn>𝟏</mn>"),
    (r"\pmb{x}", "<mi>𝒙</mi>"),
    (r"\boldsymbol{x}", "<mi>𝒙</mi>"),
    (r"\boldsymbol\theta", "<mi>𝜽</mi>"),
    (r"\boldsymbol{\varphi}", "<mi>𝝋</mi>"),
    (r"\boldsymbol{h}", "<mi>𝒉</mi>"),
    (r"\boldsymbol{\Gamma}", "𝚪"),
    (r"\boldsymbol{\mathcal R}", "𝓡"),
    (r"\boldsymbol{\mathcal{A}}", "𝓐"),
    (r"\boldsymbol{\mathscr{L}}", "𝓛"),
    (r"\boldsymbol{\mathfrak{g}}", "𝖌"),
    (r"\boldsymbol{\mathsf{A}}", "𝗔"),
    (r"\boldsymbol{\mathrm{d}}", "𝐝"),
    (r"\boldsymbol{\mathbf{x}}", "𝐱"),
    (r"\boldsymbol{\nabla}", "𝛁"),
    (r"\boldsymbol{\partial}", "𝝏"),
    (r"\boldsymbol{\ell}", '<mi class="rigor-bold">ℓ</mi>'),
    (r"\boldsymbol{\infty}", '<mi class="rigor-bold">∞</mi>'),
    (r"a\boldsymbol{+}b", '<mo class="rigor-bold">+</mo>'),
    (r"a\boldsymbol{=}b", '<mo class="rigor-bold">=</mo>'),
    (r"\boldsymbol{\sum}_{i=1}^n x", '<mo class="rigor-bold">∑</mo><mrow><mi>i</mi>'),
    (r"\boldsymbol{\sin x}", "𝐬𝐢𝐧"),
    (r"\boldsymbol{x_1}", "<msub><mi>𝒙</mi><mn>𝟏</mn></msub>"),
    (r"\boldsymbol{\hat{x}}", '<mi>𝒙</mi><mo stretchy="false" class="rigor-bold">'),
    (r"x_\boldsymbol{0}", "<msub><mi>x</mi><mn>𝟎</mn></msub>"),
    (r"\newcommand{\vv}[1]{\boldsymbol{#1}}\vv{0}", "<mn>𝟎</mn>"),
    (r"\mathbf{0}", "<mn>𝟎</mn>"),
    (r"\mathbf{12}", "<mn>𝟏𝟐</mn>"),
]


@pytest.mark.parametrize(("source", "wanted"), BOLD, ids=[source for source, _ in BOLD])
def test_bold_is_bold(source: str, wanted: str) -> None:
    assert wanted in shown(source)


@pytest.mark.parametrize("letter", ["a", "Z", "7", r"\beta", r"\Omega", r"\mathcal{Q}"])
def test_no_letter_is_left_light(letter: str) -> None:
    assert shown(letter) != shown(rf"\boldsymbol{{{letter}}}")


def test_what_stands_beside_bold_stays_light() -> None:
    assert shown(r"\boldsymbol{0}+x") == "<mn>𝟎</mn><mo>+</mo><mi>x</mi>"
    assert shown(r"\mathbf{\mathcal R}") == shown(r"\mathcal R")


def test_rows_that_end_early_are_filled_up() -> None:
    ragged = r"\begin{align}a&=b & c&=d\\e&=f\\g\end{align}"

    assert rows(ragged) == [
        ["", "a", "=b", "c", "=d", "rigor0"],
        ["", "e", "=f", "", "rigor1"],
        ["", "g", "", "rigor2"],
    ]


def test_a_closing_rule_is_the_edge_of_the_table() -> None:
    found = shown(r"\begin{array}{|c|c|}\hline a&b\\\hline 1&2\\\hline\end{array}")

    assert found.count("<mtr>") == 2
    assert "border-bottom: 0.05em solid" in found
    assert shown(r"\begin{array}{c}a\\b\\\hdashline\end{array}").count("<mtr>") == 2
    assert shown(r"\begin{array}{c}a\\b\\[1ex]\end{array}").count("<mtr>") == 2


def test_a_last_end_of_row_begins_no_row() -> None:
    assert shown(r"\begin{pmatrix}a&b\\c&d\\ \end{pmatrix}").count("<mtr>") == 2


def test_rows_are_as_high_as_those_of_latex() -> None:
    assert shown(r"\begin{matrix}a&b\\c&d\end{matrix}").count('<mspace height=".74em"') == 2
    assert "<mspace" not in shown(r"\sum_{\substack{a\\b}}")


def test_the_rules_of_a_short_row_reach_as_far_as_those_of_others() -> None:
    found = shown(r"\begin{array}{c|c}a&b\\\hline c\end{array}")

    assert found.count("border-top") == 2


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{array}{c}a\\[1ex]b\end{array}",
        r"\begin{cases}a\\[1ex]b\end{cases}",
        r"\begin{pmatrix}a\\[ 1ex ] b\end{pmatrix}",
        r"a\\[1ex]b",
    ],
)
def test_the_space_between_rows_is_kept(source: str) -> None:
    latex = compose(read_display(source)[0], {})

    assert mathml(latex).count("padding-top: max(0px, .1em + 1ex)") == 1


@pytest.mark.parametrize("name", ["align", "gather", "alignat", "eqnarray", "align*"])
def test_the_space_between_numbered_rows_is_kept(name: str) -> None:
    count = "{1}" if name == "alignat" else ""
    display = read_display(rf"\begin{{{name}}}{count}a\\[-3pt]b\end{{{name}}}")[0]

    assert "max(0px, .1em + -3pt)" in mathml(compose(display, {0: "rigor0"}))


def test_text_between_rows_is_a_row_of_its_own() -> None:
    assert rows(r"\begin{align}a&=b\\ \intertext{and so}c&=d\end{align}") == [
        ["", "a", "=b", "rigor0"],
        ["and\xa0so"],
        ["", "c", "=d", "rigor1"],
    ]


def test_equations_beside_one_another_say_how_far_apart_they_are() -> None:
    narrow = read_display(r"\begin{alignat}{2}a&=b&c&=d\end{alignat}")[0]
    flush = read_display(r"\begin{flalign}a&=b&c&=d\end{flalign}")[0]

    assert 'class="rigor-narrow"' in mathml(compose(narrow, {}))
    assert 'class="rigor-narrow"' in shown(r"\begin{alignedat}{2}a&=b&c&=d\end{alignedat}")
    assert "width: 100%" in mathml(compose(flush, {}))
    assert "width: 50%" not in mathml(compose(flush, {0: "rigor0"}))


@pytest.mark.parametrize("source", [r"\begin{aligned}a&\\&+b\end{aligned}",
                                    r"\begin{multline*}a\\+b\\-c\end{multline*}"])  # fmt: skip
def test_a_sign_that_begins_a_line_stands_between_two_things(source: str) -> None:
    assert '<mo form="infix">+</mo>' in shown(source)


def test_the_sign_of_a_number_in_a_matrix_stays_its_own() -> None:
    assert "infix" not in shown(r"\begin{pmatrix}-1&-2\\+3&4\end{pmatrix}")


@pytest.mark.parametrize("name", ["smallmatrix", "psmallmatrix", "Vsmallmatrix"])
def test_a_small_matrix_is_small(name: str) -> None:
    found = shown(rf"\begin{{{name}}}a&b\\c&d\end{{{name}}}")

    assert 'scriptlevel="1" class="rigor-small"' in found


FLAT = ["x", "a,b", "x_i", "f(y)", r"\alpha+\beta", "12", r"\mathcal{A}"]
TALL = [
    r"\frac ab",
    r"\sum_{i=1}^n x",
    r"\begin{matrix}a\\b\end{matrix}",
    r"x^{2^{n}}",
    r"\int",
    r"\underrightarrow{AB}",
    r"\overbrace{a}",
]


@pytest.mark.parametrize("content", FLAT)
def test_brackets_around_what_is_not_tall_do_not_stretch(content: str) -> None:
    found = shown(rf"\left({content}\right]")

    assert '<mo stretchy="false">(</mo>' in found
    assert '<mo stretchy="false">]</mo>' in found


@pytest.mark.parametrize("content", TALL)
def test_brackets_around_what_is_tall_stretch(content: str) -> None:
    found = shown(rf"\left({content}\middle|{content}\right]")

    assert '<mo stretchy="false">' not in found
    assert re.search(r'<mo(?: style="--a:-\.\d+em")?>\(</mo>', found)


def test_a_missing_bracket_is_nothing() -> None:
    assert "\u2063" not in shown(r"\left.\frac ab\right|_0\begin{cases}a\\b\end{cases}")


@pytest.mark.parametrize(
    "source", ["2x", "a+2x", "-2x", r"\frac{2x}{3}", r"\begin{aligned}a&=2x\end{aligned}"]
)
def test_a_number_before_a_letter_is_a_factor(source: str) -> None:
    assert "<mn>2</mn><mo>\u2062</mo><mi>x</mi>" in shown(source)


@pytest.mark.parametrize("source", ["2^x", "x_2^n", r"\frac2x", r"\sum_1^n", r"\sqrt[2]x", r"\overset2x",
                                    r"x_{*2}^n", "2,x", "12"])  # fmt: skip
def test_a_number_beside_a_letter_is_not_always_a_factor(source: str) -> None:
    assert "\u2062" not in shown(source)


TYPED = [
    ("x²", "x^2"),
    ("x₁", "x_1"),
    ("x₁²", "x_1^2"),
    ("a⁻¹", "a^{-1}"),
    ("x₁₂", "x_{12}"),
    ("y²⁰+1", "y^{20}+1"),
    ("bⁿ", "b^n"),
    (r"\frac{x²}{2}", r"\frac{x^2}{2}"),
]


@pytest.mark.parametrize(("typed", "written_out"), TYPED)
def test_typed_scripts_are_scripts(typed: str, written_out: str) -> None:
    assert shown(typed) == shown(written_out)


def test_typed_scripts_in_words_stay() -> None:
    assert shown(r"\text{x²}") == "<mtext>x²</mtext>"


def test_words_keep_their_hyphen_and_operators_their_shape() -> None:
    assert "<mi>soft-max</mi>" in shown(r"\operatorname{soft-max}")
    assert "𝐸" in shown(r"\mathop{E}_x")
    assert "𝐸" not in shown(r"\mathop{\rm E}_x")
    assert "a<mo>−</mo>b" in re.sub("</?mi>", "", shown("a-b"))


def test_a_wide_tilde_is_one_that_stretches() -> None:
    assert '<mo stretchy="true">˜</mo></mover>' in shown(r"\widetilde{xyz}")


def test_the_capital_i_of_fraktur_is_no_other_letter() -> None:
    assert "𝔖ℑℜ" in shown(r"\mathfrak{SIR}")
    assert shown(r"\mathfrak I") == "<mi>ℑ</mi>"


@pytest.mark.parametrize(("name", "size"), [("small", "85"), ("Large", "144"), ("tiny", "50")])
def test_a_size_holds_to_the_end_of_its_group(name: str, size: str) -> None:
    found = shown(rf"a{{\{name} b+c}}d")

    assert f'<mi>a</mi><mrow style="font-size:{size}%"><mi>b</mi>' in found
    assert found.endswith("<mi>c</mi></mrow><mi>d</mi>")


def test_a_size_in_a_script_is_that_of_scripts_besides() -> None:
    assert '<mrow><mrow style="font-size:249%">' in shown(r"x^{\Huge x}")


def test_a_size_is_followed_by_another() -> None:
    assert (
        shown(r"\small a\normalsize b")
        == '<mrow style="font-size:85%"><mi>a</mi></mrow><mi>b</mi>'
    )


@pytest.mark.parametrize(
    "source",
    [r"a\\[1ex]", r"x^\small y", r"\sqrt{\small}", r"\boldsymbol{}", r"\frac{\Large a}{b}",
     r"\substack{a\\[1ex]b}", r"\boldsymbol{\boldsymbol{+}}", r"{\boldsymbol{=}}"],
)  # fmt: skip
def test_no_mark_is_left(source: str) -> None:
    latex = compose(read_display(source)[0], {})

    assert SIGN not in mathml(latex)


def test_elements_are_written_as_they_were_read() -> None:
    source = mathml(r"\begin{pmatrix}\frac{a}{b}&\text{x<y}\\\sqrt[3]{x}&\hat{y}\end{pmatrix}")

    assert written(parse(source)) == source


def test_small_greek_letters_stay_italic_in_roman_as_in_latex() -> None:
    assert shown(r"\mathrm{\omega}") == shown(r"\omega")
    assert "normal" in shown(r"\mathrm{\Omega}")


def test_fractions_in_cases_are_told_to_be_small() -> None:
    """Old WebKit makes none smaller; its rule in the style sheet asks for these attributes."""
    found = shown(r"\begin{cases}\frac ab\\\dfrac ab\\\displaystyle\frac ab\end{cases}")
    sheet = (STATIC / "rigor-math.css").read_text("utf-8")

    assert '<mtable displaystyle="false"' in found
    assert '<mfrac displaystyle="true" scriptlevel="0">' in found
    assert '<mrow displaystyle="true" scriptlevel="0"><mfrac>' in found
    for rule in (
        'mtable[displaystyle="false"] mfrac > *',
        'math mfrac[displaystyle="true"] > *',
        'math [displaystyle="true"] > mfrac > *',
    ):
        assert rule in sheet


CELLS = {
    r"\sin x": "<mrow><mspace/><mi>sin</mi></mrow>{}<mi>x</mi>",
    r"\log(x)": "<mrow><mspace/><mi>log</mi></mrow>{}<mo",
    r"\max_i a": "<munder><mrow><mspace/><mi>max</mi></mrow><mi>i</mi></munder>{}<mi>a</mi>",
    r"\operatorname{d}x": '<mrow><mspace/><mi mathvariant="normal">d</mi></mrow>{}<mi>x</mi>',
}


@pytest.mark.parametrize("source", CELLS)
def test_a_function_is_applied_in_cells_too(source: str) -> None:
    sign = "<mo>\u2061</mo>" if "(" in source else '<mo lspace="0.1667em">\u2061</mo>'
    found = shown(rf"\begin{{aligned}}y&={source}\end{{aligned}}")

    assert CELLS[source].format(sign) in found


def test_a_function_without_an_argument_is_not_applied() -> None:
    found = shown(r"\begin{aligned}f&=\sin,\\&=\cos+1\bmod2\end{aligned}")

    assert "\u2061" not in found
    assert "<mi>cos</mi></mrow><mspace width=" in found


AS_OTHERS = [
    ("ΓΩ", r"\Gamma\Omega"),
    (r"\varGamma", r"\mathit{\Gamma}"),
    (r"\hspace*{1em}x", r"\hspace{1em}x"),
    (r"\begin{matrix}\operatorname{a-b}\end{matrix}", r"\begin{matrix}\operatorname{a\text{-}b}\end{matrix}"),
    (r"\text{\TeX}", r"\text{TeX}"),
    (r"\begin{bmatrix*}[r]a&b\\c\end{bmatrix*}", r"\left[\begin{array}{rr}a&b\\c\end{array}\right]"),
    (r"\begin{matrix*}a\\c\end{matrix*}", r"\begin{array}{c}a\\c\end{array}"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "other"), AS_OTHERS)
def test_it_is_set_as_the_other(source: str, other: str) -> None:
    bare = (
        shown(each).replace("<mrow><mspace/>", "").replace("</mrow>", "")
        for each in (source, other)
    )

    assert len(set(bare)) == 1


def test_a_large_fraction_is_large_in_scripts_too() -> None:
    assert '<mfrac displaystyle="true" scriptlevel="0">' in shown(r"x^{\dfrac12}")


def test_a_number_may_begin_with_its_point() -> None:
    assert shown(".5x").startswith("<mn>.5</mn>")
    assert "<mn>.5</mn>" not in shown("._5")
