"""What an article says is told as it stands there."""

from __future__ import annotations

from sphinx_rigor.collect.tables import table_lines
from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import LabelForm

TEXT = """# T

**Bold**: a

Plain: b [c](https://example.org/c) and [d](other.md).

- **Item**: e
- Other: f

| g | h |
|---|---|
| 1 | 2 |
| 3 | 4 |
|   |   |
"""


def test_leads_links_and_rows_are_told(project) -> None:
    built = project({"index": TEXT, "other": "---\norphan: true\n---\n# O\n"}).build("rigor")
    facts = rigor_domain(built.app.env).facts["index"]
    forms = {each.text.strip(": "): each.form for each in facts.labels}

    assert forms["Bold"] is LabelForm.BOLD
    assert forms["Item"] is not LabelForm.PLAIN
    assert [each.target for each in facts.links] == ["https://example.org/c", "other"]
    assert [(each.rows, each.columns) for each in facts.tables] == [(3, 2)]
    assert facts.citations == ()
    assert set(table_lines(facts.tables[0])) == {0, 2, 3}


def test_what_a_parser_says_of_an_unknown_role_is_no_text_and_takes_no_line(project) -> None:
    text = "# T\n\nOne {unknown}`x` two $a$\nthree $b$.\n\n- {other}`y` four $c$\n"
    built = project({"index": text}).build("rigor")
    facts = rigor_domain(built.app.env).facts["index"]

    assert [each.line for each in facts.formulas] == [3, 4, 6]
    assert [each.text for each in facts.paragraphs] == [
        "One  two $a$\nthree $b$.",
        "four $c$",
    ]


def test_a_heading_is_on_the_line_of_its_words_in_either_format(project) -> None:
    rest = "Top\n===\n\nx\n\nA\n-\n\ny\n\n====\nOver\n====\n\nz\n"
    files = {"one.rst": rest, "two": "Top\n===\n\nx\n\nA\n-\n\ny\n\n# Over\n"}
    built = project({"index": "# I\n", **files}).build("rigor")
    facts = rigor_domain(built.app.env).facts

    assert [(each.text, each.line) for each in facts["one"].labels] == [
        ("Top", 1),
        ("A", 6),
        ("Over", 12),
    ]
    assert [each.line for each in facts["two"].labels] == [1, 6, 11]
