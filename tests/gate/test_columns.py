"""A finding has the column of what it is about, where that stands in its line once."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.cli import main
from sphinx_rigor.gate.columns import column_in, span_in
from sphinx_rigor.records import Finding


@pytest.mark.parametrize(
    ("line", "written", "column"),
    [
        ("字 **问题：**太慢", "**问题：**太 → **问题**：太", 3),
        ("a $x \\in \\\\{1$ and more", "$x \\in \\\\{1…", 3),
        ("x x", "x", 0),
        ("nothing", "x", 0),
        ("anything", "", 0),
    ],
)
def test_the_column_is_that_of_what_is_written(line: str, written: str, column: int) -> None:
    finding = Finding("a.md", 1, "r", "m", written=written)
    assert column_in(line, finding) == column
    span = span_in(line, finding)
    assert (span is None) is (not column)
    assert span is None or written.startswith(line[slice(*span)])


def test_others_name_what_they_are_about(project) -> None:
    files = {
        "articles/a": f"{GOOD}\nSee **x** and {{ref}}`gone` there.\n\n- **问题：**太慢\n",
        "small.toml": SMALL,
        "index": "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n",
    }
    site = project(files, rigor_standard="small.toml")

    def run(*words: str) -> str:
        return CliRunner().invoke(main, ["-C", str(site.root), "check", *words]).output

    assert f"articles/a.md:{GOOD.count(chr(10)) + 2}:21: warning: undefined label" in run("-q")
    assert f"articles/a.md:{GOOD.count(chr(10)) + 4}:3: warning: the page shows" in run("-q")
    assert ",col=21,title=ref.ref::" in run("--format", "annotations")
    assert '"startColumn": 21' in run("--format", "sarif")
    assert '"column": 21' in run("--format", "json")
