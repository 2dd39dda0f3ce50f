"""The tree says what belongs where: doors, floors, purity, sizes."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ext" / "sphinx_rigor"
CONTRACTS = {
    each["id"]: each
    for each in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
FOLDERS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))
CODE = [
    path for top in ("ext", "tests", "bench", "tools") for path in (ROOT / top).rglob("*.py")
]


def test_the_contract_of_imports_is_kept() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    done = subprocess.run(
        [*command, "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "ext")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def pure_modules() -> Iterator[str]:
    """Yield the modules that the contract calls pure, one by one."""
    for name in CONTRACTS["pure"]["source_modules"]:
        path = ROOT / "ext" / name.replace(".", "/")
        yield from (dotted(each) for each in path.rglob("*.py")) if path.is_dir() else (name,)


def dotted(path: Path) -> str:
    """Return the name by which a file is imported."""
    name = ".".join(path.relative_to(ROOT / "ext").with_suffix("").parts)
    return name.removesuffix(".__init__")


@pytest.mark.parametrize(
    "names",
    [["sphinx_rigor"], *([f"sphinx_rigor.{each}"] for each in FOLDERS), list(pure_modules())],
    ids=lambda names: names[0] if len(names) == 1 else "pure",
)
def test_no_door_and_no_pure_module_pulls_in_sphinx(names: list[str]) -> None:
    code = f"import sys, {', '.join(names)}; print({{'sphinx', 'docutils'}} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "ext")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_door_is_a_docstring_a_setup_and_names(folder: str) -> None:
    tree = ast.parse((PACKAGE / folder / "__init__.py").read_text(encoding="utf-8"))
    doc, *rest = tree.body
    kept = (ast.Import, ast.ImportFrom, ast.If)
    others = [ast.unparse(each) for each in rest if not isinstance(each, kept)]
    unexpected = [each for each in others if not each.startswith(("__all__ = ", "def setup("))]

    assert isinstance(doc, ast.Expr)
    assert (ast.get_docstring(tree) or "").count("\n") < 10
    assert unexpected == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_reaches_past_a_door_for_what_it_offers(path: Path) -> None:
    here = path.relative_to(ROOT)
    past = [
        f"{node.module}.{each.name}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sphinx_rigor.")
        for folder, *inner in [str(node.module).split(".")[1:]]
        if inner and folder in FOLDERS and folder not in here.parts
        for each in node.names
        if each.name in import_module(f"sphinx_rigor.{folder}").__all__
    ]

    assert past == []


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 40
    ]

    assert text.count("\n") <= 400
    assert long == []


def test_every_folder_has_its_place_in_the_map() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [each for each in FOLDERS if f"`{each}/`" not in text] == []


def test_the_tests_mirror_the_folders() -> None:
    ours = {"accuracy", "books", "browser", "conservation", "fixtures", "fuzz", "neighbours"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}

    assert folders - ours - {"__pycache__"} <= set(FOLDERS)
