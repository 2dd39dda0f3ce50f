"""Files, stretches, tables, marks and names, told without Sphinx."""

from __future__ import annotations

import random
from array import array
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_rigor.boxes.passages import Passage
from sphinx_rigor.collect.checks import asserts, is_check, states_result
from sphinx_rigor.collect.collect import LONGEST, encoding_faults, lengths
from sphinx_rigor.collect.course import Course, Settled
from sphinx_rigor.collect.docinfo import read_docinfo
from sphinx_rigor.collect.fences import Fences, syntax_of
from sphinx_rigor.collect.files import Files
from sphinx_rigor.collect.leaves import code, folded, is_citation, link, session
from sphinx_rigor.collect.literal_marks import LONGEST as FAR
from sphinx_rigor.collect.literal_marks import REACH, flat_text, literal_marks, marks_of
from sphinx_rigor.collect.lost_cells import lost_cells, rows_that_lose
from sphinx_rigor.collect.neighbours import content_of, record_of
from sphinx_rigor.collect.seen import is_one_line, paragraph_lines
from sphinx_rigor.collect.tables import table_lines, table_of
from sphinx_rigor.collect.targets import named_places
from sphinx_rigor.collect.visible_html import visible_html
from sphinx_rigor.doctree.labels import runs
from sphinx_rigor.records import START, FrontMatter, Link, Spot, Stretch
from sphinx_rigor.source import Syntax, read_front_matter

OWN = "# A\n\n## B\n\ntext\n\n## B\n"
PART = "x\n\n# C\n\n> ### D\n\nE\n---\n"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a document that includes a file twice, from its third line on, lowering it."""
    for name, text in (("a.md", OWN), ("inc/p.md", PART), ("c.rst", "T\n=\n\nx\n")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    part, inside = str(tmp_path / "inc" / "p.md"), PART.split("\n", 2)[2]
    passages = [
        Passage("", OWN),
        Passage(part, inside, 2, 1, 0, 5),
        Passage(part, inside, 2, 3, 0, 6),
    ]
    return Files(tmp_path / "a.md", tmp_path, OWN.encode(), passages)


def test_files_have_names_from_the_root_and_what_is_none_has_none(
    files: Files, tmp_path: Path
) -> None:
    part = str(tmp_path / "inc" / "p.md")
    assert files.name("", "now") == "now"
    assert files.name(str(tmp_path / "a.md"), "now") == ""
    assert files.name(str(tmp_path / "inc" / ".." / "a.md"), "now") == ""
    assert files.name(part, "") == "inc/p.md"
    other = str(tmp_path / "c.rst")
    assert files.name(f"{other}:docstring of m.f", "") == "c.rst:docstring of m.f"
    assert files.name(str(tmp_path / "none"), "") is None
    assert [files.data("inc/p.md"), files.data("none")] == [PART.encode(), b""]
    assert list(files.lines("inc/p.md")) == PART.split("\n")[:-1]
    assert [name for name, _ in files.read] == ["", "inc/p.md", "inc/p.md"]
    assert list(files.passages) == ["", "inc/p.md"]


def test_levels_are_those_of_the_passage_and_each_time_of_the_next(files: Files) -> None:
    assert [files.level("", line) for line in range(1, 9)] == [1, 0, 2, 0, 0, 0, 2, 0]
    assert [files.level("inc/p.md", line) for line in range(1, 9)] == [0, 0, 2, 0, 4, 0, 3, 0]
    assert [files.level("inc/p.md", line) for line in (3, 5, 7)] == [4, 6, 5]
    assert [files.level("inc/p.md", line) for line in (3, 5, 7)] == [4, 6, 5]
    assert files.level("c.rst", 1) == 0
    assert [len(files.around("inc/p.md", line)) for line in (2, 3, 8, 20)] == [0, 2, 2, 0]
    assert [files.last("", line) for line in (1, 7, 9)] == [7, 7, 9]
    assert [files.last("inc/p.md", line) for line in (1, 3)] == [1, 8]
    assert files.last("c.rst", 2) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [("T\n=\n\nx\n", [1, 1, 3, 4]), ("=\nT\n=\n", [1, 2, 2]), ("T\n=\nU\n--", [1, 1, 3, 3]),
     ("\n===\nT\n", [1, 2, 3]), ("a\n==!\n", [1, 2]), ("=\n", [1])],
)  # fmt: skip
def test_the_words_of_a_heading_stand_above_its_marks(
    text: str, words: list[int], tmp_path: Path
) -> None:
    files = Files(tmp_path / "x", tmp_path, text.encode())
    found = [files.line_of_words("", line) for line in range(1, len(words) + 1)]
    assert found == words
    assert [files.line_of_words("", line) for line in (0, 99)] == [0, 99]


@pytest.mark.parametrize("seed", range(20))
def test_each_record_lies_on_its_line_in_a_stretch_of_its_file(seed: int) -> None:
    chance = random.Random(seed)
    sizes = {"": 70, "i": 30, "j": 4} if seed % 2 else {"": 9, "i": 6, "j": 4}
    course, met = Course(), []
    for _ in range(chance.randint(1, 12)):
        file = chance.choice(["", "", *sizes])
        spot = course.meet(file, chance.randint(1, sizes[file]))
        met.append(Link(*spot, "", 0))
    settled = course.settle(lambda name: bytes([1] * sizes[name]), lambda name, _: sizes[name])
    found = [settled.moved(each) for each in met]

    assert [each.place for each in settled.order(met)] == sorted(each.place for each in found)
    assert [each.place for each in found] == sorted(each.place for each in found)
    starts = [each.place for each in settled.stretches]
    assert starts == [1, *(each.place + each.count for each in settled.stretches[:-1])]
    assert len(settled.solid) == sum(each.count for each in settled.stretches)
    for each in found:
        own = max((one for one in settled.stretches if one.place <= each.place), key=by_place)
        assert (own.file, own.line + each.place - own.place) == (each.file, each.line)
    for file, lines in sizes.items():
        told = [
            one.line + n
            for one in settled.stretches
            for n in range(one.count)
            if one.file == file and settled.solid[one.place + n - 1]
        ]
        assert sorted(told) == sorted(set(told))  # no line says its words twice
        assert {each.line for each in found if each.file == file} <= set(told)
        assert not told or max(told) <= lines
    assert settled.solid[0]
    behind = course.end_of_run()
    assert settled.place(behind) == len(settled.solid)
    assert settled.place(behind + 1) == len(settled.solid)


def by_place(stretch: Stretch) -> int:
    return stretch.place


@pytest.mark.parametrize("long", [0, 1, 7])
def test_the_lengths_of_lines_are_those_of_all_places(long: int) -> None:
    lines = {"": ["abc ", "", "x" * (LONGEST + long)], "i": ["de", "f"]}
    stretches = (Stretch(1, 1, "", 2), Stretch(3, 2, "i", 3), Stretch(6, 3, "", 1))
    files: Any = SimpleNamespace(lines=lines.__getitem__)
    found = array("H", lengths(files, Settled(stretches, b"")))
    assert list(found) == [3, 0, 1, 0, 0, LONGEST]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"a\nb", []), (b"\xef\xbb\xbfa", []), (b"\xff", [(1, "0xff")]),
     (b"a\n\nb\xe4\n\xff", [(3, "0xe4")]), (b"a\n\x80", [(2, "0x80")])],
)  # fmt: skip
def test_a_wrong_byte_is_told_with_its_line(data: bytes, told: list) -> None:
    assert [(each.line, each.detail) for each in encoding_faults("n", data)] == told


def table(rows: list[list[str]], head: bool = True) -> nodes.table:
    """Return a table; each row knows the line of its first paragraph, every second line."""
    group = nodes.tgroup("", *(nodes.colspec() for _ in rows[0]))
    for number, cells in enumerate(rows):
        row = nodes.row()
        for cell in cells:
            row += nodes.entry("", nodes.paragraph("", cell))
        row[0][0].line = 3 + 2 * number
        part = nodes.thead if head and number == 0 else nodes.tbody
        group += part("", row)
    made = nodes.table("", group)
    made.line = 3
    return made


def test_a_table_has_its_head_its_rows_and_the_lines_that_show_something() -> None:
    found = table_of(table([["h ", ""], ["a", " b"], ["", ""], ["c", ""]]), Spot(9, 3, ""), 4)
    assert (found.place, found.header, found.rows, found.columns, found.block) == (
        *(9, ("h", ""), 3, 2, 4),
    )
    assert [(each.below, each.cells) for each in found.body] == [
        (2, ("a", "b")), (4, ("", "")), (6, ("c", "")),
    ]  # fmt: skip
    assert list(table_lines(found)) == [0, 2, 2, 4, 6]
    bare = table_of(table([["a"], ["b"]], head=False), Spot(9, 5, ""), 0)
    assert (bare.header, [each.below for each in bare.body]) == ((), [0, 0])
    assert list(table_lines(table_of(table([[""], ["b"]]), START, 0))) == [2, 4]


LOSING = ["| a |", "|---|", "| 1 | 2 |", "| 3 |", "| 4 | | 5 |", "| 6 | 7 |"]


def test_cells_behind_the_head_are_lost_in_the_rows_that_the_table_has(tmp_path: Path) -> None:
    made = table([["a"], ["1"], ["3"], ["4"]])
    assert list(rows_that_lose(made, LOSING)) == [(2, "2"), (4, "5")]
    quoted = [f"> {each}" for each in LOSING]
    assert list(rows_that_lose(made, quoted)) == [(2, "2"), (4, "5")]
    for few in (0, 1, 2):
        assert list(rows_that_lose(made, LOSING[:few])) == []
    assert list(rows_that_lose(made, ["| a |", "|-x-|", *LOSING[2:]])) == []

    text = "\n".join(["x", "", *LOSING])
    files = Files(tmp_path / "a", tmp_path, text.encode(), [Passage("", text)])
    document = new_document("")
    document += [made, table([["a"], ["1"]])]
    document[1].line = None
    assert [(each.line, each.detail) for each in lost_cells(document, files)] == [
        (5, "2"), (7, "5"),
    ]  # fmt: skip


def paragraph(*children: nodes.Node | str, line: int = 0) -> nodes.paragraph:
    made = (nodes.Text(each) if isinstance(each, str) else each for each in children)
    node = nodes.paragraph("", "", *made)
    node.line = line or None
    return node


def test_what_is_no_text_is_one_character_and_its_lines() -> None:
    flat = flat_text(paragraph("a\nb", nodes.literal("", "x\ny"), "c", nodes.math("", "z")))
    assert [each and each[0] for each in flat.split("\n")] == ["a", "b", "c"]
    assert len(flat.replace("\n", "")) == 5


def marks(tmp_path: Path, text: str, *blocks: nodes.Element, off: bool = False) -> list[tuple]:
    files = Files(tmp_path / "a", tmp_path, text.encode(), [Passage("", text)])
    document = new_document("")
    document += list(blocks)
    syntax = Syntax(colon=not off, dollars=not off)
    is_code = SimpleNamespace(syntax=syntax, is_code=lambda _name, line: line == 9)
    found = literal_marks(document, files, is_code)  # type: ignore[arg-type]
    return [(each.rule, each.line) for each in found]


def test_each_mark_is_told_on_its_line_and_bare_colons_where_none_opens(tmp_path: Path) -> None:
    lines = ["a", ":::", "b", ":::{x}", "c", "$$ d", "$$", "", ":::{y}", "$$ e", "$$"]
    text = "\n".join(lines)
    bare, opens = paragraph("a\n:::", line=1), paragraph("b\n:::{x}\nc", line=3)
    coded = paragraph(":::{y}", line=9)
    dollars = [paragraph("c\n$$ d\n$$", line=5), paragraph("$$ e\n$$", line=10)]

    assert marks(tmp_path, text, bare, bare) == [("literal-fence", 2)]
    assert marks(tmp_path, text, bare, opens) == [("literal-fence", 4)]
    assert marks(tmp_path, text, coded, bare) == [("literal-fence", 2)]
    assert marks(tmp_path, text, opens, opens) == [("literal-fence", 4)] * 2
    assert marks(tmp_path, text, *dollars) == [
        ("unclosed-dollars", 6),
        ("unclosed-dollars", 10),
    ]
    assert marks(tmp_path, text, *dollars, off=True) == [("literal-dollars", 6)]


@pytest.mark.parametrize(("line", "cell", "reach"), [(4, False, 2), (0, False, REACH),
    (4, True, FAR), (0, True, FAR)])  # fmt: skip
def test_a_mark_is_looked_for_where_its_block_knows(
    line: int, cell: bool, reach: int, tmp_path: Path
) -> None:
    files = Files(tmp_path / "a", tmp_path, b"x\n", [Passage("", "x\n")])
    document = new_document("")
    first, one = paragraph("plain", line=3), paragraph("a\n:::", line=line)
    document += [first, nodes.entry("", one) if cell else one]
    ((name, mark),) = marks_of(document, files, Syntax())
    assert (name, mark.line, mark.reach) == ("", (line or 3) + 1, reach)


def test_a_block_without_a_line_is_sought_from_the_top_of_another_file(files: Files) -> None:
    document = new_document("")
    blocks = [paragraph(":::", line=line) for line in (5, 0, 0, 0)]
    names = ["inc/p.md", "inc/p.md", "a.md", "c.rst"]
    for node, name in zip(blocks, names, strict=True):
        node.source = str(files.root / name)
    document += blocks
    found = [(name, mark.line) for name, mark in marks_of(document, files, Syntax())]
    assert found == [("inc/p.md", 5), ("inc/p.md", 5), ("", 1)]


FENCED = """\
## B

```{note}
y
### C
```

```{unheard}
y
# D
```

```{tip}
y
# E
```
"""


def test_headings_in_fences_are_told_but_for_what_is_taken_word_for_word(
    tmp_path: Path,
) -> None:
    passages = [
        Passage("", FENCED),
        Passage(str(tmp_path / "b"), "x\n\n~~~\n# F\n", 0, 1, 0, 6),
        Passage(str(tmp_path / "c"), "$$ x\n", 0, 0, 1, 2),
        Passage(str(tmp_path / "d"), "words\n", 0, 2, -1, 1),
    ]
    for name in "bcd":
        (tmp_path / name).write_text("")
    files = Files(tmp_path / "a", tmp_path, FENCED.encode(), passages)
    document = new_document("")
    document.settings.language_code = "en"
    document += nodes.literal_block("", " y\n# E\n")
    env: Any = SimpleNamespace(config=SimpleNamespace(myst_enable_extensions=["dollarmath"]))
    found = Fences(env, document, files, FrontMatter())

    assert [(each.opener, each.text) for each in found.enclosed()] == [("```{note}", "C")]
    assert [(name, nest.around) for name, nest in found.read] == [
        ("", 0), ("b", 1), ("c", 2), ("d", -2),
    ]  # fmt: skip
    assert [(each.rule, each.file) for each in found.faults()] == [("unclosed-fence", "b")]
    assert [found.is_code("b", line) for line in range(1, 5)] == [False, False, False, True]
    assert not any(found.is_code("", line) for line in range(1, 17))
    assert found.known("note")
    assert not found.known("unheard")
    assert found.takes("note", "class")
    assert not found.takes("note", "other")
    assert found.shown() >= {"y\n# E"}


@pytest.mark.parametrize("extensions", [(), ("colon_fence",), ("dollarmath", "amsmath")])
@pytest.mark.parametrize("own", ["", "deflist", "colon_fence"])
@pytest.mark.parametrize("exact", [None, True, False])
def test_the_syntax_is_that_of_conf_py_and_of_the_front_matter(
    extensions: tuple[str, ...], own: str, exact: bool | None
) -> None:
    said = "null" if exact is None else exact
    text = f"---\nmyst: {{enable_extensions: [{own}], colon_fence_exact_match: {said}}}\n---\n"
    matter = read_front_matter(text) if own else FrontMatter()
    config = SimpleNamespace(myst_enable_extensions=extensions)
    found = syntax_of(SimpleNamespace(config=config), matter)  # type: ignore[arg-type]
    names = {*extensions, own}
    flags = ("colon_fence", "dollarmath", "amsmath", "deflist")
    assert (found.colon, found.dollars, found.amsmath, found.deflist) == tuple(
        each in names for each in flags
    )
    assert found.exact is bool(own and exact)
    config.myst_colon_fence_exact_match = True
    assert syntax_of(SimpleNamespace(config=config), matter).exact is True  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("node", "one"),
    [
        (paragraph("a"), True),
        (paragraph("a\nb"), False),
        (paragraph("\u200b"), False),
        (paragraph("a", nodes.raw("", "<br>", format="html")), False),
        (paragraph("a", nodes.inline("", "b")), False),
        (paragraph("a", nodes.strong("", "b")), True),
    ],
)
def test_what_is_at_once_known_to_show_on_one_line_does(
    node: nodes.paragraph, one: bool
) -> None:
    assert is_one_line(node, node.astext()) is one
    if one:
        assert set(paragraph_lines(node, list(runs(node)))) == {0}


def test_names_are_told_where_an_author_gave_them() -> None:
    document = new_document("a.md")
    given, made = nodes.target(), nodes.section()
    for node, line in ((given, 4), (made, 7)):
        node.source, node.line = "a.md", line
    document.ids |= {"g": given, "m": made}  # type: ignore[misc]
    document.nameids |= {"given": "g", "made": "m", "none": None, "gone": "x"}  # type: ignore[misc]
    document.nametypes |= {"given": True, "made": False, "none": True, "gone": True}  # type: ignore[misc]
    assert list(named_places(document)) == [("given", "a.md", 4)]
    given.source = given.line = None
    assert list(named_places(document)) == [("given", "", 1)]


@pytest.mark.parametrize(
    ("language", "text", "named", "lines"),
    [("python", "a\nb\n", "python", 2), ("default", "a", "", 1), ("none", "a\n\n", "", 1)],
)
def test_code_has_a_language_and_lines(
    language: str, text: str, named: str, lines: int
) -> None:
    found = code(nodes.literal_block("", text, language=language), START, 3)
    assert (found.language, found.lines, found.block) == (named, lines, 3)
    shell = session(nodes.doctest_block("", text), START, 3)
    assert (shell.language, shell.lines) == ("pycon", text.count("\n") + 1)


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("a  b\n c", "a b c"),
        ("a % b\nc", "a c"),
        ("a \\% b", "a \\% b"),
        ("a \\\\% b", "a \\\\"),
    ],
)
def test_a_formula_is_told_without_comments(source: str, plain: str) -> None:
    assert folded(source) == plain


@pytest.mark.parametrize(
    ("given", "target"),
    [({"refuri": "u"}, "u"), ({"reftarget": "t"}, "t"), ({"refid": "i"}, "i"), ({}, ""),
     ({"reftarget": "t", "reftargetid": "x"}, "t#x"), ({"refuri": "u", "refid": "i"}, "u")],
)  # fmt: skip
def test_a_link_has_a_target_and_is_shown_by_words_or_a_picture(
    given: dict[str, str], target: str
) -> None:
    for inside, shown in (([nodes.Text("a")], True), ([nodes.image()], True), ([], False)):
        found = link(nodes.reference("", "", *inside, **given), START, 0)
        assert (found.target, found.shown) == (target, shown)
    assert link(addnodes.pending_xref("", **given), START, 0).shown is True


def test_a_citation_refers_to_a_note_or_an_entry() -> None:
    cites = [
        addnodes.pending_xref("", refdomain=name) for name in ("cite", "citation", "std", None)
    ]
    others = [nodes.footnote_reference(), nodes.citation_reference(), nodes.reference()]
    assert list(map(is_citation, [*cites, *others])) == [
        *(True, True, False, False),
        *(True, True, False),
    ]


def test_what_the_doctest_builder_runs_is_a_check_and_states_a_result_or_none() -> None:
    assert is_check(nodes.comment("", testnodetype="testcode"))
    assert is_check(nodes.doctest_block())
    assert not is_check(nodes.literal_block())
    assert not is_check(nodes.paragraph())
    for kind in ("testcode", "testsetup", "testoutput"):
        assert states_result(kind, "assert a") is (kind == "testcode")
        assert states_result(kind, "a") is False
    assert [
        asserts(each) for each in ("raise X", "x.assert_y()", "assert_y()", "y()", "(")
    ] == [
        *(True, True, True, False, False),
    ]


FIELDS = [
    ("7", 7, "int"),
    ("2026-01-02", date(2026, 1, 2), "date"),
    ("true", True, "bool"),
    ("", None, "null"),
    ("[a, b]", ["a", "b"], "list"),
    ("{allow: {r: why}}", {"allow": {"r": "why"}}, "map"),
    *((text, text, "str") for text in ("T", "A: b", "A: b: c", "[a", "'x", "*a", "a #b", "- a",
                                       "2026-13-45", "a\n\nb", "x: y\n\nz: 1"))
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "kind"), FIELDS)
def test_a_field_is_typed_as_yaml_and_what_is_none_is_text(
    text: str, value: object, kind: str
) -> None:
    document = new_document("")
    body = nodes.field_body("", nodes.Text(text))
    field = nodes.field("", nodes.field_name("", "n"), body)
    field.line = 4
    document += [nodes.title("", "T"), nodes.docinfo("", nodes.author("", text), field)]
    author, own = read_docinfo(document).keys
    assert (author.name, author.value, author.type, author.line) == ("author", value, kind, 1)
    assert (own.name, own.value, own.type, own.line, own.written) == ("n", value, kind, 4, text)
    assert read_docinfo(new_document("")).keys == ()


def test_a_box_of_another_extension_is_told_by_kind_title_and_content() -> None:
    title = nodes.title("", "", nodes.Text("Theorem 1 "), nodes.inline("", " (Own) "))
    own = nodes.section("", nodes.paragraph("", "x"))
    node = nodes.admonition("", title, own, realtype="theorem", countertype="t", ids=["i", "j"])
    found = record_of(node, Spot(2, 2, ""), 3, 4)
    assert (found.kind, found.family, found.id, found.empty) == (
        "theorem",
        "theorem",
        "i",
        False,
    )
    assert (found.block, found.own, found.end) == (3, 4, 0)
    assert list(content_of(node)) == own.children
    node.children = [title]
    node["ids"] = []
    bare = record_of(node, START, 0, 1)
    assert (bare.empty, bare.id) == (True, "")


@pytest.mark.parametrize(
    ("html", "pictures"),
    [("<img src=a><hr><video>", ("a", "")), ("<hr>", ()), ("<audio src=b>", ("b",)),
     ("<svg></svg>", ("",)), ("<br>", ())],
)  # fmt: skip
def test_a_ruler_is_no_picture(html: str, pictures: tuple[str, ...]) -> None:
    assert visible_html(html).pictures == pictures
    assert visible_html("&lt;p&gt; a").text == "<p> a"
