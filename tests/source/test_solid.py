"""Lines that show nothing do not make a part longer."""

from __future__ import annotations

import pytest

from sphinx_rigor.source.solid import solid_lines, solid_markdown


@pytest.mark.parametrize(
    "padding",
    [
        "<br>",
        "<br/><br />",
        "&nbsp;",
        "\u200b",
        "\\",
        "-",
        "1.",
        "###",
        "<p></p>",
        "% a comment",
        "<!-- a comment -->",
        "<!--\na comment\nover lines\n-->",
    ],
)
def test_what_shows_nothing_is_no_line(padding: str) -> None:
    assert sum(solid_markdown(f"a\n\n{padding}\n\nb\n")) == 2


@pytest.mark.parametrize("mark", ["---", "* * *", ">", "> >"])
def test_a_ruler_is_a_line_and_a_run_of_them_is_one(mark: str) -> None:
    assert sum(solid_markdown(f"a\n\n{mark}\n\nb\n")) == 3
    assert sum(solid_markdown(f"a\n\n{mark}\n\n<br>\n\n{mark}\n\n{mark}\n\nb\n")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "```\n<br>\n---\n---\n% x\n```\n",
        "<!-- x --> words\n",
        "$$\na\n$$\n",
        "| a |\n|---|\n| 1 |\n",
        "- a\n- b\n",
        "> a\n>\n> b\n",
        "50% of it\n",
        ":::{note}\nx\n:::\n",
    ],
)
def test_what_says_something_or_stands_in_code_is_a_line(text: str) -> None:
    assert solid_markdown(text) == solid_lines(text)
    assert sum(solid_lines(text)) == len(text.splitlines())


def test_front_matter_and_files_that_never_close_a_comment() -> None:
    assert list(solid_markdown("---\na: 1\n---\n\nx\n<!-- open\ny\n")) == [1, 1, 1, 0, 1, 0, 0]
    assert solid_markdown("") == b""
