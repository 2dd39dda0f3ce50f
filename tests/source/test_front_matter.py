"""Front matter is read with lines and types, and bad YAML never raises."""

from __future__ import annotations

import datetime as dt

import pytest

from sphinx_rigor.source import without_excess
from sphinx_rigor.source.front_matter import read_front_matter
from sphinx_rigor.source.key_spans import key_spans


def test_keys_come_with_value_type_and_line() -> None:
    found = read_front_matter("---\ntitle: 甲\ntags: [a, b]\ndate: 2026-01-02\nx:\n---\n# t\n")

    assert [(key.name, key.value, key.type, key.line) for key in found.keys] == [
        ("title", "甲", "str", 2),
        ("tags", ["a", "b"], "list", 3),
        ("date", dt.date(2026, 1, 2), "date", 4),
        ("x", None, "null", 5),
    ]


def test_lines_are_those_of_editors_whatever_yaml_takes_for_one() -> None:
    text = "---\ntitle: a\u2028 b\x85 c\nbase: &b {x: 1}\n<<: *b\nslug: [\n---\n"

    assert read_front_matter(text).error_line == 6
    found = read_front_matter(text.replace("slug: [", "slug: s"))
    assert [(key.name, key.line) for key in found.keys] == [
        ("x", 4),
        ("title", 2),
        ("base", 3),
        ("slug", 5),
    ]
    spans = key_spans(text.replace("slug: [", "slug: s"))
    assert [(each.name, each.line) for each in spans][-1] == ("slug", 5)


def test_duplicate_keys_are_all_kept_and_the_last_is_taken() -> None:
    found = read_front_matter("---\nstatus: completed\nstatus: pending\n---\n")

    assert [key.value for key in found.keys] == ["completed", "pending"]
    assert (last := found.get("status")) is not None
    assert last.value == "pending"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: b: c\n---\n", 2),
        ("---\ntitle: x\na:\n\t- b\n---\n", 4),
        ("---\ntitle: 'x\n---\n", 3),
        ("---\n- a\n---\n", 1),
        ("---\na: *nowhere\n---\n", 2),
    ],
    ids=["nested mapping", "tab", "open quote", "list", "unknown alias"],
)
def test_malformed_yaml_is_located(text: str, line: int) -> None:
    found = read_front_matter(text)

    assert found.error
    assert found.error_line == line
    assert found.keys == ()


@pytest.mark.parametrize("text", ["", "# t\n", "---\na: 1\n", "\n---\na: 1\n---\n"])
def test_a_file_without_front_matter_has_none(text: str) -> None:
    assert read_front_matter(text).line == 0


def test_an_impossible_date_stays_a_string() -> None:
    (key,) = read_front_matter("---\ndate: 2026-13-45\n---\n").keys

    assert (key.value, key.type) == ("2026-13-45", "str")


def test_carriage_returns_do_not_shift_lines() -> None:
    (first, second) = read_front_matter("---\r\na: 1\r\nb: 2\r\n---\r\n").keys

    assert (first.line, second.line) == (2, 3)


def test_an_empty_block_is_front_matter_without_keys() -> None:
    found = read_front_matter("---\n---\n")

    assert (found.line, found.keys, found.error) == (1, (), "")


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("status:  a # b", "status:  NEW # b"),
        ("'status' : \"a b\"", "'status' : NEW"),
        ("status: a b  ", "status: NEW  "),
        ("status: a#b", "status: NEW"),
        ("status:", "status:NEW"),
        ("status: |\n  a", None),
        ("status: [a]", None),
        ('status: "a\n  b"', None),
        ("other: a", None),
    ],
)
def test_the_place_of_a_value(written: str, then: str | None) -> None:
    text = f"---\ntitle: T\n{written}\nslug: t\n---\n"
    found = [each.value for each in key_spans(text) if each.name == "status"]
    span = found[-1] if found else None
    if then is None:
        assert span is None
    else:
        start, end = span
        changed = f"{text[:start]}NEW{text[end:]}"
        assert then in changed.splitlines()


def test_what_no_value_can_be_built_of_is_told_as_it_was_written() -> None:
    text = '---\n? [a, b]\n: 1\nx: !!python/object/apply:os.system ["true"]\n---\n'
    assert [(key.name, key.type) for key in read_front_matter(text).keys] == [
        ("[a, b]", "int"),
        ("x", "str"),
    ]


def test_elements_of_lists_have_types_and_stay_as_written() -> None:
    (key,) = read_front_matter("---\ntags: [no, se, on, 1.10, null, {a: [b]}]\n---\n").keys

    assert key.items == (
        ("no", "bool"),
        ("se", "str"),
        ("on", "bool"),
        ("1.10", "float"),
        ("null", "null"),
        ("{a: [b]}", "map"),
    )
    assert key.written == "[no, se, on, 1.10, null, {a: [b]}]"


def test_keys_that_are_taken_over_are_read() -> None:
    text = "---\nbase: &b {title: T, slug: s}\n<<: *b\nslug: own\n---\n"
    found = read_front_matter(text)

    assert [
        (each.name, each.value, each.line) for each in found.keys if each.name != "base"
    ] == [
        ("title", "T", 3),
        ("slug", "own", 4),
    ]


@pytest.mark.parametrize("base", ["nothing", "*b, nothing", "1"])
def test_what_cannot_be_taken_over_is_no_crash(base: str) -> None:
    found = read_front_matter(f"---\na: &b {{x: 1}}\n<<: [{base}]\n---\n")
    assert found.error


@pytest.mark.parametrize("block", ["a: 1\n", "a: b: c\n", "a: [\n", "zz: &z *z\n", "- a\n"])
def test_front_matter_that_can_be_counted_out_stays(block: str) -> None:
    text = f"---\n{block}---\n# T\n"
    assert without_excess(text) == text


@pytest.mark.parametrize("tag", ["bool", "int", "float", "null", "timestamp", "binary", "set",
                                 "omap", "pairs", "seq", "map", "str", "python/name:os.system"])  # fmt: skip
@pytest.mark.parametrize("value", ["x", "[a]", "{a: b}", "'é'", "", "[[a]]", "99999-99-99"])
def test_values_that_are_not_what_their_tag_says_are_keys_all_the_same(
    tag: str, value: str
) -> None:
    found = read_front_matter(f"---\na: !!{tag} {value}\nb: 1\n---\n")

    assert [(each.name, each.line) for each in found.keys] == [("a", 2), ("b", 3)]
    assert found.error == ""
