"""Cells behind the last column of a table's head are told; nothing else of a table is."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
HEAD = "| a | b |\n|---|:-:|\n"
LOST = [
    (HEAD + "| 1 | $|x|$ | 2 |\n", [5]),
    (HEAD + "| 1 | 2 |\n| `a|b` | c |\n", [6]),
    ("a | b\n--|--\n1 | 2 | 3\n4 | 5 |\n", [5]),
    ("> " + HEAD.replace("\n|", "\n> |") + "> | 1 | 2 | 3 |\n", [5]),
    ("- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3 |\n", [7]),
    ("```{table} T\n" + HEAD + "| 1 | 2 | 3 |\n```\n", [6]),
    (":::{note}\n" + HEAD + "| 1 | 2 | 3 |\n:::\n", [6]),
    ("```{include} part.txt\n```\n", [3]),
]
KEPT = [
    HEAD + "| 1 | $\\|x\\|$ |\n| `a\\|b` | c |\n| 1 |\n| 1 | 2 | |\n",
    HEAD + "\n1 | 2 | 3\n",
    "```\n" + HEAD + "| 1 | 2 | 3 |\n```\n",
    "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n",
    "```{list-table}\n* - a | b\n  - c | d\n* - 1 | 2 | 3\n  - 4\n```\n",
    "```{csv-table}\na | b, c\n1 | 2 | 3, 4\n```\n",
]


def told(site) -> list[int]:
    said = [each for each in site.build("rigor").warnings if "[rigor.lost-cells]" in each]
    return [int(re.search(r":(\d+): ", each)[1]) for each in said]


@pytest.mark.parametrize(("text", "lines"), LOST)
def test_lost_cells_are_told_with_their_line(project, text: str, lines: list[int]) -> None:
    files = {"index": f"# T\n\n{text}", "part.txt": f"{HEAD}| 1 | 2 | 3 |\n"}

    assert told(project(files, myst_enable_extensions=["colon_fence", "dollarmath"])) == lines


@pytest.mark.parametrize("text", KEPT)
def test_what_is_on_the_page_is_no_loss(project, text: str) -> None:
    assert told(project({"index": f"# T\n\n{text}"})) == []
