"""Raw HTML becomes XHTML, whatever authors left to the browser."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from sphinx_rigor.page.xhtml import as_xhtml


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("a<br>b<BR/>c", "a<br />b<br />c"),
        ("<img src=a.png alt='x & y'>", '<img src="a.png" alt="x &amp; y" />'),
        ("<details open><b>x</b></details>", '<details open=""><b>x</b></details>'),
        ("a&nbsp;b &amp; c & d &#8212; &lt;", "a\xa0b &amp; c &amp; d — &lt;"),
        ("<!-- a & b --> 1 < 2", "<!-- a & b --> 1 &lt; 2"),
        ("</br>", ""),
        (
            '<p @click="x" 1a :b=c id=d "e" v-on:f=g data-h=1>i</p>',
            '<p id="d" data-h="1">i</p>',
        ),
        ('<p xlink:href=a xml:lang="en" xmlns:="" 名="b">i</p>', '<p xml:lang="en">i</p>'),
        ('<p xmlns:k="urn:k" k:l="m">i</p>', '<p xmlns:k="urn:k" k:l="m">i</p>'),
        ("<pre>a<B>b</B></pre>", "<pre>a<b>b</b></pre>"),
        (
            '<svg viewBox="0 0 1 1"><linearGradient id="a"/><path d="M0"/></svg>',
            '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg">'
            '<linearGradient id="a"/><path d="M0"/></svg>',
        ),
    ],
)
def test_html_becomes_xhtml(html: str, xhtml: str) -> None:
    assert as_xhtml(html) == xhtml
    assert as_xhtml(xhtml) == xhtml
    ET.fromstring(f"<r>{xhtml}</r>")
