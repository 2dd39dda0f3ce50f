"""What LaTeX measures of a display is what it can set in a line."""

from __future__ import annotations

import pytest

from sphinx_rigor.math.read.display import read_display
from sphinx_rigor.math.write.environments import environment_of
from sphinx_rigor.math.write.fit import measured


@pytest.mark.parametrize("name", ["intertext", "shortintertext"])
def test_words_between_rows_are_not_measured_but_set(name: str) -> None:
    source = rf"\begin{{align}}a&=b\\ \{name}{{and {{so}}}}c&=d\end{{align}}"
    display = read_display(source)[0]

    assert measured(display) == "\\begin{aligned}a&=b\\\\\nc&=d\\end{aligned}"
    assert f"\\{name}{{and {{so}}}}c&=d" in environment_of(display, ["", ""])


def test_the_space_between_rows_is_measured_and_set() -> None:
    display = read_display(r"\begin{gather}a\\[1ex]b\end{gather}")[0]

    assert measured(display) == "\\begin{gathered}a\\\\[1ex]\nb\\end{gathered}"
    assert "a\\\\[1ex]\nb" in environment_of(display, ["", ""])


def test_split_is_measured_as_what_stands_in_a_line() -> None:
    source = r"\begin{equation}\begin{split}a&=b\\&=c\end{split}\end{equation}"
    display = read_display(source)[0]

    assert measured(display) == r"\begin{aligned}a&=b\\&=c\end{aligned}"
    assert r"\begin{split}" in environment_of(display, [""])
