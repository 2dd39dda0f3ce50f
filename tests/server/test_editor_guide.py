"""The set-up that the guide gives for editors does what it says."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures.articles import ARTICLE, FILES
from fixtures.sites import Project
from sphinx_rigor.cli import main
from sphinx_rigor.records import Severity

GUIDE = Path(__file__).parents[2] / "guide" / "editor.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [each.groups() for each in FENCE.finditer(GUIDE.read_text("utf-8"))]
LOADERS = {"json": json.loads, "toml": tomllib.loads}


def commands(value: object) -> list[list[str]]:
    """Return every command that an example starts."""
    if isinstance(value, list):
        return [one for each in value for one in commands(each)]
    if not isinstance(value, dict):
        return []
    arguments = value.get("args", value.get("glspc.server.commandArguments", []))
    own = [value[key] for key in ("command", "glspc.server.command") if key in value]
    return [[*shlex.split(each), *arguments] for each in own] + commands(list(value.values()))


def loaded(kind: str) -> list:
    return [LOADERS[kind](text) for language, text in EXAMPLES if language == kind]


def test_every_example_can_be_read_and_starts_a_command_that_is_there() -> None:
    found = [one for kind in LOADERS for each in loaded(kind) for one in commands(each)]

    assert len(found) == 3
    for name, *words in found:
        assert Path(name).name == "rigor"
        assert CliRunner().invoke(main, [*words, "--help"]).exit_code == 0
    assert ("lua", True) in [(kind, '{ "rigor", "server" }' in text) for kind, text in EXAMPLES]


@pytest.fixture
def site(tmp_path) -> Project:
    made = Project(tmp_path / "my site").write(FILES)
    odd = ARTICLE.replace("slug: a", "slug: [b]").replace("Words.", "{nosuch}`[x: 3]` Words.")
    made.write({"articles/c odd [name]": odd, "articles/d": "---\ntitle: [\n---\n"})
    return made.configure(rigor_standard="small.toml")


def test_the_problem_matcher_reads_each_line_of_the_task(site, monkeypatch) -> None:
    (task,) = next(each for each in loaded("json") if "tasks" in each)["tasks"]
    matcher = task["problemMatcher"]["pattern"]
    monkeypatch.chdir(site.root)
    done = CliRunner().invoke(main, shlex.split(task["command"])[1:])
    told = json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).stdout)
    wanted = {
        (each["path"], each["line"], each["severity"], each["message"], each["rule"])
        for each in told["findings"]
        if each["severity"] != Severity.ADVICE and not each["suppressed"]
    }

    found = [re.match(matcher["regexp"], line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert all(found)
    read = {
        tuple(each[matcher[name]] for name in ("file", "line", "severity", "message", "code"))
        for each in found
    }
    assert {(path, int(line), *rest) for path, line, *rest in read} == wanted
    assert {severity for _path, _line, severity, *_ in read} == {"error", "warning"}
    assert len(wanted) > 5
