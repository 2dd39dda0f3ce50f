"""Where references lead."""

from __future__ import annotations

import pytest

from fixtures.articles import ARTICLE, OTHER, place
from sphinx_rigor.server.definition import definition

MORE = (
    ARTICLE
    + """
{ref}`words <there>` {doc}`b` [b](b.md) [x](b.md#more) {doc}`/index` $\\eqref{eq-big}$ {ref}`none`
"""
)
MORE_LINE = OTHER.split("\n").index("### More") + 1


@pytest.mark.parametrize(
    ("words", "file", "line"),
    [
        ("thm-big`,", "articles/a.md", 11),
        ("THM-BIG", "articles/a.md", 11),
        ("eq-big`,", "articles/a.md", 16),
        ("eq-big}", "articles/a.md", 16),
        ("#here)", "articles/a.md", 24),
        ("there>", "articles/b.md", MORE_LINE),
        ("b` [b]", "articles/b.md", 1),
        ("b.md)", "articles/b.md", 1),
        ("#more)", "articles/b.md", MORE_LINE),
        ("/index`", "index.md", 1),
    ],
)
def test_a_reference_leads_to_its_target(page, words, file, line) -> None:
    seen = page(MORE.replace("{ref}`none`", "{ref}`THM-BIG`"))
    (found,) = definition(seen, place(seen.lines.text, words, 1))

    assert found.uri.endswith(file)
    assert found.range.start.line == line - 1


@pytest.mark.parametrize("words", ["none`", "Part 1", "title: "])
def test_what_leads_nowhere(page, words) -> None:
    assert definition(page(MORE), place(MORE, words)) == []
