"""The site with a few articles, built once."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.chromium import Reader, serving

ROOT = Path(__file__).parents[2]
SOURCES = [
    "conf.py",
    "index.md",
    "plan.toml",
    "site-standard.toml",
    "checks.lock",
    "guide",
    "_static",
    "_templates",
]
SAMPLE = Path(__file__).with_name("sample.md")


def copy_site(folder: Path) -> Path:
    """Copy the site with three of its articles and a sample of what pages show."""
    folder.mkdir()
    for each in filter(Path.exists, map(ROOT.joinpath, SOURCES)):
        copy = shutil.copytree if each.is_dir() else shutil.copy
        copy(each, folder / each.name)
    articles = folder / "blogs_raw"
    articles.mkdir()
    for path in [*sorted((ROOT / "blogs_raw").glob("moe*.md"))[:3], SAMPLE]:
        shutil.copy(path, articles / path.name)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str, chromium: object) -> Path:
    """Build the site with its own settings, once for all workers; return its pages' folder."""
    for name in ("pydata_sphinx_theme", "sphinx_copybutton", "sphinx_remove_toctrees"):
        pytest.importorskip(name)
    base = tmp_path_factory.getbasetemp()
    source = (base if worker_id == "master" else base.parent) / "browsed"
    with source.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (source / "built").exists():
            command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "_build"]
            subprocess.run(command, cwd=copy_site(source), check=True, capture_output=True)
            (source / "built").touch()
    return source / "_build"


@pytest.fixture
def reader(site: Path, chromium: object):
    """Return a reader of the site in a window of its own."""
    with serving(site) as address, chromium.new_page(locale="zh-CN") as page:
        yield Reader(page, address)
