"""The command finds the site from where one stands."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.cli import main
from sphinx_rigor.cli._command import site_folder
from sphinx_rigor.cli._words import setting

INDEX = "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n"


@pytest.mark.parametrize(
    ("conf", "start", "found"),
    [
        ("", "", "."),
        ("docs", "", "docs"),
        ("docs/source", "src/deep", "../../docs/source"),
        ("docs", "docs/articles", ".."),
        ("elsewhere", "", "."),
    ],
)
def test_the_nearest_conf_is_found(tmp_path: Path, conf: str, start: str, found: str) -> None:
    (tmp_path / ".git").mkdir()
    for each in (conf, start):
        (tmp_path / each).mkdir(parents=True, exist_ok=True)
    (tmp_path / conf / "conf.py").touch()

    assert site_folder(tmp_path / start) == Path(found)


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "repository" / ".git").mkdir(parents=True)

    assert site_folder(tmp_path / "repository") == Path()


def test_paths_are_those_of_the_folder_one_is_sent_to(project) -> None:
    site = project(
        {"articles/a": GOOD, "small.toml": SMALL, "index": INDEX}, rigor_standard="small.toml"
    )
    before = Path.cwd()
    for folder, path in ((site.root, "articles/a.md"), (site.root / "articles", "a.md")):
        done = CliRunner().invoke(main, ["-C", str(folder), "check", path])
        assert (done.exit_code, done.exception) == (0, None), done.output
    with chdir(site.root / "articles"):
        assert CliRunner().invoke(main, ["check", "a.md"]).exit_code == 0

    assert Path.cwd() == before


def test_values_of_conf_py_are_read_from_wherever_one_stands(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    conf = 'from pathlib import Path\nlanguage = Path("here").read_text()\n'
    (tmp_path / "docs/conf.py").write_text(conf, encoding="utf-8")
    (tmp_path / "docs/here").write_text("zh_CN", encoding="utf-8")
    for start, folder in (
        (tmp_path, "docs"),
        (tmp_path / "docs", "."),
        (Path(), tmp_path / "docs"),
    ):
        with chdir(start):
            assert setting(Path(folder), "language") == "zh_CN"


def test_a_standard_is_named_from_where_one_stands_or_as_conf_py_names_it(project) -> None:
    site = project({"docs/small.toml": SMALL, "docs/index": INDEX})
    (site.root / "conf.py").rename(site.root / "docs/conf.py")
    with chdir(site.root):
        for file in ("docs/small.toml", "small.toml", "five-part"):
            done = CliRunner().invoke(main, ["standard", "check", file])
            assert (done.exit_code, done.exception) == (0, None), done.output
