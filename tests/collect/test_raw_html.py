"""What readers see of raw HTML counts as what they see of Markdown."""

from __future__ import annotations

import pytest

from sphinx_rigor.memory.domain import rigor_domain

FRAME = "# T\n\n## S\n\n{}\n\n## U\n\nwords\n"
INDEX = "# I\n\n```{toctree}\narticles/a\n```\n"
SEEN = [
    ("<p>Words in a paragraph.</p>", "Words in a paragraph."),
    ("<center>图 <b>一</b></center>", "图 一"),
    ("<table><tr><td>a</td>\n<td>b</td></tr></table>", "a b"),
    ("```{raw} html\n<p>A &amp; B</p>\n```", "A & B"),
]
PICTURES = [
    '<img src="x.png" alt="p">',
    '<img src="x.png" alt="p">\n<br>',
    '<video src="x.png"></video>',
    '<iframe src="x.png"></iframe>',
]
UNSEEN = [
    "<!-- a remark -->",
    "<div></div>",
    "<p hidden>words</p>",
    '<p style="display:none"><img src="x.png"></p>',
    "<style>p { color: red }</style>",
]


@pytest.fixture
def facts(project):
    """Return the facts of a document, and what was said of its empty sections."""

    def read(html: str):
        built = project({"articles/a": FRAME.format(html), "index": INDEX}).build("rigor")
        return rigor_domain(built.app.env).facts["articles/a"], built.about("empty-section")

    return read


@pytest.mark.parametrize(("html", "text"), SEEN)
def test_words(facts, html: str, text: str) -> None:
    found, empty = facts(html)
    assert text in [each.text for each in found.paragraphs]
    assert empty == []


@pytest.mark.parametrize("html", PICTURES)
def test_pictures(facts, html: str) -> None:
    found, empty = facts(html)
    assert [each.target for each in found.images] == ["x.png"]
    assert empty == []


@pytest.mark.parametrize("html", UNSEEN)
def test_what_is_not_seen(facts, html: str) -> None:
    found, empty = facts(html)
    assert [each.text for each in found.paragraphs] == ["words"]
    assert (found.images, len(empty)) == ((), 1)


def test_a_heading_of_html_is_no_text_below_it(facts) -> None:
    found, empty = facts("<h3>A title</h3>")
    assert [each.text for each in found.paragraphs] == ["words"]
    assert "A title" in [each.text for each in found.labels]
    assert empty
