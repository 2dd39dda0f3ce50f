"""Which lines are read before there is a parser, and what is done to them."""

from __future__ import annotations

import pytest

from sphinx_rigor.source import add_dollars, rewrite, scan
from sphinx_rigor.source.block_starts import Syntax, cut, formula_end
from sphinx_rigor.source.blocks import find_blocks
from sphinx_rigor.source.bold import bold_that_works
from sphinx_rigor.source.endless import show_endless
from sphinx_rigor.source.environments import Scanner as Environments
from sphinx_rigor.source.front_matter import EXPANDS, read_front_matter, without_excess
from sphinx_rigor.source.nests import document_rows, nests_of, without_options
from sphinx_rigor.source.pairing import Pairing
from sphinx_rigor.source.rewriting import single_line
from sphinx_rigor.source.running import leads_away
from sphinx_rigor.source.scanner import Line, open_lines

PLAIN = Syntax(colon=True, dollars=True, amsmath=True, deflist=False, exact=False)


def opened(text: str) -> list[int]:
    return [each.number for each in open_lines(text)]


@pytest.mark.parametrize(
    ("above", "hidden"),
    [
        ("", 0),
        ("---\ntitle: T\n---\n", 3),
        ("---\ntitle: T\n...\n", 3),
        ("---\n---\n", 2),
        ("```\ncode\n```\n", 3),
        ("~~~py\n```\n~~~~\n", 3),
        ("<!-- a\nb -->\n", 2),
        ("<script>\nx\n</script>\n", 3),
        ("\n    code\n", 2),
    ],
)
def test_front_matter_code_and_comments_are_not_open_and_what_follows_is(
    above: str, hidden: int
) -> None:
    seen = opened(f"{above}one\n\ntwo\n")

    assert [each for each in seen if each > hidden] == [hidden + 1, hidden + 2, hidden + 3]
    assert [each for each in seen if each <= hidden] == ([1] if above[:1] == "\n" else [])


@pytest.mark.parametrize("name", ["math", "code-block", "raw", "csv-table"])
@pytest.mark.parametrize("run", ["```", "~~~~", ":::", "::::"])
def test_what_a_directive_takes_word_for_word_is_left_alone(run: str, name: str) -> None:
    inside = 'x \\begin{align}\ny\n\\end{align} z\n<div class="proof-box">\n\nb\n\n</div>\n'
    text = f"{run}{{{name}}}\n{inside}{run}\n"

    assert add_dollars(text) == text
    assert rewrite(text, scan(text)) == text
    assert opened(f"{text}after\n") == [text.count("\n") + 1]


def test_what_other_directives_hold_is_read() -> None:
    assert opened(":::{note}\na\n:::\n:::{theorem} T\n:label: t\nb\n") == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("text", ["---\nno end\n", "--- \nno end\n", "a\n---\nb\n---\n"])
def test_what_never_ends_is_no_front_matter(text: str) -> None:
    assert opened(text) == list(range(1, text.count("\n") + 1))


@pytest.mark.parametrize(
    ("text", "containers"),
    [
        ("- a\n  b\nc\n", [0, 2, 0]),
        ("- a\n\n  b\n\nc\n", [0, 0, 2, 0, 0]),
        ("- a\n\n      code\n  b\n", [0, 0, 2]),
        ("- a\n  - b\n    c\n  d\n- e\n", [0, 2, 4, 0, 0]),
        ("10. a\n    b\n", [0, 4]),
        ("-\ta\n\tb\n", [0, 4]),
        ("- a\n<div>\n", [0, 0]),
        ("- a\n\n<div>\n  x\n", [0, 0, 0, 0]),
        ("a\n    b\n", [0, 0]),
        ("- a\n\u3000\n\n  b\n", [0, 0, 0, 2]),
        ("- a\n\n\u3000\u3000b\n", [0, 0, 0]),
    ],
)
def test_a_line_knows_the_list_item_around_it(text: str, containers: list[int]) -> None:
    assert [each.container for each in open_lines(text)] == containers


def paired(text: str) -> Pairing:
    items: list[int] = []
    pairing = Pairing(items)
    for line in open_lines(text, items):
        pairing.take(line)
    pairing.result()
    return pairing


@pytest.mark.parametrize(
    ("text", "divs", "faults"),
    [
        ("<div>\na\n</div>\n", [(1, 3)], []),
        ("<div>\n<div>\na\n</div>\n</div>\n", [(2, 4), (1, 5)], []),
        ("<div>\n<div>\na\n</div></div>\n", [(2, 4)], [("unclosed-div", 1)]),
        ("<div>\na\n</div>\n<div>\nb\n</div>\n", [(1, 3), (4, 6)], []),
        ("<div>\n<div>\na\n</div>\n<div>\nb\n</div></div>\n", [(2, 4), (5, 7)],
         [("unclosed-div", 1)]),
        ("</div>\n", [], [("stray-div", 1)]),
        ("<div>\na\n", [], [("unclosed-div", 1)]),
        ("- x\n  <div>\n  a\n\nb\n</div>\n", [], [("unclosed-div", 2), ("stray-div", 6)]),
        ("- x\n  <div>\n    a\n  </div>\n\nb\n", [(2, 4)], []),
        ("- x\n\n  <div>\n\n    a\n\n  </div>\n", [(3, 7)], []),
        ("<div>\n- x\n  y\n</div>\n", [(1, 4)], []),
        ("<div>\n- x\n  </div>\n\n  <div>\ny\n</div>\n", [(1, 3), (5, 7)], []),
        ("- x\n\n  <div>\n  - y\n    </div>\n  <div>\n  z\n  </div>\n", [(3, 5), (6, 8)], []),
        ("- a\n\n  <div>\n  - b\n\n    </div>\n\n    <div>\n  x\n  </div>\n", [(3, 6), (8, 10)], []),
        ("- a\n\n\u3000\u3000<div>\nb\n</div>\n", [], [("stray-div", 5)]),
    ],
)  # fmt: skip
def test_tags_are_paired_within_a_list_item_and_one_line_closes_one(
    text: str, divs: list, faults: list
) -> None:
    found = paired(text)

    assert [(each.line, each.end) for each in found.divs] == divs
    assert [(each.rule, each.line) for each in found.faults] == faults


@pytest.mark.parametrize(
    ("said", "ticks"),
    [("a", "`a`"), ("`a` b", "`` `a` b ``"), ("b `a`", "`` b `a` ``"), ("b `a` c", "``b `a` c``"),
     ("``a``", "``` ``a`` ```")],
)  # fmt: skip
def test_a_line_with_code_has_longer_ticks_that_touch_none(said: str, ticks: str) -> None:
    line = single_line(f'<div class="note">{said}</div>')

    run = ticks[: len(ticks) - len(ticks.lstrip("`"))]
    space = " " if ticks[len(run)] == " " else ""
    assert line == f"{{rigor:line}}{run}{space}note>{said}{space}{run}" or line.endswith(
        f"{said}{' ' if said.endswith('`') else ''}{run}"
    )
    assert not line.startswith("{rigor:line}" + run + "`")
    assert not line.removesuffix(run).endswith("`")


@pytest.mark.parametrize("above", ["", "Text\n\n", "a\n\nb\n\n"])
@pytest.mark.parametrize("begin", ["<!-- open", "<script>", "<pre>", "<?php"])
def test_what_never_ends_is_shown_where_it_begins_and_no_line_moves(
    above: str, begin: str
) -> None:
    text = f"{above}{begin}\nmore\n\nmore\n"
    shown, (fault,) = show_endless(text, PLAIN)

    assert shown.splitlines() == text.replace("<", "\\<", 1).splitlines()
    assert (fault.rule, fault.line, fault.detail) == (
        "unfinished-tag", above.count("\n") + 1, begin,
    )  # fmt: skip
    assert show_endless(shown, PLAIN) == (shown, ())


@pytest.mark.parametrize(
    "text", ["<!-- a\n\nb -->\n", "<div>\na\n", "<pre>\n\n</pre>\n", "a\n"]
)
def test_what_ends_stays(text: str) -> None:
    assert show_endless(text, PLAIN) == (text, ())


@pytest.mark.parametrize(
    ("name", "parsed"),
    [("{note}", True), ("{code-block} py", False), ("{math}", False), ("python", False)],
)
@pytest.mark.parametrize("run", ["```", ":::"])
def test_directives_but_those_of_code_are_read_and_of_other_fences_colons_only(
    run: str, name: str, parsed: bool
) -> None:
    rows = document_rows(f"# A\n\n{run}{name}\ninside\n{run}\n\n## B\n")
    (nest,) = nests_of(find_blocks(rows, PLAIN), 0, PLAIN)

    assert nest.parsed is (parsed or (run == ":::" and name[0] != "{"))
    assert (nest.fence.line, nest.around) == (3, 1)
    assert [row.text for row in nest.body] == (["inside"] if nest.parsed else [])


@pytest.mark.parametrize(
    ("options", "above"),
    [
        ("", 0),
        (":class: a\n", 1),
        (":class: a\n:name: b\n", 2),
        ("---\nclass: a\n---\n", 3),
        ("---\n---\n", 2),
    ],
)
def test_content_begins_below_the_options(options: str, above: int) -> None:
    rows = document_rows(f"\n{options}text\n---\nmore\n")[1:]

    assert without_options(rows) == rows[above:]


def test_syntax_is_as_myst_reads_without_settings_of_ours() -> None:
    assert Syntax() == PLAIN


@pytest.mark.parametrize(
    ("given", "away"),
    [("refresh", True), (" Refresh ", True), ("refreshed", False), ("x-ua", False), ("", False),
     ("zebra", False)],
)  # fmt: skip
def test_a_meta_tag_leads_away_when_it_refreshes(given: str, away: bool) -> None:
    assert leads_away("meta", {"http-equiv": given} if given else {}) is away


def test_front_matter_that_expands_is_blank_and_no_line_moves() -> None:
    lists = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    text = f"---\na0: &a0 [x]\n{lists}---\ntext\n---\n"
    mended = without_excess(text)

    assert read_front_matter(text).error == EXPANDS
    assert mended.splitlines() == ["---", *[""] * 9, "---", "text", "---"]
    assert without_excess("---\na: 1\n---\n") == "---\na: 1\n---\n"


def environments(text: str) -> list[int]:
    scanner = Environments()
    for number, line in enumerate(text.splitlines(), 1):
        scanner.take(Line(number, line, len(line) - len(line.lstrip()), 0))
    return [each.line for each in scanner.places]


E_ = r"\begin{align}a\end{align}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (E_, []),
        (f"text {E_}", [1, 1]),
        (f"{E_} text", [1, 1]),
        ("text \\begin{align}\na\n\\end{align}", [1, 3]),
        ("text \\begin{align}\n\na \\end{align} b", []),
        ("text \\begin{align}\n\ntext " + E_, [3, 3]),
        ("text \\begin{align}\n\n" + E_ + "\n\ntext " + E_, [5, 5]),
        (f"$${E_}$$", []),
        (f"`{E_}`", []),
        (f"- {E_} b", [1, 1]),
    ],
)
def test_formulas_inside_paragraphs_need_dollars_and_a_blank_line_ends_a_paragraph(
    text: str, lines: list[int]
) -> None:
    assert environments(text) == lines


@pytest.mark.parametrize(
    ("text", "divs"),
    [
        ("<div>text</div>\n", 0),
        ("<div>text</details>\n", 0),
        ("<div>a</div>b\n</div>\n", 0),
        ("<div>text\n</div>\n", 1),
        ("<details><summary>a</summary>\nb\n</details>\n", 1),
        ("<details>a</div>\nb\n</details>\n", 0),
    ],
)
def test_an_opening_line_whose_text_closes_something_opens_nothing(
    text: str, divs: int
) -> None:
    assert len(paired(text).divs) == divs


@pytest.mark.parametrize("depth", range(1, 5))
@pytest.mark.parametrize("out", range(1, 5))
def test_list_items_are_left_to_the_one_a_line_stands_in(depth: int, out: int) -> None:
    nested = "".join(f"{'  ' * n}- {n}\n" for n in range(depth))
    level = min(out, depth)
    text = f"{nested}\n{'  ' * level}below\n"
    assert list(open_lines(text))[-1].container == 2 * level


@pytest.mark.parametrize("last", ["$$", "b$$", "$$ (name)", "  $$  "])
@pytest.mark.parametrize("many", range(4))
def test_a_formula_has_the_lines_down_to_its_end(last: str, many: int) -> None:
    lines = [*["x"] * many, last, "y", "$$"]
    assert formula_end("$$", lines) == many + 1
    assert formula_end("$$ a", lines) == many + 1
    assert formula_end("$$a$$", lines) == 0
    assert formula_end("$$", ["x"] * many) is None
    assert formula_end("$$a$$ b", lines) is None
    begin, end = r"\begin{align}", r"\end{align}"
    assert formula_end(begin, [*["x"] * many, f"a{end} ", end]) == many + 1
    assert formula_end(f"{begin}{end}", lines) == 0
    assert formula_end(begin, lines) is None


@pytest.mark.parametrize(
    "text", ["abc", "\tabc", " \tabc", "  \t\tabc", "\t", "", "    ", "a\tb"]
)
@pytest.mark.parametrize("columns", range(10))
def test_a_line_is_cut_by_columns_and_half_a_tab_is_spaces(text: str, columns: int) -> None:
    wide = text.expandtabs(4)
    left = cut(text, columns)

    assert (" " * columns + left).expandtabs(4)[columns:] == wide[columns:]


@pytest.mark.parametrize(
    ("inner", "before", "after", "works"),
    [
        ("“a”", "x", "y", "x“**a**”y"),
        ("“a”b”", "x", "y", "x“**a”b**”y"),
        ("“a“b”", "x", "y", "x **“a“b”** y"),
        ("“”", "x", "y", "x **“”** y"),
        ("a：", "", "y", "**a**：y"),
        ("“a”：", "x", "y", "x“**a**”：y"),
        ("(a)", "x", "y", "x **(a)** y"),
        ("(a)", "", "", "**(a)**"),
        (" a ", "x", "y", "x**a**y"),
        ("：", "x", "y", "x **：** y"),
    ],
)
def test_marks_go_outside_of_bold_words_or_a_space_is_put(
    inner: str, before: str, after: str, works: str
) -> None:
    assert bold_that_works(inner, before, after) == works
