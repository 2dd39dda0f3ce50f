"""What stands for a picture is in the book."""

from __future__ import annotations

import re

import pytest

from fixtures.book import PNG
from fixtures.sites import Project

MARKED = re.compile(r"\\rigoralternative\{FEFF(\w+)\}(.*?)\\rigoralternativeend")
PLACES = {
    "in a line": "Words ![{}](a.png) and words.",
    "in a heading": "## Words ![{}](a.png) end",
    "in a link": "[![{}](a.png)](https://x.example)",
    "in a cell": "| a |\n|---|\n| ![{}](a.png) |",
    "a figure": "```{{figure}} a.png\n:alt: {}\n:align: left\n\nCaption\n```",
    "in a box": "````{{theorem}} T\n```{{image}} a.png\n:alt: {}\n```\n````",
    "a name TeX minds": "```{{figure}} a#b.png\n:alt: {}\n```",
}


@pytest.fixture(scope="module")
def latex(tmp_path_factory: pytest.TempPathFactory):
    def words(place: str) -> str:
        return rf"图 {place} 100% _#~ \ foo {{x}} 🧠"

    texts = [PLACES[place].format(words(place)) for place in PLACES]
    source = "\n\n".join(["# Document", *texts, "![](a.png)"])
    files = {"index": source, "a.png": PNG, "a#b.png": PNG}
    built = Project(tmp_path_factory.mktemp("pictures")).write(files).configure().build("latex")
    assert built.warnings == []
    (book,) = built.out.glob("*.tex")
    return {
        bytes.fromhex(said).decode("utf-16-be"): picture
        for said, picture in MARKED.findall(book.read_text("utf-8"))
    }, words


@pytest.mark.parametrize("place", PLACES)
def test_an_alternative_stands_around_its_picture(latex, place: str) -> None:
    found, words = latex

    assert r"\sphinxincludegraphics" in found[words(place)]


def test_a_picture_without_one_has_none(latex) -> None:
    assert len(latex[0]) == len(PLACES)
