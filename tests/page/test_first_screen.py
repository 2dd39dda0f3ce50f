"""What a first screen needs of a style sheet, and where the whole may come."""

from __future__ import annotations

import pytest

from sphinx_rigor.page.first_rules import first_rules
from sphinx_rigor.page.late_sheet import late_place

BORNE = frozenset({"a", "b", "<p", "<div", "<html"})
LONG = "<p>one</p>"


@pytest.mark.parametrize(
    "rule",
    [
        ".a{top:0}",
        "p .a>div,.b::before{top:0}",
        "p:nth-child(odd):not(.zz,td){top:0}",
        "[open] .a:checked+p{top:0}",
        "@media screen and (max-width: 9em), print and (max-width: 9em){.a{top:0}}",
        "@font-face{src:url(x)}",
        '.a{--x:url("a;b}c");top:var(--x)}',
        "*{--y:1px;--x:var(--y)}\n.a{top:var( --x)}",
    ],
)
def test_what_the_first_screen_shows_is_kept(rule: str) -> None:
    assert first_rules(rule, BORNE) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".c{top:0}",
        "p td{top:0}",
        "table.a{top:0}",
        ".a:hover,.b:focus-visible p{top:0}",
        "@media print{.a{top:0}}",
        "@page{margin:0}",
        "@keyframes k{0%{top:0}}",
        "@media (width:1px){td{top:0}}",
    ],
)
def test_what_it_does_not_show_comes_later(rule: str) -> None:
    assert first_rules(rule, BORNE) == ""


def test_properties_that_nothing_reads_come_later() -> None:
    assert first_rules(".a{--x:1;--y:var(--x);top:0}", BORNE) == ".a{top:0}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<section><h2>a</h2>{LONG}", f"{LONG}</section>"),
        (f"<div><section><h2>a</h2>{LONG}", "<section><h3>b</h3></section></section></div>"),
        (f"<section><p>a</p><table><tr><td><p>a</p><p>b</p></td></tr></table>{LONG}", LONG),
        (f"<section><noscript><p>a</p><p>b</p></noscript>{LONG}", LONG),
        (f"<section><p>a<br>b</p><svg><a><p/></a></svg><!-- <p>a</p><p>b</p> -->{LONG}", LONG),
        (f"<section>\n<p>a</p><ul><li><p>a<p>b</ul>\n{LONG}\n", f"{LONG}</section>"),
        ("<section><h2>a</h2><p>only</p></section>", ""),
        ("<p>one</p><p>two</p>", ""),
        ("", ""),
    ],
)
def test_the_whole_sheet_comes_between_blocks_of_a_section(before: str, after: str) -> None:
    assert late_place(before + after, 12) == len(before)


def test_it_comes_below_the_first_screen() -> None:
    html = f"<section>{LONG * 100}</section>"
    place = late_place(html, 500)

    assert 500 <= place < 500 + 2 * len(LONG)
    assert html[place:].startswith(LONG)
