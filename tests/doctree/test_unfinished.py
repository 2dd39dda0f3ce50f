"""Raw HTML that never ends a tag swallows nothing."""

from __future__ import annotations

TEXT = """\
# T

<div cla

## A

words

<p>x</p>
<i title="y>z</i>

## B

end
"""


def test_what_follows_an_unfinished_tag_stays_in_the_page(project) -> None:
    built = project({"index": TEXT}).build()
    page = built.page()
    assert [each.split(":")[1] for each in built.about("unfinished-tag")] == ["3", "10"]
    assert "<div cla\n" not in page
    assert "&lt;div cla" in page
    assert "<p>x</p>" in page
    assert "&lt;i title=" in page
    assert '<section id="b">' in page


def test_a_picture_in_a_line_stays_a_picture(project) -> None:
    text = '# T\n\nA <svg viewBox="0 0 1 1"><path d="M0"/></svg> and <eos>.\n'
    built = project({"index": text}).build()

    assert '<svg viewBox="0 0 1 1"><path d="M0"/></svg>' in built.page()
    assert "&lt;eos&gt;" in built.page()


def test_an_element_closed_in_its_tag_swallows_nothing(project) -> None:
    text = '# T\n\nA <a id="x"/>word <div class="c" />here <a href=y/>z</a>.\n\n<section id="d"/>\n\nEnd.\n'
    page = project({"index": text}).build().page()

    assert 'A <a id="x"></a>word <span class="c"></span>here <a href=y/>z</a>.' in page
    assert '<section id="d"></section>' in page
