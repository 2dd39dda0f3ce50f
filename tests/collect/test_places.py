"""Facts are keyed by the order in which readers meet them, wherever they were written."""

from __future__ import annotations

import pytest

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Facts

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
TEXT = """\
# Title

Words.

## One

Text with {MARK} a mark.

- item

  $$
  a=b
  $$

## Two

**Lead**: words
over two lines

**Next**: $x$
"""
NOTE = "[^1]: A note\n    of two lines.\n"


def read(project, text: str, **files: str) -> Facts:
    extra = {f"inc/{name}.txt": content for name, content in files.items()}
    built = project({"articles/a": text, **extra}).build("rigor")
    return rigor_domain(built.app.env).facts["articles/a"]


def found(facts: Facts) -> list[tuple[object, ...]]:
    labels = [(each.text, each.level, facts.line_at(each.place)) for each in facts.labels]
    blocks = [(each.kind, each.parent) for each in facts.blocks]
    return [*labels, *blocks, *(each.source for each in facts.formulas)]


@pytest.mark.parametrize("before", ["## One", "- item", "## Two", "**Next**"])
def test_a_note_stands_below_the_document_and_moves_nothing(project, before: str) -> None:
    plain = read(project, TEXT.replace("{MARK}", "[^1]") + f"\n{NOTE}")
    moved = read(project, TEXT.replace("{MARK}", "[^1]").replace(before, f"{NOTE}\n{before}"))

    shown = [each.text for each in moved.labels]
    assert (
        shown == [each.text for each in plain.labels] == ["Title", "One", "Two", "Lead", "Next"]
    )
    assert [each.text for each in moved.paragraphs] == [each.text for each in plain.paragraphs]
    assert moved.paragraphs[-1].place > moved.blocks[0].end
    assert moved.solid_lines(1, moved.end) == plain.solid_lines(1, plain.end)


def test_a_definition_that_stands_twice_moves_nothing(project) -> None:
    text = TEXT.replace("{MARK}", "[a]") + "\n[a]: https://example.org\n"
    assert found(read(project, text + "[a]: https://example.com\n")) == found(
        read(project, text)
    )


def test_records_of_an_included_file_name_it_and_its_lines(project) -> None:
    text = "# T\n\n## A\n\n```{include} ../inc/part.txt\n```\n\n## C\n\nlast\n"
    facts = read(project, text, part="## B\n\nwords\n\n$$\na\n$$\n")

    shown = [(each.text, each.file, each.line) for each in facts.labels]
    assert shown == [("T", "", 1), ("A", "", 3), ("B", "inc/part.txt", 1), ("C", "", 8)]
    assert [(each.file, each.line) for each in facts.formulas] == [("inc/part.txt", 5)]
    places = [each.place for each in (*facts.labels[:3], *facts.formulas, facts.labels[3])]
    assert places == sorted(places)
    assert facts.lines == 10


BROKEN = [
    "% a comment of the author's",
    "<!-- a comment -->",
    "```{index} single: word\n```",
    "{{ name }}",
    "```{glossary}\nterm\n  What it means.\n```",
]


@pytest.mark.parametrize(
    "more", BROKEN, ids=["percent", "comment", "index", "substitution", "glossary"]
)
@pytest.mark.parametrize("before", ["## One", "- item", "**Next**"])
def test_what_is_put_between_moves_no_record(project, more: str, before: str) -> None:
    config = {
        "myst_enable_extensions": ["amsmath", "dollarmath", "substitution"],
        "myst_substitutions": {"name": "value"},
    }
    text = TEXT.replace("{MARK}", "")
    plain, changed = (
        rigor_domain(
            project({"articles/a": each}, **config).build("rigor", fresh=True).app.env
        ).facts["articles/a"]
        for each in (text, text.replace(before, f"{more}\n\n{before}"))
    )

    assert [(each.text, each.level) for each in changed.labels if each.text != "term"] == [
        (each.text, each.level) for each in plain.labels
    ]
    assert [each.source for each in changed.formulas] == [
        each.source for each in plain.formulas
    ]
    places = [each.place for each in changed.labels]
    assert places == sorted(places)


def test_a_div_around_a_part_changes_no_label(project) -> None:
    text = TEXT.replace("{MARK}", "")
    boxed = text.replace("Words.\n", 'Words.\n\n<div class="wide">\n') + "\n</div>\n"
    plain, changed = read(project, text), read(project, boxed)

    assert [each.text for each in changed.labels] == [each.text for each in plain.labels]
    assert [each.source for each in changed.formulas] == [
        each.source for each in plain.formulas
    ]


OVER_TWO_LINES = (
    "![two\nlines](x.png)",
    '![two](x.png "a\ntitle")',
    "[![two\nlines](x.png)](x.md)",
    "[two\nlines](x.md)",
    '[two](x.md "a\ntitle")',
    "`two\nlines`",
    "a `` two\nlines `` `c`",
    "{emphasis}`two\nlines`",
    "*two\nlines* `c d`",
    "*two `c\nd`*",
    "$a\n+b$",
    'a<b\nclass="x">c</b>',
    "a\\\nb",
    "a  \nb",
)


@pytest.mark.parametrize("mark", ["", "> "])
def test_what_follows_on_two_lines_of_anything_is_told_on_its_line(project, mark) -> None:
    probe = "[below](https://example.org) ![p](p.png) $p$"
    files = {
        f"two{number}": f"# H\n\n{mark}" + f"{each} and\n{probe}\n".replace("\n", f"\n{mark}")
        for number, each in enumerate(OVER_TWO_LINES)
    }
    env = project(files).build("rigor").app.env
    for name, text in files.items():
        found = rigor_domain(env).facts[name]
        lines = [found.links[-1].line, found.images[-1].line, found.formulas[-1].line]
        assert lines == [5, 5, 5], text


def test_a_table_of_lists_begins_where_its_cells_do(project) -> None:
    text = "# H\n\n```{list-table} T\n\n* - a\n  - b\n* - c\n  - d\n* -\n  -\n```\n"
    built = project({"index": text}).build("rigor")
    [table] = rigor_domain(built.app.env).facts["index"].tables

    assert table.line == 5
    assert [row.below for row in table.body] == [0, 2, 0]
