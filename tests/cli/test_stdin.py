"""``rigor check --stdin-filename``: what a text would be told if it stood in its file."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fixtures.drafts import GOOD, SMALL
from sphinx_rigor.cli import main

WORSE = f"{GOOD}\n**问题：**太慢 and {{ref}}`gone`\n"
INDEX = "# I\n\n```{toctree}\n:glob:\n\narticles/*\n```\n"


@pytest.fixture
def site(project):
    files = {"articles/a": GOOD, "articles/b": GOOD.replace("slug: t", "slug: u")}
    return project({**files, "small.toml": SMALL, "index": INDEX}, rigor_standard="small.toml")


def run(made, text: str, *words: str, name: str = "articles/a.md"):
    command = ["-C", str(made.root), "check", "--stdin-filename", str(made.root / name), *words]
    return CliRunner().invoke(main, command, input=text)


def check(made, *words: str):
    return CliRunner().invoke(main, ["-C", str(made.root), "check", *words])


def test_a_text_is_judged_as_its_file_would_be(site) -> None:
    check(site)
    done = run(site, WORSE)
    assert site.root.joinpath("articles/a.md").read_text("utf-8") == GOOD

    site.write({"articles/a": WORSE})
    saved = check(site, str(site.root / "articles/a.md"))
    told = saved.output.removesuffix("rigor check --fix mends 1 of them\n")  # files alone
    assert (done.exit_code, done.output) == (saved.exit_code, told)
    assert told != saved.output
    assert "undefined label" in done.output
    assert "  26 | **问题：**太慢 and {ref}`gone`" in done.output


def test_the_caches_stay_as_they_are(site) -> None:
    assert check(site).exit_code == 0
    assert run(site, WORSE).exit_code == 1

    assert check(site).exit_code == 0
    assert run(site, GOOD).exit_code == 0


def test_only_that_document_is_told_of_in_every_form(site) -> None:
    site.write({"articles/b": WORSE.replace("slug: t", "slug: u")})
    done = run(site, WORSE, "--format", "annotations", "--select", "literal-stars")

    assert done.output.count("file=articles/a.md,line=26,col=1,") == 1
    assert "articles/b" not in done.output


def test_a_file_without_a_document_is_no_success(site, tmp_path) -> None:
    done = run(site, WORSE, name="articles/none.md")
    assert (done.exit_code, "no document of this site" in done.output) == (2, True)
