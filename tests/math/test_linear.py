"""Formulas as one line of plain text: nothing of their LaTeX is left in it."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.render.linear import linear_source

LINES = {
    "x^2": "x²",
    "a_n": "aₙ",
    r"\frac12": "1/2",
    r"\frac{a+b}{2}": "(a+b)/2",
    r"x_{\text{max}}": "xₘₐₓ",
    r"\sqrt{x+1}": "√(x+1)",
    r"\sum_{i=1}^n a_i": "∑ᵢ₌₁ⁿaᵢ",
    r"\hat x": "x",
    r"\mathbb R^d": "ℝ^d",
    r"x_1^{-1}": "x₁⁻¹",
    r"\log n": "log n",
    r"f_{\mathcal Q}(x)": "f_𝒬(x)",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}": "(1, 2; 3, 4)",
    r"\frac{1": r"\frac{1",
}


@pytest.mark.parametrize("source", LINES)
def test_formulas_in_one_line(source: str) -> None:
    assert linear_source(source, Converter(())) == LINES[source]
