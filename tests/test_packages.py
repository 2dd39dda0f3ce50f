"""What another package adds: the guide's example, installed, and packages that are wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "guide" / "extend"
CONF = """
extensions = ["myst_parser", "sphinx_rigor"]
rigor_articles = ["a"]
rigor_standard = "small.toml"
"""
STANDARD = """
[standard]
name = "small"
[status]
values = ["draft", "done"]
enforced = ["done"]
[[require]]
what = "question"
min = 2
[[require]]
what = "box"
kind = "exercise"
"""
ARTICLE = """\
---
title: A
status: done
---

# A!

Why?

```{exercise}
Try.
```

```{tally}
```
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the guide's example into a folder."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    options = ["--no-build-isolation", "--disable-pip-version-check", "--target", str(target)]
    source = tmp_path_factory.mktemp("source")
    for each in EXAMPLE.iterdir():
        if each.is_file():
            (source / each.name).write_bytes(each.read_bytes())
    done = subprocess.run(
        [*command, *options, str(source)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site that asks for what the example adds."""
    files = {"conf.py": CONF, "small.toml": STANDARD, "a.md": ARTICLE}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "index.md").write_text("# I\n\n```{toctree}\na\n```\n", encoding="utf-8")
    return tmp_path


def run(site: Path, package: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python where the package is there."""
    paths = [str(package), *sys.path]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, *words], cwd=site, env=env, capture_output=True, text=True, check=False
    )


RIGOR = ("-c", "from sphinx_rigor.cli import main; main()")


def test_all_that_the_example_adds_is_there(site: Path, installed: Path) -> None:
    done = run(site, installed, *RIGOR, "check", "-q")

    assert done.stdout.splitlines() == [
        "a.md:1: error: the article: questions: 1 of 2 [too-few-question]",
        "a.md:3: error: status is done, but requirements are unmet: 1 of 2 [false-completed]",
        "a.md:6: warning: a heading shouts: A! [shouting]",
    ], done.stderr
    table = run(site, installed, *RIGOR, "check", "--format", "csv")
    assert table.stdout == "a.md,claimed,1,2\n"


def test_rules_of_others_are_listed_and_explained(site: Path, installed: Path) -> None:
    listed = run(site, installed, *RIGOR, "rules").stdout

    assert {"shouting", "too-few-question"} <= {
        each.split()[0] for each in listed.splitlines() if each.strip()
    }
    assert (
        "let readers be surprised" in run(site, installed, *RIGOR, "explain", "shouting").stdout
    )
    assert run(site, installed, *RIGOR, "explain", "too-few-question").returncode == 0


def test_boxes_and_views_of_others_are_shown(site: Path, installed: Path) -> None:
    done = run(site, installed, "-m", "sphinx", "-q", "-b", "html", ".", "_out")
    page = (site / "_out/a.html").read_text(encoding="utf-8")

    assert "Unknown directive" not in done.stderr
    assert "rigor-exercise" in page
    assert "articles: 1" in page


FAULTS = {
    "it cannot be imported": ("absent:X", "ModuleNotFoundError"),
    "it is something else": ("wrong:X", "expected a Rule, not 1"),
    "its name is taken": ("wrong:RULE", "bad-date ships already"),
}


ASKED = [("-m", "sphinx", "-q", "-b", "rigor", ".", "_out"), (*RIGOR, "check")]


@pytest.mark.parametrize(("value", "words"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("command", ASKED, ids=["sphinx-build", "rigor check"])
def test_a_wrong_entry_point_is_an_error_that_names_it(
    site: Path, tmp_path: Path, value: str, words: str, command: tuple[str, ...], nightly: bool
) -> None:
    if command is ASKED[0] and value != "wrong:X" and not nightly:
        pytest.skip("tried with --nightly")
    package = tmp_path / "package"
    info = package / "wrong-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: wrong\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[sphinx_rigor.rules]\nbad-date = {value}\n")
    text = "from sphinx_rigor.api import Rule, msg\nX = 1\nRULE = Rule(summary=msg('x'))\n"
    (package / "wrong.py").write_text(text)
    (site / "small.toml").write_text(STANDARD.partition("[[require]]")[0], encoding="utf-8")
    done = run(site, package, *command)

    assert done.returncode == 2
    assert words in done.stderr
    assert "bad-date" in done.stderr
    assert "Traceback" not in done.stderr or command[0] == "-m"  # Sphinx shows all of its own
