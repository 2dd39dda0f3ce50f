"""What the site's own settings do where the environment asks."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TAKEN = ["html_theme", "html_theme_options", "html_context", "html_sidebars", "html_last_updated_fmt"]  # fmt: skip


def test_pages_say_where_they_are_edited_and_when_they_changed(project, monkeypatch) -> None:
    for name in ("pydata_sphinx_theme", "sphinx_last_updated_by_git"):
        pytest.importorskip(name)
    if not shutil.which("git"):
        pytest.skip("there is no git")
    monkeypatch.setenv("SITE_EDIT", "https://example.org/edit/main/")
    settings = runpy.run_path(str(ROOT / "conf.py"))
    site = project({"blogs_raw/a": "# A\n\nText.\n", "topics/b": "# B\n\nText.\n"})
    site.configure(
        extensions=["myst_parser", "sphinx_rigor", "sphinx_last_updated_by_git"],
        templates_path=[str(ROOT / "_templates")],
        **{name: settings[name] for name in TAKEN},
    )
    (site.root / ".gitignore").write_text("_build\n")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    when = {
        "GIT_AUTHOR_DATE": "2024-05-06T12:00:00Z",
        "GIT_COMMITTER_DATE": "2024-05-06T12:00:00Z",
    }
    for name, value in when.items():
        monkeypatch.setenv(name, value)
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=site.root, check=True)
    built = site.build()

    assert settings["extensions"].count("sphinx_last_updated_by_git") == 1
    assert "https://example.org/edit/main/blogs_raw/a.md" in built.page("blogs_raw/a")
    assert "2024-05-06" in built.page("blogs_raw/a")
    assert "https://example.org/edit" not in built.page("topics/b")


def test_without_being_asked_they_do_not(monkeypatch) -> None:
    monkeypatch.delenv("SITE_EDIT", raising=False)
    settings = runpy.run_path(str(ROOT / "conf.py"))

    assert "use_edit_page_button" not in settings["html_theme_options"]
    assert "sphinx_last_updated_by_git" not in settings["extensions"]
