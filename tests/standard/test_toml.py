"""Values are taken by type, faults have their place, depth has a limit: on TOML alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sphinx_rigor.records import msg
from sphinx_rigor.standard.dangling import odd_keys
from sphinx_rigor.standard.file import load_standard
from sphinx_rigor.standard.patterns import Patterns, is_anchored, matches
from sphinx_rigor.standard.schema import Requirement
from sphinx_rigor.standard.source import StandardError
from sphinx_rigor.standard.toml_lines import Lines, outside_strings
from sphinx_rigor.standard.toml_table import (
    DEEPEST,
    Misfit,
    TomlError,
    TomlTable,
    at,
    deepest_line,
    is_deeper,
    line_of,
    read_toml,
    suggested,
)

VALUES: dict[str, Any] = {
    "text": "a", "empty": "", "zero": 0, "seven": 7, "less": -1, "yes": True, "no": False,
    "half": 0.5, "list": ["a", "b"], "mixed": ["a", 1], "none": [], "table": {"x": 1},
    "tables": [{"id": "i"}, {"what": "w"}, {}, 3],
}  # fmt: skip
TAKEN: dict[str, tuple[object, dict[str, object]]] = {
    "text": ("", {"text": "a", "empty": ""}),
    "integer": (0, {"zero": 0, "seven": 7, "less": -1}),
    "boolean": (False, {"yes": True, "no": False}),
    "strings": ((), {"text": ("a",), "empty": ("",), "list": ("a", "b"), "none": ()}),
}
WRONG = {"integer": {"less"}}


def said(faults: list[Misfit]) -> list[str]:
    return [at(*each).render(str) for each in faults]


@pytest.mark.parametrize("name", [*VALUES, "absent"])
@pytest.mark.parametrize("method", list(TAKEN))
def test_a_value_is_taken_by_type_once_and_what_is_of_another_is_a_fault(
    method: str, name: str
) -> None:
    table = TomlTable(VALUES, "at", faults := [])
    default, right = TAKEN[method]

    assert getattr(table, method)(name) == right.get(name, default)
    wrong = name != "absent" and (name not in right or name in WRONG.get(method, ()))
    assert [each.startswith(f"at.{name}: expected") for each in said(faults)] == [True] * wrong
    assert name not in table.values
    assert getattr(table, method)(name) == default
    assert len(faults) == wrong


@pytest.mark.parametrize("method", ["integer", "text", "strings"])
def test_what_is_absent_or_wrong_is_the_default(method: str) -> None:
    default = {"integer": 5, "text": "d", "strings": ("d",)}[method]
    table = TomlTable(VALUES, "", faults := [])
    assert getattr(table, method)("absent", default) == default
    assert said(faults) == []
    assert getattr(table, method)("table", default) == default
    assert [each.partition(":")[0] for each in said(faults)] == ["table"]
    assert table.strings("mixed", ("d",)) == ("d",)


@pytest.mark.parametrize(("name", "missing"), [("text", 0), ("empty", 1), ("absent", 1)])
def test_what_is_required_is_there_and_says_something(name: str, missing: int) -> None:
    for method in ("text", "patterns"):
        table = TomlTable(VALUES, "", faults := [])
        getattr(table, method)(name, required=True)
        assert len(faults) == (missing if method == "text" or name == "absent" else 0)
        assert all(each == f"{name}: is missing" for each in said(faults))


@pytest.mark.parametrize(
    ("value", "taken", "words"),
    [
        ("ab", "ab", ""),
        ("", "", ""),
        ("abx", "d", "did you mean 'ab'?"),
        ("z", "d", "one of ab, cd"),
    ],
)
def test_one_of_some_words_is_taken_and_another_is_told_the_nearest(
    value: str, taken: str, words: str
) -> None:
    table = TomlTable({"k": value}, "", faults := [])
    assert table.one_of("k", ["ab", "cd"], "d") == taken
    assert len(faults) == bool(words)
    assert words in "".join(said(faults))
    assert TomlTable({}, "", []).one_of("k", ["ab"], "d") == "d"
    message = msg("m")
    assert suggested(message, "zz", ["ab"]) is message
    assert suggested(message, "zz", ["ab"], msg("n")) == msg("n")


def test_words_are_folded_told_once_and_none_is_empty() -> None:
    table = TomlTable({"a": ["Ａb", "aB", " c "], "b": ["", "x"]}, "", faults := [])
    assert table.words("a") == ("ab", "c")
    assert said(faults) == []
    assert table.words("b") == ("x",)
    assert len(faults) == 1


def test_tables_are_called_by_number_and_label() -> None:
    table = TomlTable(VALUES, "top", faults := [])
    found = table.tables("tables")

    assert [each.where for each in found] == [
        "top.tables[1] (i)", "top.tables[2] (w)", "top.tables[3]",
    ]  # fmt: skip
    assert said(faults) == ["top.tables[4]: expected a table, not 3"]
    assert table.tables("absent") == []
    assert table.table("table").where == "top.table"
    assert table.table("absent").values == {}
    assert table.tables("yes") == []
    assert len(faults) == 2


def test_what_nobody_asked_for_is_told_with_the_nearest_or_all() -> None:
    table = TomlTable({"nmae": 1, "zzzz": 2, "seen": 3}, "", faults := [])
    assert table.has("seen")
    assert not table.has("name")
    table.integer("seen")
    table.close()
    assert said(faults) == [
        "nmae: unknown key; did you mean 'name'?",
        "zzzz: unknown key; expected one of seen, name",
    ]
    assert dict(table.rest()) == {"nmae": 1, "zzzz": 2}
    assert table.values == {}


def nested(depth: int) -> dict[str, Any]:
    value: Any = 1
    for step in range(depth):
        value = {"a": value} if step % 2 == depth % 2 else [0, value]
    return {"a": value}


@pytest.mark.parametrize("depth", [0, 1, 2, 3, 7])
@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_depth_is_that_of_tables_and_arrays(depth: int, most: int) -> None:
    assert is_deeper(nested(depth), most) is (depth + 1 > most)


@pytest.mark.parametrize("above", [0, 1, 5])
@pytest.mark.parametrize("open_", ["[", "{b=", "a."])
def test_what_stands_too_deep_is_told_with_its_line(
    tmp_path: Path, above: int, open_: str
) -> None:
    def text(depth: int) -> str:
        if open_ == "a.":
            return "x = [1]\n" * 0 + "y=1\n" * 0 + f"{'a.' * depth}z = 1\n"
        return f"z = {open_ * depth}{'1' if open_ != '[' else ''}{']' * depth if open_ == '[' else '}' * depth}\n"

    path = tmp_path / "a.toml"
    head = "".join(f"k{n} = [[1], {{a = 1}}]\n" for n in range(above))
    path.write_text(head + text(DEEPEST - 1))
    assert read_toml(path)
    path.write_text(head + text(DEEPEST + 1))
    with pytest.raises(TomlError, match=re.escape(f"{path}:{above + 1}: tables")):
        read_toml(path)
    assert deepest_line(head + text(9) + "b = [1]\n") == above + 1


def test_words_stand_on_the_first_line_that_has_them() -> None:
    assert [line_of("a\nb\nab\n", each) for each in ("a", "b", "ab", "c")] == [1, 2, 3, 1]


TOML = '''
[standard]
name = "x"
text = """
[part]
a = 1
"""
[[part]]
id = "one"
min = 1
[[part.require]]
what = "w"
"q".r = 2
[[part]]  # second
id = 'two'
[[part.require]]
what = "v"
max = 3
or = [{ what = "u" }]
'''


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("standard", (1, 2)),
        ("standard.name", (2, 3)),
        ("standard.nmae", (1, 2)),
        ("part[1]", (1, 8)),
        ("part[1] (one).min", (2, 10)),
        ("part[1] (one).require[1] (w).q.r", (4, 13)),
        ("part[2] (two)", (1, 14)),
        ("part[5] (two).id", (2, 15)),
        ("part[2] (two).require[1] (v).max", (3, 18)),
        ("part[2] (two).require[1] (v).or[1] (u).what", (3, 19)),
        ("part[2] (three)", (0, 0)),
        ("nowhere", (0, 0)),
    ],
)
def test_a_place_has_its_line_or_that_of_what_it_is_in(
    place: str, found: tuple[int, int]
) -> None:
    tomllib.loads(TOML)
    assert Lines(TOML).nearest(place) == found


def test_lines_inside_of_strings_are_none() -> None:
    lines = [number for number, _ in outside_strings(TOML)]
    assert lines == [1, 2, 3, 4, *range(8, TOML.count("\n") + 1)]
    text = 'a = \'\'\'\n"""\n\'\'\'\nb = """x"""\nc = 1\n'
    assert [number for number, _ in outside_strings(text)] == [1, 4, 5]


@pytest.mark.parametrize(
    ("pattern", "anchored"),
    [("^a", True), ("a", False), ("^a|b", False), ("^(a|b)", True), ("^(?:a(b)c)", True), ("^{", True), (r"^\(", True), ("^[|]", True), ("[^a]", False),
     (r"\^a", False), ("^(a)|(b)", False), ("(?m)^a", False), ("(?x)^a", False), ("^[]|]a", True)],
)  # fmt: skip
def test_an_anchored_pattern_is_found_at_the_beginning_or_nowhere(
    pattern: str, anchored: bool
) -> None:
    found = re.compile(pattern)
    assert is_anchored(found) is anchored
    for text in ("a", "b", "xa", "x\na", "(", "|", "^a", "]a", "aa"):
        assert matches(Patterns([found]), text) is bool(found.search(text))
    assert matches(Patterns([re.compile("z"), found]), "a") is bool(found.search("a"))
    assert matches(Patterns(), "a") is False


WANTS: list[tuple[dict[str, Any], set[str]]] = [
    ({"what": ""}, {"what"}),
    ({"what": "formula"}, set()),
    ({"what": "formula", "kinds": ("a",)}, {"kind"}),
    ({"what": "formula", "min": 2, "max": 1}, {"max"}),
    ({"what": "formula", "min": 2, "max": 2}, set()),
    ({"what": "section", "level": 6}, set()),
    ({"what": "section", "level": 7}, {"level"}),
    ({"what": "topic"}, {"words"}),
    ({"what": "topic", "words": ("a",)}, set()),
    ({"what": "topic", "match": Patterns([re.compile("a")])}, set()),
    ({"what": "entry"}, {"kind"}),
    ({"what": "entry", "kinds": ("a",)}, set()),
    ({"what": "entry", "kinds": ("a", "b")}, {"kind"}),
    ({"what": "entry", "kinds": ("a",), "every": True}, {"every"}),
    ({"what": "box", "kinds": ("a", "b"), "different": True, "min": 2}, set()),
    ({"what": "box", "kinds": ("a", "b"), "different": True, "min": 3}, {"min"}),
    ({"what": "box", "different": True, "min": 3}, set()),
    ({"what": "line", "unfolded": True}, {"unfolded"}),
    ({"what": "line", "unfolded": True, "max": 3, "min": 0}, set()),
    ({"what": "box", "max": 0, "min": 0, "alternatives": (Requirement("table"),)}, {"or"}),
    ({"what": "box", "alternatives": (Requirement("table"),)}, set()),
]


@pytest.mark.parametrize(("keys", "odd"), WANTS)
def test_keys_that_say_nothing_or_cannot_be_met_are_odd(
    keys: dict[str, Any], odd: set[str]
) -> None:
    assert {name for name, _ in odd_keys(Requirement(**keys), {})} == odd


KINDS = """
[standard]
name = "s"
[[part]]
id = "p"
title = "P"
words = ["p"]
[[part.require]]
what = "box"
kind = "theorem"
[[part.require]]
what = "table"
[[part.require.or]]
what = "box"
kind = "lemma"
[kinds.a]
words = ["a"]
[kinds.b]
box = "lemma"
"""


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        (None, []),
        ({"theorem", "lemma"}, []),
        ({"lemma"}, ["(box).kind: there is no box 'theorem'"]),
        ({"theorem"}, ["or[1] (box).kind: there is no box 'lemma'", "kinds.b: no title",
                       "kinds.b.box: there is no box 'lemma'"]),
    ],
)  # fmt: skip
def test_boxes_are_those_that_there_are(
    tmp_path: Path, boxes: set[str] | None, words: list[str]
) -> None:
    (tmp_path / "s.toml").write_text(KINDS)
    try:
        load_standard("s.toml", tmp_path, boxes)
        told = []
    except StandardError as error:
        told = str(error).splitlines()
    assert len(told) == len(words)
    assert all(each in one for each, one in zip(words, told, strict=True))


@pytest.mark.parametrize(("flags", "anchored"), [(re.MULTILINE, False), (re.VERBOSE, False),
    (re.IGNORECASE, True), (re.DOTALL, True), (re.MULTILINE | re.IGNORECASE, False)])  # fmt: skip
def test_lines_have_beginnings_of_their_own_where_a_flag_says_so(
    flags: re.RegexFlag, anchored: bool
) -> None:
    assert is_anchored(re.compile("^a", flags)) is anchored
    assert matches(Patterns([re.compile("^a", flags)]), "b\na") is bool(flags & re.MULTILINE)


def test_a_label_is_sought_among_tables_of_the_same_array() -> None:
    text = """
[[part]]
id = "a"
[[part.require]]
what = "x"
[[other]]
id = "b"
[[part]]
id = "b"
[[part.require]]
what = "y"
[[part.require]]
what = "x"
"""
    lines = Lines(text)
    assert lines.nearest("part[7] (b)") == (1, 8)
    assert lines.nearest("other[7] (b)") == (1, 6)
    assert lines.nearest("part[7] (b).require[9] (x)") == (2, 12)
    assert lines.nearest("part[1] (a).require[9] (x)") == (2, 4)
    assert lines.nearest("part[1] (a).require[9] (y)") == (1, 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = [[1]]\nc = [1]\n", 2),
        ("a = [\n[1],\n[[2]],\n]\nb = [[1]]\n", 3),
        ("a = {b = 1}\nc.d.e = 1\n", 2),
        ("a = 1\n", 1),
        ("a = 1]]]\nb = [1]\n", 2),
        ("[a]\nb = [\n1]\nc = [[[]]]\n", 4),
    ],
)
def test_the_deepest_line_is_that_with_most_open(text: str, line: int) -> None:
    assert deepest_line(text) == line


SMALLEST = '[standard]\nname = "s"\n'
PART = '[[part]]\nid = "{id}"\ntitle = "P"\nwords = ["p"]\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SMALLEST, []),
        ("[standard]\n", ["standard.name: is missing"]),
        (SMALLEST + PART.format(id="p") + PART.format(id="q"), []),
        (SMALLEST + PART.format(id="p") * 2, ["two parts have the id 'p'"]),
        (SMALLEST + PART.format(id=""), ["id: is missing"]),
        (SMALLEST + '[[part]]\nid = "p"\nwords = ["p"]\n', ["title: is missing"]),
        (SMALLEST + '[[part]]\nid = "p"\ntitle = "P"\n', ["words: is missing"]),
        (SMALLEST + "[kinds.a.fields]\nb = {}\n", ["words: is missing", "kinds.a: no title"]),
        (SMALLEST + '[kinds.a]\nwords = ["a"]\n[kinds.a.fields]\nb = { title = "B", words = "b" }\n'
         'c = ["c"]\nd = "^d"\ne = { content = "table" }\n', []),
        (SMALLEST + '[status]\nenforced = ["x"]\n', ["x: not among"]),
        (SMALLEST + '[front-matter.when-enforced]\nstatus = "x"\n', ["'x': not among"]),
        (SMALLEST + '[front-matter.types]\na = ["str", "strx"]\n', ["not ['strx']"]),
        (SMALLEST + '[rules.severity]\na = "fatal"\n', ["expected one of"]),
    ],
)  # fmt: skip
def test_what_a_standard_lacks_or_says_wrong_is_told(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    (tmp_path / "s.toml").write_text(text)
    try:
        load_standard("s.toml", tmp_path, {"theorem"})
        told: list[str] = []
    except StandardError as error:
        told = str(error).splitlines()
    assert len(told) == len(words), told
    assert all(each in one for each, one in zip(words, told, strict=True))


@pytest.mark.parametrize(
    ("keys", "least", "most"),
    [("", 1, None), ("min = 0\n", 0, None), ("max = 3\n", 0, 3), ("min = 2\nmax = 3\n", 2, 3)],
)
def test_one_is_asked_for_unless_there_is_a_limit_alone(
    tmp_path: Path, keys: str, least: int, most: int | None
) -> None:
    (tmp_path / "s.toml").write_text(f'{SMALLEST}[[require]]\nwhat = "table"\n{keys}')
    (wanted,) = load_standard("s.toml", tmp_path).require
    assert (wanted.min, wanted.max) == (least, most)
