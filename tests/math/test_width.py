"""Widths of formulas without a browser: about those that Chromium measures, rarely less."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.render.width import width_of

MEASURED = {
    r"a+b=c": 3.94,
    r"\frac{a+b+c+d}{2}": 5.81,
    r"x_{i+j+k}": 2.61,
    r"\begin{pmatrix}1&2&3\\4&5&600\end{pmatrix}": 5.56,
    r"\sum_{i=1}^n a_i": 2.43,
    r"\text{准确率}=1": 4.83,
}


@pytest.mark.parametrize("source", MEASURED)
def test_estimates_are_near(source: str) -> None:
    found = width_of(Converter(()).convert(source, display=True))

    assert found == pytest.approx(MEASURED[source], rel=0.2)


def test_what_is_no_xml_has_no_width() -> None:
    assert width_of("<math><mi>x</math>") == 0
