"""Each gap of the converter that valid LaTeX falls into is closed, one by one."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.convert.converter import Converter, RefusalError
from sphinx_rigor.math.convert.gaps import close_gaps, close_latex_gaps


def mathml(source: str, *, display: bool = True) -> str:
    return Converter().convert(source, display=display)


# what the author writes, what must be in the MathML
GAPS = [
    (r"\sum_{\substack{i<j\\k}} x", "<mtable"),
    (r"\color{skyblue}x", "color:#87CEEB"),
    (r"\textcolor{skyblue}{x}y", 'style="color:#87CEEB;"><mi>x</mi></mrow><mi>y</mi>'),
    (r"\textcolor{green}x", "color:#008000"),
    (r"\textcolor{#ccc}{x}", "color:#CCCCCC"),
    (r"\textcolor[rgb]{1,0,0.5}{x}", "color:#FF0080"),
    (r"\textcolor[RGB]{255,0,128}{x}", "color:#FF0080"),
    (r"\textcolor[gray]{0.5}{x}", "color:#808080"),
    (r"\begin{array}{c}a\\\ " + "\n\\hline b\\end{array}", "border-top"),
    (r"\begin{array}{c}\hline\hline a\\ \hline \hline b\end{array}", "border-top"),
    (r"\begin{array}{c}a\\[5pt]b\end{array}", '.1em + 5pt);"><mi>b</mi>'),
    (r"\begin{array}{c}a\\*b\end{array}", "<mtr><mtd><mi>b</mi>"),
    (r"\mathop{\text{argmin}}\limits_x f", "<munder>"),
    (r"\mathop{\text{argmin}}_x f", "<munder>"),
    (r"\mathop{\rm arg\,max}_x f", "<munder>"),
    (r"\mathop{\mathcal{P}}\limits_a^b", "<munderover>"),
    (r"\mathop{\mathcal{P}}\nolimits_a", "<msub>"),
    (r"\mathop{\sum}\limits_x", "<munder>"),
    (r"\underbrace{a+b}\limits_n", "<munder>"),
    (r"\newcommand{\zz}{\mathop{\mathcal{P}}}\zz\nolimits_a x", "<msub>"),
    (r"\newcommand{\zz}{\mathop{\mathcal{P}}}\zz\limits_a^b x", "<munderover>"),
    (r"\text{若 $x>0$ 则}", "<mtext>若\xa0</mtext><mrow><mi>x</mi>"),
    (r"\textbf{for \(n\)}", "<mi>n</mi>"),
    (r"\text{batch_size & #1}", "<mtext>batch_size\xa0&amp;\xa0#1</mtext>"),
    (r"\text{a^b}", "aˆb"),
    (r"\text{50\% of \textbf{b\& c}}", "50%\xa0of"),
    (r"\mbox{a b}\hbox{c}", "<mtext>a\xa0b</mtext><mtext>c</mtext>"),
    (r"\newcommand{sign}{\mathop{\text{sign}}}\sign(x)", "sign"),
    (r"\newcommand{\R}{\mathbb{Q}}\R", "<mi>ℚ</mi>"),
    (r"\renewcommand\zz[1]{#1+#1}\zz{a}", "<mi>a</mi><mo>+</mo><mi>a</mi>"),
    (r"\DeclareMathOperator{\zz}{zed}\zz x", "zed"),
    (r"\DeclareMathOperator*{\zz}{zed}\zz_x", "<munder>"),
    ("a \\\nb", "<mi>b</mi>"),
    (r"\left<x\right>", "⟨"),
    (r"\big<x\big>", "⟩"),
    (r"{\small a} b", "<mi>a</mi>"),
    (r"\require{cancel}\cancel{x}", "menclose"),
    (r"\sqrt[\uproot{10}p]{x}", "<mroot>"),
    (r"\smash[b]{x}", "<mi>x</mi>"),
    (r"\begin{split}a&=b\\&=c\end{split}", "<mtable"),
    (r"\begin{smallmatrix}a\end{smallmatrix}", "<mtable"),
    (r"\begin{array}[t]{cc}a&b\end{array}", "<mtable"),
    (r"\begin{matrix}a\cr b\end{matrix}", "<mtr><mtd><mi>b</mi>"),
    (r"a\dotsc b\dotsb", "⋯"),
    (r"\varlimsup_x", "<munder>"),
    (r"\pmb{x}", "𝒙"),
    (r"a\big(b", '<mo form="prefix" minsize="1.19em"'),
    (r"a\bigr)b", '<mo form="postfix" minsize="1.19em"'),
]


@pytest.mark.parametrize(("source", "shown"), GAPS, ids=[source for source, _ in GAPS])
def test_a_gap_is_closed(source: str, shown: str) -> None:
    assert shown in mathml(source)


@pytest.mark.parametrize(
    "source",
    [
        r"\frac{a}{b}\left(\begin{array}{cc}1&2\\3&4\end{array}\right)\text{若 }x",
        r"\begin{array}{c}a\\[x]\end{array}",
        r"\\hline",
        r"\\mathop",
        r"\text{a\_b}",
        r"\smashing",
    ],
)
def test_what_is_fine_is_left_alone(source: str) -> None:
    assert close_gaps(source) == source


@pytest.mark.parametrize("source", [each for each, _ in GAPS])
def test_no_line_moves(source: str) -> None:
    spread = source.replace("}", "}\n")

    assert close_gaps(spread).count("\n") == spread.count("\n")


def test_an_error_is_on_its_line() -> None:
    with pytest.raises(RefusalError) as caught:
        mathml("\\newcommand{a}{b}\nx \\\n+ \\substack{a\\\\\nb}\n+ \\frac{1} }")

    assert caught.value.line == 4


def test_an_unclosed_argument_is_refused_and_not_a_crash() -> None:
    for source in (r"\substack{a", r"\mathop", r"\color", r"\text{$a", r"\newcommand{\a}[x]{b}",
                   r"\newcommand", r"\def\a", r"\begin{split", r"\textcolor{red}"):  # fmt: skip
        with pytest.raises(RefusalError):
            mathml(source)


def test_a_definition_counts_even_where_its_formula_cannot_be_read() -> None:
    converter = Converter()
    with pytest.raises(RefusalError):
        converter.convert(r"\newcommand{zz}{\mathfrak{z}}\left\\{ x", display=True)

    assert "𝔷" in converter.convert(r"\zz", display=True)


def test_a_definition_counts_in_later_formulas() -> None:
    converter = Converter()
    converter.convert(r"\newcommand{\zz}[1]{\mathop{\text{z}}_{#1}}", display=True)

    assert "munder" in converter.convert(r"\zz{x}", display=True)


def test_the_output_is_xml() -> None:
    assert "&ApplyFunction;" not in mathml(r"\sin x")


def test_latex_gets_what_only_mathjax_tolerates_in_its_own_words() -> None:
    assert close_latex_gaps(r"\newcommand{sign}{s}\sign") == r"\gdef\sign{s}\sign"
    assert close_latex_gaps(r"\text{a_b}") == r"\text{a\_b}"
    assert close_latex_gaps(r"\require{cancel}x") == "x"
    assert close_latex_gaps(r"a\\[5pt]b") == r"a\\[5pt]b"
