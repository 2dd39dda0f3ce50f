"""Migrating twice changes no more than migrating once, and no word of the text is lost."""

from __future__ import annotations

from collections.abc import Iterator

from fuzz.budget import in_proportion
from fuzz.seeds import articles, texts_with
from fuzz.targets import divs
from sphinx_rigor.cli._migration import LINE, Migration, migrate
from sphinx_rigor.source import scan

WATCHED = "sphinx_rigor.cli"
WORDS = (
    *divs.WORDS,
    *(
        '<div class="formula-step">\n',
        '<div class="step-explanation">\n',
        '<div class="step">\n',
    ),
    *(
        '<div class="formula-explanation">\n',
        '<div class="step-by-step">\n',
        ":::\n",
        ":a: b\n",
    ),
)


def seeds() -> Iterator[str]:
    """Yield texts with divs."""
    yield from texts_with("div", "cli", "boxes", "gate")
    yield from articles()


def holds(text: str) -> None:
    """Migrate a text, and again."""
    with in_proportion(text):
        once = migrate(text)
        again = migrate(once.text)
    assert again.text == once.text
    assert again.count == 0
    assert all(1 <= each.line <= text.count("\n") + text.count("\r") + 1 for each in once.left)
    assert once.count or once.text == text
    kept(text, once)


def kept(text: str, once: Migration) -> None:
    """Fail where a line is lost that neither opens nor closes a div, nor names a step."""
    lines = LINE.findall(text)
    gone = {line for div in scan(text).divs for line in (div.line, div.end)}
    left = iter(LINE.findall(once.text))
    for number, line in enumerate(lines, 1):
        if number not in gone and line.strip() and "step-label" not in line:
            assert any(each.rstrip() == line.rstrip() for each in left), line
