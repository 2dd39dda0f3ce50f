"""What another package adds: the guide's example, installed, and packages that are wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sphinx_rigor.cli import main

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
    for name in ("notes_rigor.py", "pyproject.toml"):
        (source / name).write_bytes((EXAMPLE / name).read_bytes())
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


def test_all_that_the_example_adds_is_there_by_import_strings(site: Path) -> None:
    module = (EXAMPLE / "notes_rigor.py").read_text(encoding="utf-8")
    (site / "notes_rigor.py").write_text(module, encoding="utf-8")
    (site / "conf.py").write_text(
        CONF + (EXAMPLE / "imports.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    done = run(site, site, "-m", "sphinx", "-q", "--no-color", "-b", "rigor", ".", "_out")

    assert done.returncode == 1
    assert [each.rpartition("[")[2] for each in done.stderr.splitlines()] == [
        "rigor.too-few-question]",
        "rigor.false-completed]",
        "rigor.shouting]",
    ]
    assert (site / "_out/articles.csv").read_text(encoding="utf-8") == "a.md,claimed,1,2\n"


def test_what_is_added_by_import_strings_is_explained_and_shown(
    site: Path, nightly: bool
) -> None:
    if not nightly:
        pytest.skip("tried with --nightly: by day with entry points")
    module = (EXAMPLE / "notes_rigor.py").read_text(encoding="utf-8")
    (site / "notes_rigor.py").write_text(module, encoding="utf-8")
    (site / "conf.py").write_text(
        CONF + (EXAMPLE / "imports.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert run(site, site, *RIGOR, "check", "--format", "csv").stdout == "a.md,claimed,1,2\n"
    sarif = json.loads(run(site, site, *RIGOR, "check", "--format", "sarif").stdout)
    rules = {each["id"]: each for each in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert "surprised" in rules["shouting"]["help"]["text"]
    assert "surprised" in run(site, site, *RIGOR, "explain", "shouting").stdout
    assert "too-few-question" in run(site, site, *RIGOR, "rules").stdout
    page = run(site, site, "-m", "sphinx", "-q", "-b", "html", ".", "_html")
    assert "Unknown directive" not in page.stderr
    assert "articles: 1" in (site / "_html/a.html").read_text(encoding="utf-8")


WRONG = """
from sphinx_rigor.api import Kind, Quantity, ReportFormat, Rule, View, msg
X = 1
RULE = Rule(summary=msg("x"))
ODD = Kind("odd", "Odd", "nowhere")
COUNT = Quantity("things", lambda facts, place, end: 1 // 0)
FORM = ReportFormat(filename="x.txt", render=lambda report: 1 // 0)
VIEW = View(build=lambda context: 1 // 0, needs_plan=False)
"""
MISTAKES = {
    "no module": ({"x": "absent:X"}, "conf.py:6: rigor_import['x']: x = absent:X: ModuleNot"),
    "no name": ({"x": "wrong:Y"}, "conf.py:6: rigor_import['x']: x = wrong:Y: AttributeError"),
    "no colon": ({"x": "wrong"}, "conf.py:6: rigor_import['x']: expected an import string"),
    "no string": ({"x": 3}, 'expected an import string "package.module:NAME", not 3'),
    "no dictionary": (["wrong:X"], "conf.py:5: rigor_import: expected a dictionary such as"),
    "another type": ({"x": "wrong:X"}, "expected one of Rule, Quantity, ReportFormat, Kind,"),
    "a name that is taken": (
        {"bad-date": "wrong:RULE"},
        "there is a Rule of this name already",
    ),
    "another name": ({"even": "wrong:ODD"}, "expected a kind of this name, not of 'odd'"),
    "no family": ({"odd": "wrong:ODD"}, "family: expected one of "),
}


@pytest.mark.parametrize(("imports", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_wrong_import_string_is_an_error_with_its_line(
    site: Path, imports: object, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "wrong.py").write_text(WRONG, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "wrong", raising=False)
    text = json.dumps(imports, indent=1) if isinstance(imports, dict) else repr(imports)
    (site / "conf.py").write_text(f"{CONF}rigor_import = {text}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(site), "rules"])

    assert done.exit_code == 2
    assert words in done.stderr


CRASHES = {
    "a quantity": (("count", "COUNT"), "the quantity count crashed on a.md: ZeroDivisionError"),
    "a format": (("form", "FORM"), "the report format form crashed: ZeroDivisionError"),
    "a view": (("view", "VIEW"), "the view view crashed in a: ZeroDivisionError"),
}


@pytest.mark.parametrize(("named", "words"), CRASHES.values(), ids=CRASHES)
def test_what_crashes_is_an_error_that_names_it(
    site: Path, named: tuple[str, str], words: str, nightly: bool
) -> None:
    name, constant = named
    if constant == "FORM" and not nightly:
        pytest.skip("tried with --nightly")
    (site / "wrong.py").write_text(WRONG, encoding="utf-8")
    (site / "conf.py").write_text(f'{CONF}rigor_import = {{"{name}": "wrong:{constant}"}}\n')
    wanted = f'[[require]]\nwhat = "{name}"\n' if constant == "COUNT" else ""
    (site / "small.toml").write_text(STANDARD.partition("[[require]]")[0] + wanted)
    (site / "a.md").write_text("---\ntitle: A\nstatus: done\n---\n\n# A\n\nText.\n")
    if constant == "VIEW":
        with (site / "a.md").open("a") as file:
            file.write("\n```{view}\n```\n")
    format_ = "html" if constant == "VIEW" else "rigor"
    done = run(site, site, "-m", "sphinx", "-q", "-b", format_, ".", "_out")

    assert done.returncode == 2
    assert words in done.stderr


FAULTS = {
    "it cannot be imported": ("absent:X", "ModuleNotFoundError"),
    "it is something else": ("wrong:X", "expected a Rule, not 1"),
    "its name is taken": ("wrong:RULE", "there is a Rule of this name already"),
}


ASKED = [("-m", "sphinx", "-q", "-b", "rigor", ".", "_out"), (*RIGOR, "check")]


@pytest.mark.parametrize(("value", "words"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("command", ASKED, ids=["sphinx-build", "rigor check"])
def test_a_wrong_entry_point_is_an_error_that_names_it(
    site: Path, tmp_path: Path, value: str, words: str, command: tuple[str, ...], nightly: bool
) -> None:
    day = ASKED[0] if value == "wrong:X" else ASKED[1]
    if (command is not day or value == "wrong:RULE") and not nightly:
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
