"""A build that was killed leaves no later one green."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sphinx_rigor
from sphinx_rigor.memory.begun import Mark

PACKAGE = str(Path(sphinx_rigor.__file__).parents[1])
FILES = {"index": "# I\n\n{any}`nowhere`\n\n```python\n$$ = (\n```\n", "loose": "# L\n"}
DIES = """
def die(*_args):
    import os, signal
    if os.environ.get("DIE") == "interrupt":
        raise KeyboardInterrupt
    if os.environ.get("DIE"):
        os.kill(os.getpid(), int(os.environ["DIE"]))
def setup(app):
    app.connect(os.environ.get("AT", "build-finished"), die, priority=0)
import os
"""


@pytest.fixture
def site(project):
    site = project(FILES)
    conf = site.root / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + DIES, encoding="utf-8")
    return site


def test_each_build_has_its_mark_and_only_dead_ones_go(tmp_path: Path) -> None:
    stem = tmp_path / "begun"
    first, second = Mark(stem), Mark(stem)
    assert (first.others, second.others, second.dead) == (False, True, [])

    first.leave()
    third = Mark(stem)
    assert third.dead == [first.path]
    third.remove(mended=False)
    assert first.path.exists()
    Mark(stem).remove(mended=True)
    assert not first.path.exists()
    assert second.path.exists()
    second.remove(mended=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("builder", ["html", "rigor"])
def test_an_interrupted_build_hides_nothing_from_the_next(site, monkeypatch, builder) -> None:
    expected = sorted(site.build(builder, fresh=True).warnings)
    assert len(expected) == {"html": 3, "rigor": 2}[builder]
    for at in ("env-check-consistency", "write-started", "build-finished"):
        monkeypatch.setenv("DIE", "interrupt")
        monkeypatch.setenv("AT", at)
        with pytest.raises(KeyboardInterrupt):
            site.build(builder, fresh=True)
        monkeypatch.setenv("DIE", "")
        assert sorted(site.build(builder).warnings) == expected, at
        assert sorted(site.build(builder).warnings) == expected, at


def test_a_killed_build_is_made_good_once(site, monkeypatch) -> None:
    out = site.root / "_build"
    command = [sys.executable, "-m", "sphinx", "-q", "-d", out / "doctrees", site.root]
    killed = subprocess.run(
        [*command, out / "html"],
        env=os.environ | {"DIE": str(int(signal.SIGKILL)), "PYTHONPATH": PACKAGE},
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL
    monkeypatch.setenv("DIE", "")
    first, second = site.build(), site.build()

    assert first.written == {"index", "loose"}
    assert second.written == set()
    assert first.warnings == second.warnings
    assert list((out / "doctrees").glob("rigor-begun-*")) == []


def test_one_output_folder_learns_what_another_was_told(project) -> None:
    site = project(FILES)
    first = sorted(site.build("html").warnings)

    assert sum("toctree" in line for line in first) == 1
    for builder in ("rigor", "text", "rigor"):
        here = sorted(site.build(builder).warnings)
        assert here == [line for line in first if "Lexing" not in line]
