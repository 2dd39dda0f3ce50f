"""Small functions on text, each at its edges."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import Syntax, read_front_matter, solid_lines, stars_in_line
from sphinx_rigor.source.bold import is_meant
from sphinx_rigor.source.conf_lines import setting_line
from sphinx_rigor.source.misread import is_below_tag, misread
from sphinx_rigor.source.pairing import Scan, is_empty
from sphinx_rigor.source.running import opening_tags

CONF = """\
import os
rigor_ignore = ["a", "b",
    "c"]
other = 1
rigor_map = {"x": 1,
    "y": 2}
names = ("a",
    "b")
some = {"a",
    "b"}
rigor_map["z"] = ["q",
    "r"]
rigor_ignore = ["d",
    "a"]
text = "a"
a, b = 1, 2
"""


@pytest.mark.parametrize(
    ("name", "key", "line"),
    [
        ("other", None, 4),
        ("rigor_ignore", None, 13),
        ("rigor_ignore", "a", 14),
        ("rigor_ignore", "d", 13),
        ("rigor_ignore", "c", 13),
        ("names", "b", 8),
        ("names", "a", 7),
        ("some", "b", 10),
        ("rigor_map", "r", 12),
        ("rigor_map", None, 11),
        ("text", "a", 15),
        ("a", None, 0),
        ("absent", None, 0),
        ("absent", "a", 0),
    ],
)
def test_a_setting_stands_where_it_is_assigned_last(
    name: str, key: str | None, line: int
) -> None:
    assert setting_line(CONF, name, key) == line
    assert setting_line('d = {"x": 1,\n "y": 2,\n **d}\n', "d", "y") == 2
    assert setting_line("x = (\n", "x") == setting_line("x = 1\0", "x") == 0


@pytest.mark.parametrize(
    ("line", "empty"),
    [
        ('<div id="x"/>', True),
        ("<div id=x/>", False),
        ("<div id='x' />", True),
        ("<DETAILS a='b'/>", True),
        ("<div id='x'>", False),
        ("<div/>", True),
        ("<div />", True),
        ("<p id='x'/>", False),
    ],
)
def test_a_div_that_is_closed_in_itself_is_empty(line: str, empty: bool) -> None:
    assert is_empty(line) is empty


@pytest.mark.parametrize("prefix", ["", "- ", "> ", "1. ", "## ", "`a**b` ", "字 "])
@pytest.mark.parametrize(
    ("written", "works"), [("**问题：**太", "**问题**：太"), ("x**“a”**y", "x“**a**”y")]
)
def test_stars_are_found_at_their_place_in_a_line(
    prefix: str, written: str, works: str
) -> None:
    line = f"{prefix}{written} b"
    assert list(stars_in_line(line)) == [(len(prefix), written, works)]


@pytest.mark.parametrize(
    ("inner", "before", "after", "begins", "meant"),
    [
        (" a ", "", "", True, False),
        (" a ", "", "b", True, True),
        (" a", "", "", True, True),
        (" a ", "b", "", False, False),
        ("a ", "", "", False, False),
        (" a ", "", "b", False, False),
        ("…", "", "", True, False),
        ("a：", "", "字", True, True),
        ("a：", "", ".", True, False),
        ("（a", "字", "", False, True),
        ("a（", "", "字", False, False),
    ],
)
def test_stars_were_meant_to_make_words_bold(
    inner: str, before: str, after: str, begins: bool, meant: bool
) -> None:
    assert is_meant(inner, before, after, begins=begins) is meant


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("---\na: \x00\n---\n", "character", 1),
        ("---\na: [\n---\n", "node content", 3),
        ("---\na: 1\nb: c: d\n---\n", "mapping values", 3),
        ("---\na: *b\n---\n", "undefined alias", 2),
        ("---\na: 1\n---\n", "", 0),
    ],
)
def test_front_matter_that_cannot_be_read_says_why_in_a_line(
    text: str, error: str, line: int
) -> None:
    found = read_front_matter(text)
    assert error in (found.error or "")
    assert "\n" not in (found.error or "")
    assert (found.error_line or 0) == line


@pytest.mark.parametrize(
    ("lines", "changed", "below"),
    [
        (["x", "y"], {1, 2}, False),
        (["<p>", "y"], {2}, True),
        (["<p>", "", "y"], {3}, False),
        (["<p>", " \t", "y"], {3}, False),
        (["<p>", "\u3000", "y"], {3}, True),
        (["- <p>", "y"], {2}, True),
        (["a <p>", "y"], {2}, False),
        (["<p>", "x", "y"], {3}, True),
        (["y", "<p>"], {1}, False),
        ([], (), False),
    ],
)
def test_a_line_of_ours_may_stand_below_a_tag(lines, changed, below: bool) -> None:
    assert is_below_tag(lines, changed) is below


def test_where_nothing_is_rewritten_nothing_is_misread() -> None:
    assert not misread("<p>\n<b>x</b>\n", Scan(), Syntax())


def test_a_line_is_solid_unless_it_is_blank() -> None:
    assert solid_lines("a\n\n b\r\n\u3000\n\t\nc") == bytes([1, 0, 1, 0, 0, 1])
    assert solid_lines("") == b""


def test_tags_that_open_are_told_with_one_that_never_ends() -> None:
    found = [(each.name, each.closing) for each in opening_tags("<a></a><b x><c y")]
    assert found == [("a", False), ("b", False), ("c", False)]
