"""What MathML has an element for is set without MathJax."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.math.convert.converter import Converter, RefusalError

WRITTEN = [
    (r"\rule[-1pt]{1em}{2pt}", 'width="1em" height="1pt" depth="1pt"'),
    (r"\rule[1ex]{1em}{2pt}", '<mpadded voffset="1ex" style="padding-top:1ex"><mspace'),
    (r"\raisebox{-1pt}[2pt]{a $b$}", 'style="padding-bottom:1pt"><mrow><mtext>a\xa0</mtext>'),
    (r"\colorbox{red}{ab}", 'style="background:#FF0000;padding:3px"><mtext>ab</mtext>'),
    (r"\fcolorbox{red}{yellow}{x}", "border:1px solid #FF0000"),
    (r"\href{https://a.b/c_d?e=f&g\#h}{x^2}", 'href="https://a.b/c_d?e=f&amp;g#h"'),
    (r"\llap{x}y", '<mpadded width="0">'),
    (r"\raise 3pt{x}", '<mpadded voffset="3pt" style="padding-top:3pt"><mi>x</mi>'),
    (r"\lower1ex\hbox{ab}", 'voffset="-1ex" style="padding-bottom:1ex"><mtext>ab</mtext>'),
    (r"\verb|a\b{|", r">a\b{</mtext>"),
    (r"\textup{x}", "<mtext>x</mtext>"),
    (r"\matrix{a&b\cr c&d}", "<mtable"),
    (r"\cases{a&b\cr c}", "<mtable"),
    (r"\unicode{x2234}\char`x", "<mo>∴</mo>"),
    (r"\cancelto{0}{x}", 'class="menclose-northeastarrow"'),
    (
        r"\cfrac[l]{a}{b+c}",
        'justify-items:start"><mi>a</mi></mtd></mtr></mtable><mrow><mi>b</mi>',
    ),
    (r"\cfrac[c]{a}{b}", "<mi>a</mi><mi>b</mi></mfrac>"),
    (r"\vec\bf x", "</mover><mi>x</mi>"),
    (r"\mathbffrak{A}\symbfit x", "<mi>𝕬</mi><mi>𝒙</mi>"),
    (r"\begin{array}{*{2}{c}@{}p{3cm}>{\bf}r}a&b&c&d\end{array}", "𝐝"),
    (r"\buildrel a\over=", "<mover>"),
    (r"\left\lt a\right\gt", "⟨"),
    (r"a\bigl.b\bigr|_0", "<mi>b</mi>"),
    (r"\mathrel{\not\!\perp}", "⟂̸"),
    (r"\not3", "<mn>3</mn>"),
    (r"\kern{1em}x\hspace7ex y", 'width="7ex"'),
    (r"\sqrt[\color{red}3]{x}", "<mroot>"),
    (r"{\scriptstyle \mkern 18mu}a", "<mi>a</mi>"),
    (r"{\char65}{\raise3pt\hbox{a}}b", "<mi>b</mi>"),
    (r"a\hfill b", "<mi>b</mi>"),
    ("∠ABC ∴ y⊥z √2 a ∅ b ⊤ c ⊢ d ∵ e", "∵"),
]


@pytest.mark.parametrize(("text", "part"), WRITTEN)
def test_it_is_written_as_an_element(text: str, part: str) -> None:
    try:
        mathml = Converter().convert(text.replace(r"\char`x", ""), display=True)
    except RefusalError as refused:
        pytest.fail(refused.reason)

    assert part in mathml
    assert "\ue010" not in mathml
    assert re.search(r"</math>\Z", mathml)


def test_no_address_runs_a_script() -> None:
    with pytest.raises(RefusalError):
        Converter().convert(r"\href{javascript:alert(1)}{x}", display=True)
