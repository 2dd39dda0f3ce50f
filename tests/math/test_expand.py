"""Macros that the converter cannot: optional parameters, parameters in words."""

from __future__ import annotations

import re

import pytest

from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.read.definitions import Macro

SITE = (
    Macro("bolded", 1, r"\mathbf{\said{#1}}"),
    Macro("said", 1, r"\text{#1, say}"),
    Macro("norm", 2, r"\lVert #2\rVert_{#1}", "2"),
    Macro("twice", 1, r"#1#1"),
)
CASES = [
    (r"\said{a}", "a, say"),
    (r"\bolded{a}", "a, say"),
    (r"\norm{x}", "‖x‖2"),
    (r"\norm[1]{x}", "‖x‖1"),
    (r"\norm{\norm[p]{x}}", "‖‖x‖p‖2"),
    (r"\twice{\norm{x}}", "‖x‖2‖x‖2"),
    (r"y_\said{a}z", "ya, sayz"),
    (r"\fbox{a b}", "a b"),
    (r"\newcommand{\word}[1]{\text{#1}}\word{it is}", "it is"),
    (r"\newcommand{\word}[1]{\fbox{#1}}\word{it is}", "it is"),
    (r"\newcommand{\two}[2][q]{#1+#2}\two{a}\two[b]{c}", "q+ab+c"),
    (r"\newcommand{\two}[2][q]{#1+#2}\two{\ell}\two[b]{c}", "q+ℓb+c"),
    (r"\newcommand{\one}[1][q]{#1}\ell\one\ell\one[b]", "ℓqℓb"),
    (r"\newcommand{\arrow}[1][x]{#1\to}\arrow y", "x→y"),
]


def shown(source: str, converter: Converter) -> str:
    return re.sub(r"<[^>]*>", "", converter.convert(source, display=False)).replace("\xa0", " ")


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_a_macro_shows_its_arguments(source: str, expected: str) -> None:
    assert shown(source, Converter(SITE)) == expected


def test_a_macro_counts_in_the_formulas_behind_it_until_it_is_defined_anew() -> None:
    converter = Converter()
    converter.convert(r"\newcommand{\word}[1]{\text{#1}}", display=False)

    assert shown(r"\word{it is}", converter) == "it is"
    converter.convert(r"\renewcommand{\word}[1]{#1^2}", display=False)
    assert shown(r"\word{x}", converter) == "x2"


def test_a_macro_that_calls_itself_ends() -> None:
    converter = Converter([Macro("loop", 1, r"\text{#1}\loop{#1}")])

    with pytest.raises(ValueError, match="deep"):
        converter.convert(r"\loop{x}", display=False)


def test_what_stands_behind_a_macro_stays_on_its_line() -> None:
    source = "\\newcommand{\\word}[1]{% a note\n\\text{#1}\n}\n\\word{a\nb}\nc"

    assert Converter().expanded(source).splitlines() == ["", "", "", "\\text{a b} ", "", "c"]
