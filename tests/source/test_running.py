"""Raw HTML that runs code is told from HTML that does not."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import running_html


@pytest.mark.parametrize(
    "tag",
    [
        "<script>",
        "<SCRIPT src=x>",
        '<img src="x" onerror="f()">',
        "<svg/onload=f()>",
        '<a href="javascript:f()">',
        '<a href=" java\tscript:f()">',
        '<a href="&#106;avascript:f()">',
        '<iframe srcdoc="x">',
        '<iframe src="data:text/html,x">',
        "<object data=x>",
        '<meta http-equiv="refresh" content="0;url=javascript:f()">',
        '<form action="JavaScript:f()">',
        '<base href="https://example.org/">',
        '<meta content="0;url=https://example.org" http-equiv=" Refresh ">',
        '<iframe src="data:image/svg+xml,x">',
        '<img src=x onerror="f()" src=y',
        "<script src=x",
    ],
)
def test_what_runs(tag: str) -> None:
    assert list(running_html(f"<p>a</p>\n<b>{tag}")) == [(1, tag)]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org/javascript:x">a</a>',
        "<p class=on>only: once</p>",
        '<img src="data:image/png;base64,x">',
        "&lt;script&gt; <!-- <script> -->",
        '<p title="JavaScript: a language">',
        '<img src="data:image/svg+xml,x">',
        "<style>a:hover { color: red }</style>",
        '<meta name="refresh" content="0;url=https://example.org">',
        '<base target="_blank">',
        '<iframe src="https://example.org/data:x"></iframe>',
        "<![x:y <script>",
        "<!x on: <script>",
    ],
)
def test_what_does_not(text: str) -> None:
    assert list(running_html(text)) == []


def test_of_attributes_given_twice_the_first_counts() -> None:
    assert list(running_html('<a href="x" href="javascript:f()">')) == []
    assert len(list(running_html("<![CDATA[<b>]]>\n<script>"))) == 1
