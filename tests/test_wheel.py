"""The wheel holds all that a site elsewhere needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "-q",
        "--wheel",
        "--no-isolation",
        "-o",
        out,
        ROOT,
    ]
    subprocess.run([str(each) for each in command], check=True, capture_output=True)
    return next(out.glob("sphinx_rigor-*.whl"))


def test_the_wheel_holds_templates_standards_styles_and_catalogues(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for name in (
        "index/templates/topic.rst.jinja",
        "standard/five-part.toml",
        "page/styles/rigor-boxes.css",
        "locale/zh_CN/LC_MESSAGES/sphinx_rigor.mo",
        "py.typed",
    ):
        assert f"sphinx_rigor/{name}" in names


def test_the_metadata_name_both_licences_and_the_version_that_citations_give(
    wheel: Path,
) -> None:
    files = zipfile.ZipFile(wheel)
    name = next(each for each in files.namelist() if each.endswith("METADATA"))
    metadata = files.read(name).decode()
    (version,) = re.findall(r"(?m)^Version: (.+)$", metadata)

    assert "License-Expression: MIT AND LPPL-1.3c" in metadata
    assert any(
        each.endswith("rigor-math-LICENSE.txt")
        for each in re.findall(r"(?m)^License-File: (.+)$", metadata)
    )
    assert "# sphinx-rigor" in metadata
    assert re.findall(r"\]\((?!https?://)[^)]*\)", metadata) == []
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_two_builds_are_equal_and_the_sdist_can_run_its_tests(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "-q", "--sdist", "--no-isolation", "-o"]
    made = []
    for name in ("first", "second"):
        subprocess.run(
            [*command, str(tmp_path / name), str(ROOT)], check=True, capture_output=True
        )
        made.append(next((tmp_path / name).iterdir()))
    with tarfile.open(made[0]) as archive:
        names = {each.partition("/")[2] for each in archive.getnames()}

    assert made[0].read_bytes() == made[1].read_bytes()
    assert {
        "conf.py",
        "plan.toml",
        "tests/conftest.py",
        "guide/start.md",
        "Makefile",
        "SECURITY.md",
    } <= names
    assert not [each for each in names if each.startswith(("topics", "plan/", "_build"))]


def test_a_two_page_project_elsewhere_builds_with_the_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (site / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_rigor"]\nlanguage = "zh_CN"\n'
        'rigor_articles = ["other"]\n'
    )
    (site / "index.md").write_text(
        "# A\n\n```{theorem} T\n:label: t\n\nX.\n```\n\n```{toctree}\nother\n```\n"
    )
    (site / "other.md").write_text("---\nstatus: completed\n---\n# B\n\n{rigor:ref}`t`\n")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "_out"],
        cwd=site,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "定理 1" in (site / "_out/other.html").read_text(encoding="utf-8")
    assert "details.rigor-box" in (site / "_out/_static/rigor.css").read_text("utf-8")
    assert "other.md:2: WARNING: 状态为 completed" in done.stderr
