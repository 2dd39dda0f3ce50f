"""The fences the scanner finds are those of the parser."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_rigor.source.block_starts import Syntax
from sphinx_rigor.source.blocks import find_blocks
from sphinx_rigor.source.nests import Nest, document_rows, nests_of

EXTENSIONS = {"colon_fence", "dollarmath", "amsmath"}
PARSER = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)
RUNS = ["```", "````", "~~~", "~~~~", ":::", "::::", ":::::"]
INFO = ["", "", "", "python", "{note}", "{tip} T", " x"]
OTHER = [
    *("text", "# H", "## H2", "===", "---", "***", "    code", "% comment", "+++", "(target)="),
    *("<div>", "</div>", "<!-- c", "-->", "<span>", "<pre>", "</pre>", "[^a]: foo", ":name: x"),
    *("$$", "$$x$$", "x $$", "``` a`b"),
]
MARKS = ["", "", "", "", "- ", "1. ", "2) ", "> ", "> > ", "> - ", "-   ", "-\t", ">\t"]
INDENTS = ["", "", "", "", "  ", "   ", "    ", "\t"]
LINES = st.one_of(
    st.just(""),
    st.builds("{}{}{}{}".format, *map(st.sampled_from, (["", "", " "], MARKS, RUNS, INFO))),
    st.builds("{}{}{}".format, *map(st.sampled_from, (INDENTS, RUNS, INFO))),
    st.builds("{}{}".format, st.sampled_from(MARKS), st.sampled_from(OTHER)),
)


def parsed(text: str) -> list[tuple[int, str, str, bool, str]]:
    """Return line, run, words, whether it is closed and content of the parser's fences."""
    return [
        (
            each.map[0] + 1,
            each.markup,
            each.info,
            each.map[1] - each.map[0] == each.content.count("\n") + 2,
            plain(each.content),
        )
        for each in PARSER.parse(text)
        if each.type in {"fence", "colon_fence"}
    ]


def scanned(text: str) -> list[tuple[int, str, str, bool, str]]:
    """Return the same of the scanner's."""
    return [
        (
            each.line,
            each.run,
            each.info,
            each.closed,
            plain("\n".join(r.text for r in each.rows)),
        )
        for each in find_blocks(document_rows(text), Syntax()).fences
    ]


def plain(content: str) -> str:
    """Return content without indents: half a tab is spaces to one and a tab to the other."""
    return "\n".join(" ".join(line.split()) for line in content.split("\n")).strip()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(LINES, min_size=1, max_size=14))
def test_generated_documents(lines: list[str]) -> None:
    text = "\n".join(["", *lines, ""])
    assert scanned(text) == parsed(text)


@pytest.mark.parametrize("space", ["\u3000", "\u3000\u3000", "\xa0", "\x85", "\x0c", "\x1f"])
@pytest.mark.parametrize(
    "text",
    [
        *("```\na\n```{}\nb\n```\n", "{}```\na\n```\n", "{}\n2) ~~~\n   a\n", "-{}~~~\n  a\n"),
        *("- a\n{}\n  ~~~\n  b\n", "<div>\n{}\n```\na\n```\n", "> ```\n>{}```\n> a\n"),
    ],
)
def test_a_wide_space_is_text(text: str, space: str) -> None:
    filled = "\n" + text.format(space)
    assert scanned(filled) == parsed(filled)


@pytest.mark.parametrize(
    "text",
    [
        *("\n    - ```\n      a\n", "\n   - ```\n     a\n", "\n\t- ```\n\t  a\n"),
        *("\n$$\nx\n$$\n2) ```\n   y\n", "\n$$x$$\n2) ```\n   y\n", "\n$$\nx\n2) ```\n   y\n"),
        *("\n> $$\n> x\n2) ```\n   y\n", "\n\\begin{align}\nx\n\\end{align}\n2) ~~~\n   y\n"),
        *(
            "\n> a\n> ```\nb\n",
            "\n- a\n\n\n  ```\n  b\n",
            "\n-\n\n  ```\n  b\n",
            "\n-\n  ```\n  b\n",
        ),
        *(
            "\n1. a\n1) ```\n   b\n",
            "\na\n1) ```\n   b\n",
            "\na\n2. ```\n   b\n",
            "\n***\n- ~~~\n  b\n",
        ),
        *(f"\n```\na\n{' ' * many}```\n# b\n" for many in (1, 3, 4, 5, 8)),
        *(f"\n- ```\n  a\n{' ' * many}```\n  # b\n" for many in (0, 1, 2, 5, 6, 7)),
    ],
)
def test_a_fence_stands_where_the_parser_has_it(text: str) -> None:
    assert scanned(text) == parsed(text)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_line_end(end: str) -> None:
    text = "- a\n\n  ```python\n  x\n\n> :::{note}\n> b\n\n~~~\nc\n~~~\n"
    assert scanned(text.replace("\n", end)) == scanned(text) == parsed(text)


def test_front_matter_is_passed_over() -> None:
    text = '---\ntitle: "```"\n---\n\n```\nx\n```\n'
    assert scanned(text) == parsed(text) == [(5, "```", "", True, "x")]


def check_nested(nest: Nest) -> None:
    """Compare what a directive holds with what the parser finds in its content."""
    if nest.parsed:
        text = "\n".join(row.text for row in nest.body) + "\n"
        inner = [(each.run, each.info, each.closed) for each in nest.blocks.fences]
        assert inner == [each[1:4] for each in parsed("\n" + text)]
        for each in nest.nests:
            check_nested(each)


def test_corpus(corpus: Path) -> None:
    files = sorted(corpus.glob("*.md"))
    for path in random.Random(12).sample(files, min(40, len(files))):
        text = path.read_text(encoding="utf-8-sig")
        assert scanned(text) == parsed(text), path.name


def test_own_articles_down_to_the_innermost() -> None:
    for path in sorted((Path(__file__).parents[2] / "blogs_raw").glob("*.md")):
        rows = document_rows(path.read_text(encoding="utf-8"))
        for nest in nests_of(find_blocks(rows, Syntax()), 0, Syntax()):
            check_nested(nest)


def test_many_fences_in_one_another_take_no_stack() -> None:
    text = "".join(f":::{{note}} {n}\n" for n in range(3000))
    rows = document_rows(text)
    depth, nests = 0, tuple(nests_of(find_blocks(rows, Syntax()), 0, Syntax()))
    while nests:
        depth, nests = depth + 1, nests[0].nests
    assert 10 < depth < 100


def test_colons_by_equal_length_only() -> None:
    rows = document_rows(":::{a}\n::::{b}\n::::\n:::\n")
    assert [f.end for f in find_blocks(rows, Syntax()).fences] == [3, 4]
    assert [f.end for f in find_blocks(rows, Syntax(exact=True)).fences] == [4]


def test_colons_are_text_where_they_are_switched_off() -> None:
    assert find_blocks(document_rows(":::{a}\nx\n"), Syntax(colon=False)).fences == ()


def nested(mark: str, depth: int) -> str:
    """Return so many lists or quotes, one in another, with words behind them."""
    if mark == ">":
        return "> " * depth + "x\n\nafter\n"
    rows = [f"{' ' * len(mark) * each}{mark}x{each}" for each in range(depth)]
    return "\n".join(rows) + "\n\nafter\n"


@pytest.mark.parametrize("mark", ["- ", "1. ", ">"])
@pytest.mark.parametrize("depth", [8, 9, 10, 11, 19, 20, 21])
def test_what_the_parser_does_not_read_is_lost(mark: str, depth: int) -> None:
    text = nested(mark, depth)
    found = find_blocks(document_rows(text), Syntax()).lost
    words = [each.content for each in PARSER.parse(text) if each.type == "inline"]
    whole = "".join(words).count("x") == text.count("x") and "after" in words
    assert (found is None) == whole


def test_a_fence_ends_with_what_it_stands_in() -> None:
    (fence,) = find_blocks(document_rows("> ```\n> a\n\nb\n"), Syntax()).fences
    assert (fence.line, fence.end, fence.closed) == (1, 2, False)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("t\n: ```\n  x\n", [2]), ("t\n\n: ```\n  x\n", [3]), ("# H\n: ```\n  x\n", [])],
)
def test_a_definition_stands_below_its_term_alone(text: str, lines: list[int]) -> None:
    parser = create_md_parser(MdParserConfig(enable_extensions={"deflist"}), RendererHTML)
    found = find_blocks(document_rows(text), Syntax(deflist=True)).fences

    assert [each.line for each in found] == lines
    assert [each.map[0] + 1 for each in parser.parse(text) if each.type == "fence"] == lines
