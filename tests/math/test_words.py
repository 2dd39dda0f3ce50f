r"""The words of ``\text`` may hold formulas, fonts, colours and the author's own commands."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest

from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.gaps import close_latex_gaps


def shown(source: str) -> str:
    """Return a formula as MathML without the elements around it and with plain spaces."""
    mathml = Converter().convert(source, display=True)
    bare = re.sub(r"\A<math[^>]*>|</math>\Z", "", mathml).replace("\xa0", " ")
    return normalize("NFC", bare)


# what the author writes, what must be in the MathML
WORDS = [
    (r"\text{a {\bf b} c}", "<mtext><b>b</b></mtext><mtext> c</mtext>"),
    (r"\text{\it a b}", "<mtext><i>a b</i></mtext>"),
    (r"\text{\rm a}", ">a</"),
    (r"\textit{a \textup{b}}", "<mtext>b</mtext>"),
    (r"\textit{a \emph{b}}", "<mtext>b</mtext>"),
    (r"\text{a{\cal B}c}", "<mtext>a</mtext><mtext>B</mtext><mtext>c</mtext>"),
    (r"\text{a\\b}", "<mtext>a b</mtext>"),
    (r"\text{a\!b\>c}", "<mtext>b</mtext><mspace"),
    (r"\text{a\qquad b}", '<mspace width="2em"/>'),
    (r"\text{a\hspace{3ex}b}", '<mspace width="3ex"/>'),
    (r"\text{\underline{ab}}", "<munder"),
    (r"\text{\phantom{ab}c}", "<mphantom><mtext>ab</mtext></mphantom>"),
    (r"\text{a \textcolor{blue}{b $x$}}", "<mtext>b </mtext><mi>x</mi>"),
    (r"\text{\color{red}a $x$}", "<mtext>a </mtext><mi>x</mi>"),
    (r"\text{a \small b}", "font-size:85%"),
    (r"\text{``a''}", "<mtext>“a”</mtext>"),
    (r"\text{\texttrademark}", "™"),
    (r"\text{\'e \c{c} \textbf{\~n}}", "<mtext>é ç </mtext><mtext><b>ñ</b></mtext>"),
    (r"\text{a $x_{\text{b $y$}}$ c}", "<mtext>b </mtext><mi>y</mi>"),
    (r"\text{a \(x + \text{b $y$}\)}", "<mtext>b </mtext><mi>y</mi>"),
    (r"\text{\($x$\)}", "<mtext>x</mtext>"),
    (r"x_\text{a $b$}", "<msub><mi>x</mi><mrow><mtext>a </mtext><mi>b</mi></mrow></msub>"),
    (r"\newcommand{\x}{word}\text{a \x{} b}", "<mtext>a word b</mtext>"),
    (r"\def\x#1{hi #1}\text{\x{A}, \x{B}}", "<mtext>hi A, hi B</mtext>"),
    (r"\def\y{z}\def\x{\y}\def\t#1{\text{#1}}\t{a \x}", "<mtext>a z</mtext>"),
    (r"\def\x{hi}y+\text\x", "<mtext>hi</mtext>"),
]


@pytest.mark.parametrize(("source", "wanted"), WORDS, ids=[source for source, _ in WORDS])
def test_words_are_set_as_the_author_means_them(source: str, wanted: str) -> None:
    assert wanted in shown(source)


@pytest.mark.parametrize("text", [r"a \_ b", r"50\% of", r"a \& b", "it's", r"a \# b"])
def test_signs_with_a_backslash_keep_the_space_behind_them(text: str) -> None:
    assert shown(rf"\text{{{text}}}") == f"<mtext>{text.replace(chr(92), '')}</mtext>".replace(
        "&", "&amp;"
    ).replace("'", "’")


def test_a_book_keeps_the_words_and_their_formulas_together() -> None:
    assert close_latex_gaps(r"\text{a_b $x_1$ c}") == r"\text{a\_b $x_1$ c}"
    assert close_latex_gaps(r"\text{\bf b} \text{a $x_1$}") == r"\text{\bf b} \text{a $x_1$}"


@pytest.mark.parametrize("name", ["matrix", "pmatrix", "cases"])
def test_a_book_has_tables_in_braces_as_environments(name: str) -> None:
    written = close_latex_gaps(rf"\{name}{{a&b\cr c&d}}")

    assert written == rf"\begin{{{name}}}a&b\cr c&d\end{{{name}}}"


def test_a_book_has_lines_in_the_middle() -> None:
    assert close_latex_gaps(r"\displaylines{a\\b}") == r"\begin{gathered}a\\b\end{gathered}"
