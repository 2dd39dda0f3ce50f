"""Heads of columns that are a formula alone have a name; others need none."""

from __future__ import annotations

import re

TABLE = "# T\n\n| $\\lambda_1$ | Rate $x$ | a | $x$ $y^2$ | |\n|---|---|---|---|---|\n| $z$ | 1 | 2 | 3 | 4 |\n"


def test_a_head_that_is_a_formula_is_named_by_it(project) -> None:
    page = project({"index": TABLE}, rigor_articles=[]).build().page()
    heads = re.findall(r"<th\b.*?</th>", page, re.DOTALL)

    assert [re.findall(r'aria-label="([^"]*)"', each) for each in heads] == [
        ["λ₁"],
        [],
        [],
        ["x", "y²"],
        [],
    ]
    assert "aria-label" not in page.partition("<tbody")[2].partition("</table>")[0]
