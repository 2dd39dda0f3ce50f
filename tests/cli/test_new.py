"""``rigor new`` writes in the format of the site, and what it writes is recognised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures.drafts import SMALL
from sphinx_rigor.advice import usual_suffix
from sphinx_rigor.cli import main

BARE = '[standard]\nname = "bare"\n[[part]]\nid = "a"\ntitle = "A *"\nwords = ["a"]\n'
INDEX = {".md": "# I\n\n```{toctree}\narticles/on-bounds\n```\n",
         ".rst": "I\n=\n\n.. toctree::\n\n   articles/on-bounds\n"}  # fmt: skip
READ = {".rst": "restructuredtext"}
CONF = {".md": {"extensions": ["myst_parser", "sphinx_rigor"], "source_suffix": {**READ, ".md": "markdown"}},
        ".rst": {"extensions": ["sphinx_rigor"], "source_suffix": READ}}  # fmt: skip
"""Suffixes are written out: Sphinx keeps in its default what the site before has added."""


def reported(make, root: Path, suffix: str, standard: str) -> tuple[dict, list[dict]]:
    """Begin an article in a site of one format; return what is said of it."""
    site = make({"small.toml": SMALL, "bare.toml": BARE, f"index{suffix}": INDEX[suffix]})
    site.configure(**CONF[suffix], rigor_articles=["articles/**"], rigor_standard=standard)
    site.root = site.root.rename(root / f"site{suffix}")
    run = CliRunner().invoke
    assert run(main, ["-C", str(site.root), "new", "On Bounds"]).output == (
        f"articles/on-bounds{suffix}\n"
    )
    done = run(main, ["-C", str(site.root), "check", "--advice", "--format", "json"])
    report = json.loads(done.stdout)
    (article,) = report["articles"]
    return article, report["findings"]


@pytest.mark.parametrize("standard", ["small.toml", "five-part", "five-part-en", "bare.toml"])
def test_an_article_is_begun_alike_in_either_format(
    project, tmp_path: Path, standard: str
) -> None:
    (here, found), (there, others) = (
        reported(project, tmp_path, suffix, standard) for suffix in (".md", ".rst")
    )

    assert here["title"] == there["title"] == "On Bounds"
    for key in ("id", "met", "total", "counts"):
        assert [each[key] for each in here["parts"]] == [each[key] for each in there["parts"]]
    assert [len(each["entries"]) for each in here["parts"]] == [
        len(each["entries"]) for each in there["parts"]
    ]
    assert {each["rule"] for each in found} == {each["rule"] for each in others}
    assert {each["severity"] for each in found} <= {"advice"}


@pytest.mark.parametrize(
    ("used", "read", "suffix"),
    [
        ([], "rst=restructuredtext", ".rst"),
        ([], "rst=restructuredtext md=markdown", ".md"),
        ([".rst", ".rst", ".md"], "md=markdown rst=restructuredtext", ".rst"),
        ([".ipynb"], "ipynb=myst-nb rst=restructuredtext", ".rst"),
        ([], "rst=restructuredtext ipynb=myst-nb md=myst-nb", ".md"),
        ([], "txt=restructuredtext", ".txt"),
        ([".html"], "html=other", ".md"),
    ],
)
def test_the_suffix_is_that_of_most_articles(used, read: str, suffix: str) -> None:
    filetypes = dict(f".{each}".split("=") for each in read.split())
    assert usual_suffix(used, filetypes) == suffix
