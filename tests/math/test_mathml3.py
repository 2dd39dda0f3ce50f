"""MathML for EPUB says styles where MathML 3 has room for them."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.render.mathml3 import as_mathml3


@pytest.mark.parametrize(
    ("core", "three"),
    [
        ("<math><mi>x</mi></math>", "<math><mi>x</mi></math>"),
        (
            '<mfrac displaystyle="false" scriptlevel="0"><mi>a</mi><mn/></mfrac>',
            '<mstyle displaystyle="false" scriptlevel="0"><mfrac><mi>a</mi><mn/></mfrac></mstyle>',
        ),
        (
            '<mtable displaystyle="true" scriptlevel="0"><mtr></mtr></mtable>',
            '<mtable displaystyle="true"><mtr></mtr></mtable>',
        ),
        (
            '<mstyle displaystyle="true"><mspace scriptlevel="1"/></mstyle>',
            '<mstyle displaystyle="true"><mstyle scriptlevel="1"><mspace/></mstyle></mstyle>',
        ),
    ],
)
def test_styles_stand_in_mstyle(core: str, three: str) -> None:
    assert as_mathml3(core) == three
