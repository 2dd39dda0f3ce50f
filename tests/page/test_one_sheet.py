"""One style sheet for a page, where a template asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_rigor.page.used_names import Names, names_of_pages, using

LAYOUT = """\
{%- extends "!layout.html" %}
{%- block css %}{{ one_sheet(super()) }}{% endblock %}
"""
OWN = ".rubric{color:red}\n.nobody-has-this{color:red}\n.noted-later{color:blue}\n"
LINK = re.compile(r'<link rel="stylesheet"[^>]*href="([^"?]*)')


def site(project, files):
    layout = {"_templates/layout.html": LAYOUT, "_static/own.css": OWN}
    return project(
        {"index": "# A\n\n```{rubric} B\n```\n\n```{toctree}\n:glob:\n\nsub/*\n```\n", **layout, **files},
        templates_path=["_templates"],
        html_static_path=["_static"],
        html_css_files=["own.css", "https://example.org/far.css", ["print.css", {"media": "print"}]],
        exclude_patterns=["_build", "_templates"],
        html_theme="alabaster",
    )  # fmt: skip


def test_a_page_has_one_sheet_with_what_the_site_uses(project) -> None:
    built = site(project, {"sub/b": "# B\n\nNo formula.\n", "sub/c": "# C\n\n$x$\n"}).build()
    links = LINK.findall(built.page())
    sheet = (built.out / links[0]).read_text("utf-8")

    assert built.warnings == []
    assert links[0].startswith("_static/rigor-page-")
    assert "https://example.org/far.css" in built.page()
    assert 'media="print"' in built.page()
    assert LINK.findall(built.page("sub/b"))[0] == f"../{links[0]}"
    assert LINK.findall(built.page("sub/c"))[0] == f"../{links[0]}"
    assert 'url("rigor-math.woff2")' in sheet
    assert ".rubric{color:red}" in sheet
    assert ".rigor-stepper" not in sheet
    assert "nobody-has-this" not in sheet
    assert sheet.index("div.body") < sheet.index(".rubric{color:red}")


def test_a_name_that_a_page_gets_later_is_in_the_sheet(project) -> None:
    written = site(project, {"sub/b": "# B\n\nText.\n"})
    first = written.build()
    sheet = first.out / LINK.findall(first.page())[0]
    before = sheet.read_text("utf-8")
    written.write({"sub/b": "# B\n\n```{rst-class} noted-later\n```\n\nText.\n"}).build()
    after = sheet.read_text("utf-8")
    written.write({"_static/own.css": OWN + ".rubric{top:0}\n"}).build()

    assert ".noted-later" not in before
    assert ".noted-later{color:blue}" in after
    assert ".rubric{top:0}" in sheet.read_text("utf-8")


LATE = """\
{%- extends "!layout.html" %}
{%- block css %}{{ first_sheet(super()) }}{% endblock %}
{%- block document %}{% set links %}{{ css() }}{% endset %}{{ late_sheet(super(), links) }}{% endblock %}
"""


def test_a_template_may_have_what_the_first_screen_needs_before_the_whole(project) -> None:
    long = "A word of many.\n\n" * 400
    files = {
        "_templates/layout.html": LATE,
        "sub/b": f"# B\n\n{long}```{{rst-class}} noted-later\n```\n\nText.\n",
    }
    built = site(project, files).build()
    page = built.page("sub/b")
    first, whole = (
        (built.out / "sub" / link).read_text("utf-8")
        for link in LINK.findall(page)
        if "/rigor-" in link
    )

    assert built.warnings == []
    assert ".rubric{color:red}" in first  # the index is short, all of it is seen first
    assert ".noted-later" not in first
    assert ".noted-later{color:blue}" in whole
    assert "@media print" not in first
    assert len(first) < 0.8 * len(whole)
    assert page.index("rigor-first-") < page.index("<body") < page.index("A word")
    assert page.index("A word") < page.index("rigor-page-") < page.index("noted-later")


@pytest.mark.parametrize("noted", ["", "{", "[1]", '{"a": 1}', '{"a": [1, 2]}', "[" * 9999])
def test_damaged_notes_are_as_if_absent(tmp_path: Path, noted: str) -> None:
    (tmp_path / "names.json").write_text(noted, encoding="utf-8")
    page = tmp_path / "a.html"
    page.write_text('<p class="b" id=c>', encoding="utf-8")

    names = names_of_pages([page], tmp_path / "names.json")

    assert names == Names(frozenset("bc"), frozenset({"b", "c", "<p"}))


def test_a_template_that_does_not_ask_keeps_its_links(project) -> None:
    built = project({"index": "# A\n"}, html_theme="alabaster").build()

    assert len(LINK.findall(built.page())) > 1
    assert not list((built.out / "_static").glob("rigor-page-*"))


def test_names_that_scripts_put_together_are_used() -> None:
    is_used = using(
        frozenset("a"), ['x.classList.add("sd-" + y, `tip-${z}`, `${z}-auto`); "dialog-open"']
    )

    assert all(map(is_used, ["a", "sd-any", "tip-left", "any-auto", "dialog-open"]))
    assert not any(map(is_used, ["b", "modal", "auto", "open", "fa-any"]))
