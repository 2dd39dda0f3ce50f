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
