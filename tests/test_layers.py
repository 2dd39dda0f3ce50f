"""The pure layer imports neither Sphinx nor docutils, and files stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ext" / "sphinx_rigor"
PURE = [
    "records.model", "records.words", "page.segment", "page.join", "source.lines", "atomic", "plugins", "source.tags", "source.scanner", "source.legacy", "source.front_matter",
    "standard.toml_table", "standard.schema", "standard.file", "recognition.reading", "recognition.reader", "recognition.entries", "verdict.measure",
    "recognition.hollow", "records.nesting", "advice.standard_words", "advice.rule_words", "advice.skeletons",
    "verdict.wording", "verdict.nearest", "page.xhtml", "source.environments", "verdict.judge", "verdict.article", "plan.schema", "plan.file", "collect.checks", "verify.record", "collect.code_lines",
    "plan.coverage", "records.names", "plan.series", "plan.hours", "plan.claims", "plan.candidates", "verdict.checkmarks", "records.dates", "plan.site", "rules", "reports",
    *(f"math.{name}" for name in (
        "check.checker",
        "check.escapes",
        "check.faults",
        "check.mathjax_names",
        "convert.colours",
        "convert.compose",
        "convert.converter",
        "convert.delimiters",
        "convert.expand",
        "convert.gaps",
        "convert.limits",
        "convert.text",
        "read.definitions",
        "read.display",
        "read.numbers",
        "read.tex",
        "render.mathml3",
        "render.renderer",
    )),
]  # fmt: skip


@pytest.mark.parametrize("name", PURE)
def test_the_pure_layer_is_pure(name: str) -> None:
    code = (
        f"import sys, sphinx_rigor.{name}; print({{'sphinx', 'docutils'}} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "ext")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "set()"


def test_importing_the_package_imports_no_sphinx() -> None:
    test_the_pure_layer_is_pure("__init__")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.name)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 40
    ]

    assert text.count("\n") <= 400
    assert long == []


def test_every_module_has_its_place_in_the_map() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`([a-z_]+)(?:/|\*|\.py)?`|([a-z_]+)\.py", text))
    names = {one for pair in known for one in pair}
    stems = [path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"]

    assert [
        each for each in stems if each not in names and each.split("_")[0] not in names
    ] == []
