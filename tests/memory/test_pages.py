"""A page is written again for what it is made of, not for the time of a file."""

from __future__ import annotations

import os
import re
import time

import pytest

from fixtures.sites import Project
from sphinx_rigor.memory.outputs import store_path

FILES: dict[str, str | bytes] = {
    "index": "# Top\n\n```{toctree}\na\nb\nc\n```\n",
    "a": "# A\n\n{nosuchrole}`x`\n\n(here)=\n## Part of A\n",
    "b": "# B\n\n```{literalinclude} code.py\n```\n",
    "c": "# C\n\n[](#here)\n",
    "code.py": "x = 1\n",
    "_templates/layout.html": '{% extends "!layout.html" %}\n',
    "_static/own.css": "p { color: red }\n",
}
EVERY = {"index", "a", "b", "c"}
CHANGES = [
    ("a.md", "一段。\n", {"a"}),
    ("code.py", "y = 2\n", {"b"}),
    ("_templates/layout.html", "{# x #}\n", EVERY),
    ("_static/own.css", "b { color: red }\n", EVERY),
    ("conf.py", "# nothing\n", EVERY),
]


@pytest.fixture
def site(project) -> Project:
    """A site with a template and a style sheet of its own."""
    return project(
        FILES,
        templates_path=["_templates"],
        html_static_path=["_static"],
        html_css_files=["own.css"],
        exclude_patterns=["_build", "_templates"],
    )


def renew(site: Project) -> None:
    """Give every source file a new time, as a fresh checkout does."""
    now = time.time_ns()
    for path in site.root.rglob("*"):
        if path.is_file() and "_build" not in path.parts:
            os.utime(path, ns=(now, now))


def pages(built) -> dict[str, str]:
    """Return the pages, without the digests that a style sheet's address has."""
    return {
        each.name: re.sub(r"\?v=\w+", "", each.read_text()) for each in built.out.glob("*.html")
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_fresh_checkout_writes_what_warned_and_nothing_else(site, builder) -> None:
    first = site.build(builder)
    assert first.written == EVERY
    renew(site)
    again = site.build(builder)
    assert again.written <= {"a"}
    assert sorted(again.warnings) == sorted(first.warnings)


def test_a_build_that_writes_nothing_leaves_the_times_of_pages(site) -> None:
    first = site.build("html")
    before = {each: each.stat().st_mtime_ns for each in first.out.glob("[bc].html")}
    site.build("html")
    assert {each: each.stat().st_mtime_ns for each in before} == before


@pytest.mark.parametrize(("name", "text", "written"), CHANGES)
def test_what_has_changed_is_written(site, name, text, written) -> None:
    site.build("html")
    with (site.root / name).open("a", encoding="utf-8") as file:
        file.write(text)
    renew(site)
    warm = site.build("html")
    assert warm.written >= written
    besides = {"a", "index"}  # what warned, and the list of what was read, as Sphinx has it
    assert warm.written - besides == written - besides
    assert pages(warm) == pages(site.build("html", fresh=True))


@pytest.mark.parametrize("title", ["# Anders", "# A\n\n## Neu"])
def test_pages_whose_navigation_shows_what_changed_are_written(site, title) -> None:
    site.configure(html_theme="alabaster").build("html")
    old = (site.root / "a.md").read_text(encoding="utf-8")
    site.write({"a": old.replace("# A\n", f"{title}\n", 1)})
    renew(site)
    assert site.build("html").written == EVERY


def test_another_page_in_its_place_is_written(site) -> None:
    first = site.build("html")
    (first.out / "b.html").write_text("something else", encoding="utf-8")
    renew(site)
    assert "b" in site.build("html").written


@pytest.mark.parametrize("damage", ["[1]", "[" * 9999])
def test_what_is_damaged_counts_as_nothing(site, damage) -> None:
    first = site.build("html")
    store_path(first.app, "pages").write_text(damage, encoding="utf-8")
    renew(site)
    assert site.build("html").written == EVERY
