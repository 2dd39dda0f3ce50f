"""Columns, diagrams and signs that are all of their cell are set as LaTeX sets them."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.convert.compose import compose
from sphinx_rigor.math.convert.converter import Converter
from sphinx_rigor.math.convert.elements import Element, every, parse
from sphinx_rigor.math.read.display import read_display


def table(source: str) -> Element:
    root = parse(Converter().convert(source, display=True))
    return next(each for each in every(root) if each.name == "mtable")


def rows(source: str) -> list[list[str]]:
    """Return the text of each cell of a table."""
    cells = [row.children for row in table(source).children]
    return [["".join(e.text for e in every(cell)) for cell in row] for row in cells]


def lone(source: str) -> tuple[str, str]:
    """Return the space at the two sides of the sign in the second cell."""
    row = table(source).children[0].children
    sign = next(each.children[0] for each in row if [e.name for e in each.children] == ["mo"])
    return sign.says("lspace"), sign.says("rspace")


# columns, what stands in a row of two cells
COLUMNS = [
    ("cc", ["a", "b"]),
    ("r@{h}l", ["a", "h", "b"]),
    ("r!{h}l", ["a", "h", "b"]),
    ("@{}r@{}l@{}", ["a", "b"]),
    (">{x}r<{y}l", ["xay", "b"]),
    ("|c@{h}|c|", ["a", "h", "b"]),
    ("*{2}{c}", ["a", "b"]),
    ("*2c", ["a", "b"]),
    (r"p{3cm}>{\bf}l", ["a", "𝐛"]),
]


@pytest.mark.parametrize(("spec", "wanted"), COLUMNS)
def test_what_columns_put_into_rows_is_there(spec: str, wanted: list[str]) -> None:
    found = rows(rf"\begin{{array}}{{{spec}}}\hline a&b\\\hline a&b\\\end{{array}}")

    assert found == [wanted, wanted]


def test_an_array_in_an_array_has_its_own_columns() -> None:
    inner = r"\begin{array}{c@{h}c}1&2\end{array}"

    assert "".join(rows(rf"\begin{{array}}{{>{{x}}cc}}{inner}&3\end{{array}}")[0]) == "x1h23"


def test_columns_joined_have_no_space_between_them() -> None:
    first, middle, last = table(r"\begin{array}{r@{h}l}a&b\end{array}").children[0].children

    assert "padding-right:0" in first.given
    assert "padding-left:0" in middle.given
    assert "padding-right:0" in middle.given
    assert "padding-left:0" in last.given


def test_a_rule_between_columns_keeps_its_space() -> None:
    first, second, _ = (
        table(r"\begin{array}{c|@{h}cc}a&b&c\end{array}").children[0].children[:3]
    )

    assert "padding-right" not in first.given
    assert "padding-left:0" in second.given


@pytest.mark.parametrize("sign", ["=", r"\le", "+", r"\sum", r"\to"])
def test_a_sign_that_is_all_of_its_cell_has_no_space(sign: str) -> None:
    assert lone(rf"\begin{{array}}{{rcl}}a&{sign}&b\end{{array}}") == ("0", "0")


def test_a_relation_that_is_the_right_side_has_space_before_it_alone() -> None:
    aligned = compose(read_display(r"\begin{align*}a&=&b\end{align*}")[0], {})
    sum_of = compose(read_display(r"\begin{align*}a&+&b\end{align*}")[0], {})

    assert lone(aligned) == ("", "0")
    assert lone(sum_of) == ("0", "0")


def test_two_rules_are_drawn_as_two() -> None:
    found = table(r"\begin{array}{c}\hline\hline a\\ \hline\hline b\\ \hline\hline\end{array}")

    assert found.given.count("double") == 2
    assert "solid" not in "".join(each.given for each in every(found))
    assert "double" in found.children[1].children[0].given
    assert "double" not in table(r"\begin{array}{c}\hline a\\\hline b\end{array}").given


def test_a_diagram_has_its_arrows_between_and_below_its_objects() -> None:
    square = r"\begin{CD}A@>f>>B\\@VgVV@VVhV\\C@>>k>D\end{CD}"

    assert rows(square) == [["A", "→f", "B"], ["g↓", "", "↓h"], ["C", "→k", "D"]]


def test_each_arrow_of_a_diagram_is_known() -> None:
    found = rows(r"\begin{CD}A@<<<B@=C@.D\\@AAA@|@.@V{V}VV\\E@)))F@(((G@ > > > H\end{CD}")

    assert found[0] == ["A", "←", "B", "=", "C", "", "D"]
    assert found[1] == ["↑", "", "‖", "", "", "", "V↓"]
    assert found[2] == ["E", "→", "F", "←", "G", "→", "H"]


@pytest.mark.parametrize("name", ["aligned", "gathered", "alignedat", "split"])
@pytest.mark.parametrize("place", ["[t]", " [b]", "[c] "])
def test_where_a_table_stands_is_no_part_of_it(name: str, place: str) -> None:
    count = "{1}" if name == "alignedat" else ""

    assert rows(rf"\begin{{{name}}}{place}{count}a\\b\end{{{name}}}") == [["a"], ["b"]]


def test_what_is_no_place_is_a_part() -> None:
    assert rows(r"\begin{gathered}[x,y]\\b\end{gathered}") == [["[x,y]"], ["b"]]
