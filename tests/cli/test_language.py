"""The command speaks the language of the user's environment."""

from __future__ import annotations

import json
import locale
import os
import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from sphinx_rigor.cli import main
from sphinx_rigor.cli._language import IN_NUMBERS, OF_CLICK, usable_locale

CHINESE = re.compile(r"[\u4e00-\u9fff]")
COMMANDS = main.list_commands(click.Context(main))


@pytest.fixture(params=["LANGUAGE", "LC_ALL", "LANG"])
def chinese(request, monkeypatch) -> None:
    """Ask for Chinese by one of the variables that gettext looks at."""
    for each in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(request.param, "zh_CN.UTF-8")


def said(*words: str) -> str:
    done = CliRunner().invoke(main, words)
    assert not isinstance(done.exception, Exception), done.exception
    return done.output


@pytest.mark.parametrize("words", [[], *([each] for each in COMMANDS), ["standard", "check"]])
def test_help_is_chinese_to_the_last_line(words: list[str], chinese) -> None:
    lines = said(*words, "--help").splitlines()
    told = " ".join(each for each in lines if not each.startswith(("用法", "  ")))
    options = re.split(r"\n  (?=\S)", "\n".join(lines))[1:]

    assert lines[0].startswith("用法：")
    assert CHINESE.search(told)
    assert all(CHINESE.search(each) for each in options if not each.isupper()), options


def test_refusals_are_chinese(tmp_path, monkeypatch, chinese) -> None:
    monkeypatch.chdir(tmp_path)

    assert (
        said("check") == f"错误：{tmp_path} 里没有 conf.py；给出它的文件夹：rigor -C 文件夹 …\n"
    )
    assert said("chekc").splitlines()[-1] == "错误：没有命令 'chekc'。 是不是 'check'？"
    assert "值不对" in said("check", "--shard", "7/5")
    assert "缺少参数" in said("new")


def test_all_is_english_elsewhere(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")

    assert said("check").startswith("Error: no conf.py in ")
    assert not CHINESE.search("".join(said(each, "--help") for each in COMMANDS))


def test_click_still_says_what_is_translated() -> None:
    from pathlib import Path

    source = "".join(
        each.read_text(encoding="utf-8") for each in Path(click.__file__).parent.glob("*.py")
    )

    texts = [each.text for each in OF_CLICK] + [one for pair in IN_NUMBERS for one in pair]
    written = [json.dumps(each) for each in texts]
    assert [each for each in written if each not in source] == []


def test_a_locale_that_is_not_installed_stops_no_program_that_is_started(monkeypatch) -> None:
    before = locale.setlocale(locale.LC_ALL)
    for each in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(each, raising=False)
    assert usable_locale() == {}

    monkeypatch.setenv("LANG", "zh_XX.UTF-8")
    found = usable_locale()
    code = "import locale; locale.setlocale(locale.LC_ALL, ''); print('\u4e2d')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | found,
        check=True,
        capture_output=True,
    )

    assert done.stdout.decode() == "\u4e2d\n"
    assert found["LANGUAGE"] == "zh_XX.UTF-8"
    assert locale.setlocale(locale.LC_ALL) == before
