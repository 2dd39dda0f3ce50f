"""Raw HTML that never ends a tag swallows nothing."""

from __future__ import annotations

import pytest

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


ENDLESS = (
    *(
        "<!-- never",
        "<script>",
        "<style>",
        "<textarea name=x>",
        "<pre>",
        "<?php x",
        "<![CDATA[ x",
    ),
    *("<!DOCTYPE x", "   <!-- never", "- item\n\n<!-- never", "<!-- one\n\n<script>"),
)


@pytest.mark.parametrize("written", ENDLESS)
def test_html_that_never_ends_takes_nothing_of_what_follows(project, written: str) -> None:
    text = f"# T\n\n{written}\n\nWords **here**.\n\n## Next\n\nEnd.\n"
    built = project({"index": text}).build()
    page = built.page()

    assert len(built.about("unfinished-tag")) == written.count("<")
    assert len(built.warnings) == written.count("<")
    assert "<p>Words <strong>here</strong>.</p>" in page
    assert '<section id="next">' in page
    assert "&lt;" in page


def test_a_comment_that_never_ends_in_a_box_hides_nothing(project) -> None:
    text = "# T\n\n```{theorem}\n<!-- never\n\nWords.\n```\n\n## Next\n"
    built = project({"index": text}).build()

    assert [each.split(":")[1] for each in built.about("unfinished-tag")] == ["4"]
    assert "Words." in built.page()


def test_html_that_ends_and_code_stay(project) -> None:
    text = (
        "# T\n\n<!-- one\n\n## no -->\n\n<script>\n\nvar x\n</script>\n\n```text\n<!-- code\n```\n\n"
        "    <script>\n\n`<!--`\n\nEnd.\n"
    )
    built = project({"index": text}).build()

    assert built.warnings == []
    assert "var x\n</script>" in built.page()
    assert 'id="no"' not in built.page()


@pytest.mark.parametrize("name", ["index.md", "index.rst"])
@pytest.mark.parametrize("builder", ["html", "text", "latex", "xml"])
def test_no_control_character_reaches_a_reader(project, name: str, builder: str) -> None:
    bad = "\x1b[31m\x00\x07\x0b\x7f\x85\x9b\u202e\ufffe"
    text = f"T\n=\n\nWords{bad}here.\n\nNext\n----\n\nLast{bad}\n"
    built = project({name: text}).build(builder)
    (out,) = (
        each
        for each in built.out.iterdir()
        if each.stem in {"index", "pythondoc"} or each.suffix == ".tex"
    )
    said = out.read_text("utf-8")

    assert not set(said) & set(bad) - set("[31m\x00")
    assert "here." in said


def test_elements_of_scripts_are_kept_where_they_are_closed(project) -> None:
    html = '<py-script src="a.py">\nprint(1)\n</py-script>\n'
    text = f"# A\n\n{html}\nA word <sep-token> alone, <my-word>inline</my-word>.\n"
    built = project({"index": text}).build()
    page = built.page()

    assert '<py-script src="a.py">' in page
    assert "</py-script>" in page
    assert "<my-word>inline</my-word>" in page
    assert "&lt;sep-token&gt;" in page
