"""Divs are paired and judged by their classes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_rigor.source import Syntax, name_boxes, rewrite, scan

SYNTAX = {"amsmath", "colon_fence", "dollarmath"}
PARSER, DOUBLE = (
    create_md_parser(
        MdParserConfig(enable_extensions=SYNTAX, dmath_double_inline=double), RendererHTML
    )
    for double in (False, True)
)
LINES = st.sampled_from(
    [
        *("", "", "words", "# H", "<center>", "</center>", '<img src="a.png">', "<p>x", "> `q"),
        *("<div>", '<div class="note">', "</div>", "</div></div>", "<div>one</div>", "- a"),
        *("<details>", "<summary>s</summary>", "</details>", '<div id="x"/>', "<!-- c -->"),
        *(
            "```",
            "1. b",
            ":::{note}",
            ":::",
            "***",
            "    <div>code</div>",
        ),
        *(
            "- <table>",
            "  <div>in</div>",
            "  <div>",
            "  </div>",
            "<div hidden>no</div>",
            "    c",
        ),
    ]
)
AMID = st.sampled_from(
    [
        *("$$", "$$a$$", "a $b", "c$ `$`", "$$d $$ (e)", "w $$", "- $$", "\\$", "f$ $g$ \\`$`"),
        *("\\begin{align}", "\\end{align}", "  \\end{align}", "", "- ", "> $$", "> a", "> $b"),
        *("<div>", "</div>", "<div>one</div>", "  <div>", "  </div>", "> <div>one</div>"),
        *('<div id="x"/>', "  <div>two</div>"),
    ]
)


@pytest.mark.parametrize(
    ("classes", "detail"),
    [
        ("thorem-box", ["thorem-box → theorem-box"]),
        ("zzz-box", ["zzz-box"]),
        ("theorem-box", []),
        ("claim-box", []),
        ("box", []),
    ],
)
def test_a_class_that_is_spelled_like_a_box_and_is_none(
    classes: str, detail: list[str]
) -> None:
    found = scan(f'a\n\n<div class="{classes}">\nb\n</div>\n', kinds=("claim",))

    assert [each.detail for each in found.faults] == detail
    assert [each.line for each in found.faults] == [3] * len(detail)
    assert [(each.line, each.end) for each in found.divs] == [(3, 5)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{#a}\n:::{theorem}\nx\n:::\n", "(a)=\n:::{theorem}\nx\n:::\n"),
        ("- {.c #a}\n\n  ```{lemma}\n", "- {.c #a}\n\n  ```{lemma}\n"),
        ("  {.c #a}\n\n  ```{lemma}\n", "  (a)=\n\n  ```{lemma}\n"),
        ("{#a}\n:::{note}\nx\n:::\n",) * 2,
        ("```\n{#a}\n```\n{#b}\nx\n",) * 2,
    ],
)
def test_an_id_above_a_box_is_its_name_and_no_line_moves(text: str, named: str) -> None:
    assert name_boxes(text, {"theorem", "lemma"}) == named


def test_nothing_is_written_where_there_is_nothing_to_write() -> None:
    text = 'a\n<div class="x">\nb\n'
    assert rewrite(text, scan("")) == text
    assert name_boxes(text, ()) == text


WORDS = {"text", "math_inline", "math_inline_double", "code_inline"}


def verbatim(text: str, parser: MarkdownIt = PARSER) -> Iterator[str]:
    """Yield the raw HTML, the code and the words of a text, and of the divs in it."""
    for each in parser.parse(text):
        if each.info.startswith("{") or each.type == "colon_fence":
            closed = each.map[1] - each.map[0] == each.content.count("\n") + 2
            assert closed or "rigor:" not in each.info
            yield from verbatim(each.content, parser)
        elif each.type == "inline":
            yield from (one.content for one in each.children if one.type in WORDS)
        else:
            yield f"{each.markup}{each.content}"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=9))
def test_nothing_of_ours_is_shown(lines: list[str]) -> None:
    shows_nothing_of_ours(lines)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(AMID, max_size=9))
def test_formulas_are_left_alone(lines: list[str]) -> None:
    shows_nothing_of_ours(lines)
    shows_nothing_of_ours(lines, DOUBLE)


def shows_nothing_of_ours(lines: list[str], parser: MarkdownIt = PARSER) -> None:
    text = "\n".join(["", *lines, ""])
    shown = "\n".join(verbatim(rewrite(text, scan(text)), parser))
    assert "rigor:" not in shown
    assert "`" * 20 not in shown


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ('<center>\n<div class="note">\na\n</div>\n</center>\n', []),
        ("<center>\n<div>a</div>\n</center>\n", []),
        ('<img src="a.png">\n<div>a</div>\n', []),
        ('words\n<img src="a.png">\n<div>a</div>\n', [3]),
        ("<center>\n\n<div>\na\n</div>\n\n</center>\n", [3, 5]),
        ("<center>\n<div>\n\na\n\n</div>\n</center>\n", []),
        ("<div>\n<p>\n<div>a</div>\n\n</div>\n", [1, 5]),
        ("<details>\n<summary>a</summary>\n\nb\n\n</details>\n", [1, 2, 6]),
        ("- <details>\n  <summary>a</summary>\n\n  b\n", []),
        ("<div hidden>a</div>\n<div>b</div>\n", []),
        ("- a\n<div>\n  <div>\nb\n</div>\n", [2]),
        ("$$\n<div>\nx\n</div>\n$$\n", []),
        ("$$\n</div>\n$$\n", []),
        ("\\begin{align}\n<div>\n\\end{align}\n\n<div>\nx\n</div>\n", [5, 7]),
        ("a $b\n<div>one</div>\nc$\n", []),
        ("a $$b\n<div>one</div>\nc$$\n", []),
        ("\n\n$5 `$` \\$\n<div>one</div>\n$6\n", [4]),
        ("\n\n$5 `$` \\$ $6\n<div>one</div>\n$7\n", []),
        ("\na\\\n<div>one</div>\n", [3]),
        ("a `b\n<div>one</div>\nc`\n", []),
        ("$$\nx\n$$\n<div>\n$$\ny\n$$\n</div>\n", [4, 8]),
    ],
)
def test_divs_in_other_html_stay_as_they_are(text: str, ours: list[int]) -> None:
    old, new = text.splitlines(), rewrite(text, scan(text)).splitlines()
    found = [number for number, line in enumerate(old, 1) if line != new[number - 1]]
    assert found == ours
    assert [each.line for each in scan(text).faults] == [2] * (ours == [2])


def test_where_dollars_mean_nothing_divs_between_them_are_ours() -> None:
    text = "$$\n<div>\nx\n</div>\n$$\n"
    assert [each.line for each in scan(text, (), Syntax(dollars=False)).divs] == [2]
    assert scan(text).divs == ()


@pytest.mark.parametrize("many", [1, 2, 3])
def test_a_role_ends_at_no_tick_that_stands_above_it(many: int) -> None:
    text = f"a {'`' * many} b\n<div>one</div>\n"
    _above, line = rewrite(text, scan(text)).splitlines()
    ticks = "`" * (2 if many == 1 else 1)
    assert line == f"{{rigor:line}}{ticks}>one{ticks}"
