"""A source folder that cannot be written is checked as any other, and says what it lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import sphinx_rigor
from fixtures.drafts import GOOD, PLAN, SMALL

PACKAGE = str(Path(sphinx_rigor.__file__).parents[1])
SETPRIV = shutil.which("setpriv")
PLAIN = ("--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--")
RIGOR = "from sphinx_rigor.cli import main; main()"


def unprivileged() -> list[str]:
    """Return what a command is begun with so that permissions hold, for root too."""
    if not hasattr(os, "geteuid") or os.geteuid():
        return []
    if SETPRIV is None:
        pytest.skip("root can write anywhere, and there is no setpriv to give that up")
    return [SETPRIV, *PLAIN]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python where permissions hold."""
    return subprocess.run(
        [*unprivileged(), sys.executable, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": PACKAGE, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take away for a while that a folder can be written."""
    every = [folder, *folder.rglob("*")]
    for each in every:
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        yield
    finally:
        for each in every:
            each.chmod(0o755 if each.is_dir() else 0o644)


@pytest.fixture
def site(project):
    files = {"index": "# I\n", "articles/a": GOOD, "small.toml": SMALL, "plan.toml": PLAN}
    return project(
        {**files, "articles/a": f"---\norphan: true\n{GOOD.removeprefix('---')}"},
        rigor_standard="small.toml",
        rigor_plan="plan.toml",
        suppress_warnings=["rigor.unknown-key"],
    )


def test_pages_of_the_plan_that_are_missing_are_a_finding_that_tells_the_way(site) -> None:
    beside = site.root.with_name("beside")
    with read_only(site.root):
        built = run(
            "-m", "sphinx", "-q", "-b", "rigor", "-d", beside / "trees", site.root, beside
        )
        checked = run("-c", RIGOR, "-C", site.root, "--build-dir", beside / "cli", "check")
        refused = run("-c", RIGOR, "-C", site.root, "check")

    assert "plan.toml:1: WARNING: the index pages cannot be written here" in built.stderr
    assert (built.returncode, checked.returncode, refused.returncode) == (1, 1, 2)
    assert "[pages-not-written]" in checked.stdout
    assert "--build-dir" in refused.stderr
    assert "Traceback" not in built.stderr + checked.stderr + refused.stderr


def test_with_its_pages_the_site_is_judged_as_where_it_can_be_written(site) -> None:
    beside = site.root.with_name("beside")
    expected = site.build("rigor")
    shutil.rmtree(site.root / "_build")
    with read_only(site.root):
        checked = run("-c", RIGOR, "-C", site.root, "--build-dir", beside, "check")

    assert not expected.about("pages-not-written")
    assert "pages-not-written" not in checked.stdout
    assert checked.returncode == int(bool(expected.warnings))
    assert list(site.root.glob("_build")) == []


def test_an_output_folder_that_cannot_be_written_is_no_green_build(site, nightly) -> None:
    if not nightly:
        pytest.skip("starts a process for what Sphinx sees to itself; --nightly")
    out = site.root.with_name("out")
    out.mkdir()
    with read_only(out):
        built = run("-m", "sphinx", "-q", "-d", out.with_name("trees"), site.root, out)
    assert built.returncode != 0
    assert (
        run("-m", "sphinx", "-q", "-d", out.with_name("trees"), site.root, out).returncode == 0
    )
