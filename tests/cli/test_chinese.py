"""Where the locale is Chinese, so is whatever the command refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures.languages import CHINESE
from sphinx_rigor.cli import main

CONF = 'extensions = ["myst_parser", "sphinx_rigor"]\n'
SITES = {
    "no Python": "extensions = [",
    "an error": "extensions = [1 // 0]",
    "no extension": "extensions = []",
    "a strange extension": 'extensions = ["sphinx_rigor", "absent_extension"]',
    "a value": f"{CONF}rigor_fail_on = 3",
    "a name": f"{CONF}rigor_fail = 3",
    "a kind": f'{CONF}rigor_kinds = {{"a": {{"colour": "red"}}}}',
    "an option": f'{CONF}rigor_kinds = {{"a": {{"numbered": "yes"}}}}',
    "a macro": f'{CONF}rigor_math_macros = {{"R": 1}}',
    "an import": f'{CONF}rigor_import = {{"x": "absent:X"}}',
    "a rule": f'{CONF}rigor_ignore = ["bad-dat"]',
    "a standard": f'{CONF}rigor_standard = "five-prat"',
    "a plan": f'{CONF}rigor_plan = "absent.toml"',
    "a baseline": f'{CONF}rigor_baseline = "conf.py"',
    "a record": f'{CONF}rigor_checks = "conf.py"',
    "a history": f'{CONF}rigor_history = "conf.py"',
}
WORDS = [
    ("chekc",),
    ("check", "--formatt"),
    ("check", "--format", "jsno"),
    ("check", "--select", "bad-dat"),
    ("check", "absent.md"),
    ("check", "conf.txt", "--stdin-filename"),
    ("check", "--shard", "3"),
    ("-C", "absent", "check"),
    ("explain",),
    ("explain", "bad-date", "bad-tags"),
    ("explain", "a", "b", "c"),
    ("explain", "bad-dat"),
    ("standard", "check", "absent.toml"),
    ("standard", "schema", "x"),
    ("status", "index.md"),
    ("status", "absent.md"),
    ("next", "-n", "many"),
    ("new", "…"),
    ("new", "A", "--slug", "../a"),
    ("history",),
    ("migrate", "absent.md"),
]


@pytest.fixture(autouse=True)
def locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak Chinese."""
    monkeypatch.setenv("LANGUAGE", "zh_CN")


def refused(folder: Path, conf: str, *words: str) -> str:
    """Return what the command says where it refuses."""
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.md").write_text("# A\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, words)
    assert done.exit_code == 2, done.output
    return done.stderr.rpartition("\n\n")[2]


@pytest.mark.parametrize("conf", SITES.values(), ids=SITES)
def test_a_site_that_cannot_be_read_is_refused_in_chinese(tmp_path: Path, conf: str) -> None:
    said = refused(tmp_path, conf, "check")

    assert "Traceback" not in said
    for line in said.splitlines():
        assert CHINESE.search(line.removeprefix("错误：")), said


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_words_that_are_wrong_are_refused_in_chinese(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = refused(tmp_path, CONF, *words)

    assert CHINESE.search(said.removeprefix("错误：")), said
