"""What becomes of single nodes, told without Sphinx."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from collect.test_marks import paragraph
from sphinx_rigor.boxes.passages import Passage
from sphinx_rigor.collect.checks import asserts, is_check, states_result
from sphinx_rigor.collect.docinfo import read_docinfo
from sphinx_rigor.collect.files import Files
from sphinx_rigor.collect.leaves import code, folded, is_citation, link, session
from sphinx_rigor.collect.lost_cells import lost_cells, rows_that_lose
from sphinx_rigor.collect.neighbours import content_of, record_of
from sphinx_rigor.collect.seen import is_one_line, paragraph_lines
from sphinx_rigor.collect.tables import table_lines, table_of
from sphinx_rigor.collect.targets import named_places
from sphinx_rigor.collect.visible_html import visible_html
from sphinx_rigor.doctree.labels import runs
from sphinx_rigor.records import START, Spot


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
