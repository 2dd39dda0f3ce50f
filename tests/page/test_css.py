"""Style sheets as text: cut into rules, joined, without what nothing uses."""

from __future__ import annotations

import pytest

from sphinx_rigor.page.css import Rule, joined, met_by, rules, selectors, slim

SHEET = """\
@charset "UTF-8";
/*! Theme v1.2 (https://example.org/a.css) */
:root,[data-x=".gone"]{--icon:"}";--url:url(data:a;b,{c)}
.kept, .gone > p, p.kept:not(.gone), .kept[class~=".gone"] { color: red }
/* .gone {} */
#gone::before { content: "/* no comment */" }
@media (min-width: 1px) { .gone { a: b } .kept { content: "a\\"}" } }
@supports (a: b) { .gone { a: b } }
@font-face { font-family: gone; src: url("x.woff2") }
.w-1\\/2, .kept\\.5 { width: 50% }
.kept { &.gone { a: b } }
"""
SLIM = """\
/*! Theme v1.2 (https://example.org/a.css) */
:root,[data-x=".gone"]{--icon:"}";--url:url(data:a;b,{c)}
.kept, p.kept:not(.gone), .kept[class~=".gone"]{ color: red }
@media (min-width: 1px){.kept{ content: "a\\"}" }}
@font-face{ font-family: gone; src: url("x.woff2") }
.w-1\\/2{ width: 50% }
.kept{ &.gone { a: b } }"""


def test_what_asks_for_a_name_that_nothing_bears_goes_and_all_else_stays() -> None:
    assert slim(SHEET, met_by({"kept", "w-1/2"}.__contains__)) == SLIM


def test_a_slim_sheet_is_as_slim_as_can_be() -> None:
    keeps = met_by({"kept", "w-1/2"}.__contains__)

    assert slim(slim(SHEET, keeps), keeps) == SLIM


@pytest.mark.parametrize("text", ["", "}", "a {", "a { b", "/*", '"', "@import", "{}", "}}a{}"])
def test_what_is_not_whole_does_no_harm(text: str) -> None:
    assert slim(text, lambda _name: True) in {"", "@import;"} or "a" in text


def test_rules_are_cut_where_they_end() -> None:
    assert list(rules("@a x; b { c: d; e: f } @m { g { h } }")) == [
        Rule("@a x"),
        Rule("b", " c: d; e: f "),
        Rule("@m", " g { h } "),
    ]


def test_selectors_are_cut_at_their_own_commas() -> None:
    assert selectors("a:is(b, c), [d='e,f'], g") == ["a:is(b, c)", " [d='e,f']", " g"]


def test_sheets_are_joined_with_what_they_import_and_point_to_the_same_files() -> None:
    files = {
        "styles/a.css": '@import "../b.css";\n@import url("https://x.org/c.css");\na{b:url(../v/f.woff2)}',
        "b.css": "b{c:url('d.png');e:url(data:x);f:url(https://x.org/g);h:url(#i)}",
        "c.css": "c{}",
    }

    assert joined(["styles/a.css", "c.css"], files.__getitem__).split() == [
        'b{c:url("d.png");e:url(data:x);f:url(https://x.org/g);h:url(#i)}',
        "@import",
        'url("https://x.org/c.css");',
        'a{b:url("v/f.woff2")}',
        "c{}",
    ]
