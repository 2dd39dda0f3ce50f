"""Boxes written as divs are read as boxes, line for line, and lose nothing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import html5lib
import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from sphinx_rigor.boxes.node import rigor_box
from sphinx_rigor.source import MAX_DEPTH, add_dollars, legacy, rewrite, scan
from sphinx_rigor.source.pairing import Scan

PIECES = [
    "<div>",
    '<div class="proof-box">',
    "</div>",
    "text",
    "",
    "```",
    "- item",
    "  <div>",
    "  </div>",
    "# H",
]
NESTING = {
    "unexpected-end-tag",
    "end-tag-too-early",
    "unexpected-end-tag-implies-table-voodoo",
    "adoption-agency-1.3",
    "expected-closing-tag-but-got-eof",
    "end-tag-too-early-named",
    "unexpected-start-tag-implies-end-tag",
}


def rewritten(text: str) -> str:
    return rewrite(text, scan(text))


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_line_ever_moves(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    after = rewritten(text)

    assert after.count("\n") == text.count("\n")
    for old, new in zip(text.split("\n"), after.split("\n"), strict=True):
        assert old == new or "div" in old


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<div class='proof-box'>\n</div>\n```\n",
        "~~~\n<div>\n~~~\n",
        "<!--\n<div>\n-->\n",
        "<pre>\n<div>\n</pre>\n",
        "A `<div>` in a line.\n",
        "---\ntitle: |\n  <div>\n---\n",
    ],
)
def test_code_and_comments_are_left_alone(text: str) -> None:
    assert rewritten(text) == text
    assert scan(text).faults == ()


def faults(text: str, *kinds: str) -> list[tuple[str, int, str]]:
    return [(each.rule, each.line, each.detail) for each in scan(text, kinds).faults]


def test_what_is_wrong_with_divs_is_told_with_its_line() -> None:
    assert faults('a\n<div class="proof-box">\n') == [("unclosed-div", 2, 'class="proof-box"')]
    assert faults("a\n</div>\n") == [("stray-div", 2, "")]
    assert faults('<div class="prof-box">\n</div>\n') == [
        ("unknown-box-class", 1, "prof-box → proof-box")
    ]
    assert faults('<div class="goal-box">\n</div>\n', "goal") == []
    assert faults('<div class="column">\n</div>\n') == []


def test_two_hundred_nested_divs(project) -> None:
    text = "# A\n\n" + "<div>\n\n" * 200 + "core\n\n" + "</div>\n\n" * 200 + "after\n"
    built = project({"index": text}).build()

    assert built.about("too-deep")[0].startswith(f"index.md:{3 + 2 * MAX_DEPTH}: ")
    assert "core" in built.page()
    assert nesting_errors(built.page()) == []


def test_boxes_steps_and_lines(project) -> None:
    text = """# A

<div class="theorem-box">

### Title $x$

Body.

<div class="formula-explanation">
<div class="formula-step">
<div class="step-label">Label $y$</div>

$$a=b$$

<div class="step-explanation">Because `c`.</div>
</div>
</div>

</div>

- item

  <div class="note-box">

  In a list.

  </div>

<div class="step-by-step">
<div class="step">

First.

</div>
<div class="step">

Second.

</div>
</div>

<details open><summary>More *here*</summary>

Hidden.

</details>

Text:
$$c=d$$
more.
"""
    built = project({"index": text}).build()
    page = built.page()

    assert built.warnings == []
    assert [box["rigor_kind"] for box in built.doctree().findall(rigor_box)] == [
        "theorem",
        "remark",
    ]
    assert [box.line for box in built.doctree().findall(rigor_box)] == [3, 23]
    assert '<p class="step-label">Label <math>' in page
    assert page.count('<li class="rigor-step') == 2
    assert "<details open" in page
    assert "<summary>More <em>here</em></summary>" in page
    assert [node.astext() for node in built.doctree().findall(nodes.math_block)] == [
        "a=b",
        "c=d",
    ]
    assert nesting_errors(page) == []


def test_elements_html_does_not_know_become_text_with_advice(project) -> None:
    built = project({"index": "# A\n\nThe token <eos> ends.\n\n<b>bold\n\nrest</b>\n"}).build()

    assert "The token &lt;eos&gt; ends." in built.page()
    assert [line.split(": ")[0] for line in built.about("unbalanced-html")] == [
        "index.md:5",
        "index.md:7",
    ]
    assert nesting_errors(built.page()) == []


def test_legacy_html_can_be_left_alone(project) -> None:
    text = '# A\n\n<div class="theorem-box">\n\nBody.\n\n</div>\n'
    built = project({"index": text}, rigor_legacy_html=False).build()

    assert '<div class="theorem-box">' in built.page()


def nesting_errors(page: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return [f"{place}: {code} {data}" for place, code, data in parser.errors if code in NESTING]


def words(page: str) -> list[str]:
    """Return the words a reader sees in the body of a page, without mark-up of ours."""
    body = page[page.index('<div class="body"') : page.rindex('<div class="sphinxsidebar"')]
    body = re.sub(r"<(script|style)\b.*?</\1>", "", body, flags=re.DOTALL)
    body = re.sub(r'<span class="eqno">.*?</span>', "", body)
    body = re.sub(r'<span class="rigor-head">.*?</span>|<a class="headerlink".*?</a>', "", body)
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    return re.findall(r"\w", unescape(re.sub(r"</?[a-zA-Z][^>]*>", " ", body)))


def has_loose_formulas(files: dict[str, bytes], name: str) -> bool:
    """Tell whether plain MyST takes a formula of this page for text, or text for one."""
    text = files[f"{name}.md"].decode("utf-8", "replace")
    return add_dollars(text) != text


def test_the_corpus_nests_rightly_and_keeps_its_text(
    project, corpus: Path, nightly: bool
) -> None:
    files = {
        f"articles/{path.stem}.md": path.read_bytes()
        for path in sorted(corpus.glob("*.md"))[:: 1 if nightly else 25]
    }
    config = {
        "rigor_math": "off",
        "html_theme": "basic",
        "rigor_articles": [],
        "suppress_warnings": ["*"],
    }
    site = project(files, **config)
    ours = site.build()
    pages = {name: ours.page(name) for name in sorted(ours.read) if name != "index"}
    (site.root / "_build").rename(site.root / "_ours")
    site.configure(extensions=["myst_parser"], exclude_patterns=["_build", "_ours"])
    site.root.joinpath("conf.py").write_text(
        "\n".join(
            line
            for line in (site.root / "conf.py").read_text().splitlines()
            if not line.startswith("rigor_")
        )
    )
    plain = site.build()

    assert [name for name, page in pages.items() if nesting_errors(page)] == []
    lost = [
        name
        for name, page in pages.items()
        if not keeps(words(plain.page(name)), words(page))
        and not has_loose_formulas(files, name)
    ]
    assert lost == []


def keeps(before: list[str], after: list[str]) -> bool:
    """Tell whether every character of one text stands in another, in order."""
    rest = iter(after)
    return all(any(mine == theirs for mine in rest) for theirs in before)


@pytest.mark.parametrize(
    "start", ["<DIV>", "</div >", "<Details>", "<ſummary>a</ſummary>", "a"]
)
def test_a_text_is_passed_over_only_if_nothing_would_be_found(start: str, monkeypatch) -> None:
    text = f"a < b\n\n{start}\n"
    found = scan(text)
    monkeypatch.setattr(legacy, "PAIRED", re.compile(""))
    assert scan(text) == found
    assert (found == Scan()) == (start == "a")


@pytest.mark.parametrize(
    "written",
    [
        '<div id="d"/>',
        "<DIV ID='d' />",
        '<div class="k" id="d"/> More.',
        '<div id="d"></div>',
        '<div id="d" style="color: red">More.</div>',
        '<details id="d"/>',
        '<div id="d">\n\nMore.\n\n</div>',
    ],
)
@pytest.mark.parametrize(
    "place", ["{}\n\nAfter **this**.", "- item\n\n  {}\n\nAfter **this**."]
)
def test_a_div_keeps_its_id(project, written: str, place: str) -> None:
    text = place.format(written.replace("\n", "\n  ") if place[0] == "-" else written)
    built = project({"index": f"# T\n\n{text}\n"}).build()
    page = built.page()

    assert built.warnings == []
    assert page.count('id="d"') == 1
    assert ("More." in page) == ("More." in written)
    assert "<p>After <strong>this</strong>.</p>" in page
    assert ("color: red" in page) == ("color: red" in written)


def test_what_stands_right_below_an_empty_div_is_read(project) -> None:
    page = project({"index": '# T\n\n<div id="d"/>\nRead **this**.\n'}).build().page()

    assert 'id="d"' in page
    assert "Read <strong>this</strong>." in page
