"""Large delimiters stay large where they carry a script."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.delimiters import enlarged


@pytest.mark.parametrize(
    ("source", "sign"),
    [
        (r"\Bigl(a\Bigr)^2", ")"),
        (r"\biggl[a\biggr]_i^2", "]"),
        (r"f\bigr|_{x=0}", "|"),
        (r"\Big\|x\Big\|_F", "‖"),
    ],
)
def test_a_large_delimiter_with_a_script_stands_in_a_row(source: str, sign: str) -> None:
    mathml = Converter().convert(source, display=True)
    _, _, base = mathml.partition("><mrow><mo ")
    attributes, _, rest = base.partition(">")

    assert 'stretchy="true"' in attributes
    assert attributes.count("form=") == 1
    assert 'form="postfix"' in attributes
    assert rest.startswith(f"{sign}</mo></mrow>")


@pytest.mark.parametrize("source", [r"\Bigl(a\Bigr)", "(a)^2", r"\left(a\right)^2", "a^2"])
def test_everything_else_is_left_alone(source: str) -> None:
    mathml = Converter().convert(source, display=True)

    assert enlarged(mathml) == mathml
